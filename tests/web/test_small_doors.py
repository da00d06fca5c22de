"""Small doors: where an odd address leads, who counts as whose neighbour, what a foreign link does, who never ends."""

import socket
import threading
import time
from collections.abc import Iterator
from typing import NamedTuple

import httpx
import pytest
import uvicorn

from sync.store.accesses import Caller
from sync.web.app import application
from sync.web.process.login import neighbourhood
from sync.web.sent.slow_senders import Patient
from tests.web.test_attacks import raw, status
from tests.web.town import Town

PATIENCE = 60
"""Seconds a test waits for a server that hangs up after a blink."""


@pytest.fixture(scope="module")
def town(shared_town: Town) -> Town:
    return shared_town


@pytest.fixture(autouse=True)
def unlocked(town: Town) -> Iterator[None]:
    """Let nobody be locked out for what another test tried."""
    yield
    for number in range(1, 200):
        town.site.door.attempts.forgive(number)


@pytest.mark.parametrize("path", ["/home/", "/k/ABCD-EFGH/", "/office/", "/style.css/", "/sent/1/", "/enter/"])
def test_no_slash_leads_to_where_the_host_header_says(town: Town, path: str) -> None:
    with town.browser("佛山市") as browser:
        found = browser.get(path, headers={"host": "boese.example"})
    assert (found.status_code, "location" in found.headers) == (404, False)


@pytest.mark.parametrize(
    ("address", "neighbours"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("::ffff:c000:207", "192.0.2.7"),
        ("64:ff9b::192.0.2.7", "192.0.2.7"),
        ("64:ff9b::c000:0207", "192.0.2.7"),
        ("64:ff9b:1::c000:207", "64:ff9b:1::/64"),
        ("2002:c000:207:5::1", "192.0.2.7"),
        ("2001:0:1.2.3.4::", None),
        ("2001:db8:0:1::7", "2001:db8:0:1::/64"),
        ("2001:db8:0:1:ffff::7", "2001:db8:0:1::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_an_address_is_one_however_it_is_written(address: str, neighbours: str | None) -> None:
    assert neighbourhood(address) == (address if neighbours is None else neighbours)


def test_who_is_locked_out_by_a_mapped_address_locks_out_nobody_else(town: Town) -> None:
    with town.browser() as browser:
        token = browser.token()
        tried = [
            browser.post(
                "/enter",
                data={"token": token, "code": f"EEEE{n:04d}FFFFGGGG"},
                headers={"x-forwarded-for": f"::ffff:203.0.113.{5 if n < 11 else 6}"},
            ).status_code
            for n in range(12)
        ]
    assert tried == [422] * 10 + [429, 422]


DIGITS = "1" * 5000


@pytest.mark.parametrize(
    "path",
    [f"/sent/{DIGITS}", f"/file/{DIGITS}", f"/returned/{DIGITS}", f"/sent/{'9' * 101}"],
)
def test_a_number_nobody_counts_to_is_not_understood(town: Town, path: str) -> None:
    with town.browser("佛山市") as browser:
        found = browser.get(path)
        assert browser.get(f"/sent/{'9' * 100}").status_code == 404
    assert (found.status_code, "没有看懂这次提交" in found.text) == (400, True)


@pytest.mark.parametrize("query", [f"page={DIGITS}", "page=%ff", "page=-1", "page=١", f"page={'9' * 30}", "page"])
def test_a_query_is_never_an_error_of_ours(town: Town, query: str) -> None:
    with town.browser("秘书处") as browser:
        assert browser.get(f"/office/trail?{query}").status_code == 200
        assert browser.get(f"/office?{query}&status={DIGITS}&form=%00").status_code == 200


ODD = [
    "Host: [",
    "Host: [::1",
    "Host: a:b:c",
    "Host: \x7f",
    "Host: \xff\xfe",
    f"Host: a:{DIGITS}",
    "Host: a\r\nCookie: desk=\xff; =; ;;",
    f"Host: a\r\nCookie: desk={DIGITS}.{DIGITS}",
    "Host: a\r\nX-Forwarded-For: [::1, \xff",
    f"Host: a\r\nX-Forwarded-For: 1.2.3.4:{DIGITS}",
    "Host: a\r\nX-Forwarded-Proto: \xff",
    "Host: a\r\nRange: bytes=-",
    "Host: a\r\nIf-Modified-Since: x",
    "Host: a\r\nAccept-Encoding: \xff",
    "Host: a\r\nUpgrade: websocket\r\nConnection: Upgrade",
    f"Host: a\r\nContent-Length: {DIGITS}",
    "Host: a\r\nContent-Length: \xb2",
    "Host: a\r\nContent-Type: multipart/form-data; boundary=\xff",
    "Host: a\r\nContent-Type: multipart/form-data; boundary=B; charset=\xff",
    "Host: a\r\nContent-Type: multipart/form-data; charset*=utf-8''%ff; boundary=B",
    "Host: a\r\nContent-Type: ;;==",
    "Host: a\r\nTransfer-Encoding: chunked",
]


@pytest.mark.parametrize("head", ODD)
@pytest.mark.parametrize("asked", ["GET /", "POST /enter", "GET /k/%ff%00%d8", "PUT /home", "GET /home?%ff=%00"])
def test_no_head_of_a_request_is_an_error_of_ours(town: Town, asked: str, head: str) -> None:
    text = f"{asked} HTTP/1.1\r\n{head}\r\nConnection: close\r\n\r\n0\r\n\r\n"
    assert status(raw(town, text.encode("latin-1"))) >= 300 or asked == "GET /"
    assert status(raw(town, text.encode("latin-1"))) < 500


def test_a_foreign_link_says_whose_it_is_and_takes_nobody_s_session(town: Town) -> None:
    with town.browser("佛山市") as browser:
        token = browser.token()
        browser.get(f"/k/{town.code('江门市')}")
        assert "<span>佛山市</span>" in browser.get("/home").text
        page = browser.get("/").text
        assert "发给<strong>江门市</strong>的个人链接" in page
        assert "您现在是以<strong>佛山市</strong>的身份登录的" in page
        assert town.code("江门市") not in page
        stayed = browser.post("/enter", data={"token": token, "stay": "1"})
        assert (stayed.headers["location"], browser.get("/").headers["location"]) == ("/home", "/home")
        assert "<span>佛山市</span>" in browser.get("/home").text
        browser.get(f"/k/{town.code('江门市')}")
        browser.post("/enter", data={"token": browser.token()})
        assert "<span>江门市</span>" in browser.get("/home").text


def test_a_link_that_is_no_good_takes_nobody_s_session(town: Town) -> None:
    with town.browser("佛山市") as browser:
        browser.get("/k/ABCD-EFGH-JKLM-NPQR")
        page = browser.get("/")
        assert (page.status_code, "访问码不对，或已停用" in page.text) == (422, True)
        assert browser.get("/").headers["location"] == "/home"
        wrong = browser.post("/enter", data={"token": browser.token("/home"), "code": "nothing"})
        assert (wrong.status_code, browser.get("/home").status_code) == (422, 200)


def test_one_s_own_link_leads_home(town: Town) -> None:
    with town.browser("佛山市") as browser:
        browser.get(f"/k/{town.code('佛山市')}")
        assert browser.get("/").headers["location"] == "/home"


def test_a_link_of_the_office_says_whose_it_is(town: Town) -> None:
    with town.browser() as browser:
        browser.get(f"/k/{town.code('秘书处')}")
        assert "发给<strong>示例秘书处</strong>的个人链接" in browser.get("/").text
        assert browser.get("/office").headers["location"] == "/office/enter"


def test_links_are_tried_no_more_often_than_codes(town: Town) -> None:
    with town.browser() as browser:
        told = []
        for n in range(12):
            head = {"x-forwarded-for": "198.51.100.77"}
            browser.get(f"/k/HHHH-{n:04d}-JJJJ-KKKK", headers=head)
            told.append(browser.get("/", headers=head).status_code)
    assert told == [422] * 10 + [429] * 2


class Hasty(NamedTuple):
    """A server that waits for a blink only, and where it is."""

    server: uvicorn.Server
    place: socket.socket

    @property
    def address(self) -> tuple[str, int]:
        host, port = self.place.getsockname()
        return host, port


@pytest.fixture(scope="module")
def hasty(town: Town) -> Iterator[Hasty]:
    """The same site behind a server that waits for a blink only."""
    config = uvicorn.Config(
        application(town.site), lifespan="off", log_config=None, http=Patient, ws="none", timeout_keep_alive=1
    )
    config.timeout_keep_alive = 0.2  # type: ignore[assignment]  # uvicorn asks for whole seconds, the loop does not
    server, place = uvicorn.Server(config), socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [place]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Hasty(server, place)
    server.should_exit = True
    thread.join()
    place.close()


HALF = {
    "nothing": b"",
    "a byte": b"G",
    "half a head": b"GET / HTTP/1.1\r\nHost: a\r\nX-A: ",
    "half a second head": b"GET /style.css HTTP/1.1\r\nHost: a\r\n\r\nGET / HT",
    "a body nobody reads": b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nab",
    "a body that is refused": b"POST /send HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nab",
    "chunks without end": b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n",
    "whole and silent": b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
}


def hung_up(line: socket.socket, drip: bytes) -> bool:
    """Say whether the server hangs up on somebody who goes on dripping; patience ends long after a server's would."""
    line.settimeout(0.05)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if drip:
                line.sendall(drip)
            if not line.recv(65536):
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


@pytest.mark.parametrize("drip", [b"", b"a"], ids=["stops", "drips"])
@pytest.mark.parametrize("half", HALF)
def test_a_request_that_never_ends_is_hung_up_on(hasty: Hasty, half: str, drip: bytes) -> None:
    with socket.create_connection(hasty.address) as line:
        line.sendall(HALF[half])
        assert hung_up(line, b"" if half == "chunks without end" else drip)


def held(hasty: "Hasty", line: socket.socket) -> bool:
    """Say whether the server still holds a connection."""
    return line.getsockname() in {each.client for each in hasty.server.server_state.connections}


def test_an_answer_nobody_reads_is_given_up(town: Town, hasty: Hasty) -> None:
    large = "大" * 4_000_000
    token = town.site.pages.style
    town.site.pages.style = large.encode()
    try:
        with socket.socket() as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.connect(hasty.address)
            line.sendall(b"GET /style.css HTTP/1.1\r\nHost: a\r\n\r\n")
            assert line.recv(1)
            until = time.monotonic() + PATIENCE
            while time.monotonic() < until and held(hasty, line):
                time.sleep(0.05)
            assert not held(hasty, line)
    finally:
        town.site.pages.style = token


def test_who_asks_one_thing_after_the_other_is_answered_each_time(hasty: Hasty, town: Town) -> None:
    """Time runs for a request, not for a connection: three of them with pauses take longer than one may."""
    address = f"http://127.0.0.1:{hasty.address[1]}"
    with httpx.Client(base_url=address, trust_env=False) as browser:
        assert [browser.get("/style.css").status_code for _ in range(30)] == [200] * 30
    assert town.server.started


def test_a_form_that_takes_its_time_is_not_hurried(hasty: Hasty, town: Town) -> None:
    """How long an upload may take is the setting's to say, five seconds here, not that of a silent line."""
    town.site.accesses.add(Caller.CITY, town.site.wall(), city="440600")
    with town.browser("佛山市") as browser:
        cookie, token = browser.cookies["desk"], browser.token()
    body = f"token={token}&holds=1&x=".encode()
    head = (
        f"POST /zero/star HTTP/1.1\r\nHost: a\r\nCookie: desk={cookie}\r\nConnection: close\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body) + 6}\r\n\r\n"
    )
    with socket.create_connection(hasty.address, timeout=PATIENCE) as line:
        line.sendall(head.encode() + body)
        for _ in range(6):
            time.sleep(0.1)
            line.sendall(b"a")
        assert status(line.recv(65536)) == 303
