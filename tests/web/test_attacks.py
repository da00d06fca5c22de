"""What somebody tries who means no good, over real sockets: he gets nowhere, and the others notice nothing."""

import socket
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from itertools import repeat
from pathlib import Path

import pytest

from sync.web.process.sessions import Cookies, begun
from tests.web.town import PATIENCE, Town, book


@pytest.fixture(scope="module")
def town(shared_town: Town) -> Town:
    return shared_town


def raw(town: Town, *pieces: bytes, drops: Iterable[bytes] = ()) -> bytes:
    """Say something to the server, then drop after drop while it listens; return its answer until it hangs up."""
    with socket.create_connection(town.socket.getsockname(), timeout=PATIENCE) as line:
        try:
            line.sendall(b"".join(pieces))
            for each in drops:
                time.sleep(0.1)
                line.sendall(each)
        except OSError:
            pass  # it has hung up already
        answer = b""
        try:
            while piece := line.recv(65536):
                answer += piece
        except ConnectionResetError:
            return answer
        return answer


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else 0


@pytest.fixture
def head(town: Town) -> str:
    return head_of(town)


def head_of(town: Town) -> str:
    """Return the head of an upload of 佛山's, without what says how long it is."""
    with town.browser("佛山市") as browser:
        cookie = browser.cookies["desk"]
    kind = "multipart/form-data; boundary=B"
    return f"POST /send HTTP/1.1\r\nHost: a\r\nCookie: desk={cookie}\r\nContent-Type: {kind}\r\nConnection: close\r\n"


def test_an_upload_that_drips_is_broken_off_and_holds_nobody_up(tmp_path: Path) -> None:
    with Town(tmp_path, seconds=1) as town, ThreadPoolExecutor(8) as crowd, town.browser("江门市") as browser:
        said = f"{head_of(town)}Content-Length: 100000\r\n\r\n--B\r\n".encode()
        slow = [crowd.submit(raw, town, said, drops=repeat(b"x", 90_000)) for _ in range(8)]
        assert browser.get("/home").status_code == 200
        assert {status(each.result()) for each in slow} <= {0, 408}
        assert town.site.store.received() == []


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x" * 200_000 + "\r\n\r\n", {400, 431}),
        ("GET /" + "x" * 200_000 + " HTTP/1.1\r\nHost: a\r\n\r\n", {400, 414}),
        ("nothing at all\r\n\r\n", {400}),
        ("POST /send HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", {400}),
        ("POST /send HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", {400}),
        ("POST /send HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", {400, 403}),
    ],
    ids=["long header", "long path", "noise", "two lengths", "negative length", "bad chunk"],
)
def test_requests_that_are_none_are_refused(town: Town, request_: str, wanted: set[int]) -> None:
    assert status(raw(town, request_.replace("Host: a\r\n", "Host: a\r\nConnection: close\r\n").encode())) in wanted
    with town.browser() as browser:
        assert browser.get("/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../config/web.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/file/..%2f1",
        "/file/1%00",
        "/file/1/../2",
        "/file/-1",
        "/style.css/../web.key",
        "/zero/..%2f..%2f",
        "/zero/%ff",
        "/withdraw/%00",
        "/k/" + "x" * 5000,
    ],
)
def test_paths_lead_nowhere(town: Town, head: str, path: str) -> None:
    cookie = head.partition("Cookie: ")[2].partition("\r\n")[0]
    asked = f"GET {path} HTTP/1.1\r\nHost: a\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
    assert status(raw(town, asked.encode())) == (303 if path.startswith("/k/") else 404)


@pytest.mark.parametrize(
    "name", ["a\\r\\nSet-Cookie: x=1", "a%0d%0aX: 1.xlsx", "a;filename=b", "甲\u2028\x7f乙", "\\..\\"]
)
def test_a_file_s_name_never_becomes_a_header(town: Town, head: str, name: str) -> None:
    with town.browser("佛山市") as browser:
        browser.upload((name, b"abc"))
        number = town.site.store.received()[-1].id
        answer = browser.get(f"/file/{number}")
    assert (answer.content, "set-cookie" in answer.headers, "x" in answer.headers) == (b"abc", False, False)
    assert answer.headers["content-disposition"].isascii()
    assert head


def test_cookies_of_another_key_or_another_year_or_too_old_are_nobody_s(town: Town) -> None:
    town.code("佛山市")
    access = next(each for each in town.site.accesses.lines() if each.revoked_at is None)
    now = datetime.now(UTC)
    session = begun(access, now)
    cookies, longest = town.site.cookies, town.site.longest
    made = {
        "good": cookies.signer.dumps(asdict(session)),
        "key": Cookies(bytes(32), 2014).signer.dumps(asdict(session)),
        "year": Cookies(cookies.signer.secret_keys[0], 2013).signer.dumps(asdict(session)),
        "old": cookies.signer.dumps(asdict(begun(access, now - longest - timedelta(seconds=1)))),
        "future": cookies.signer.dumps(asdict(begun(access, now + timedelta(hours=1)))),
        "head": cookies.signer.dumps(asdict(replace(session, head="ZZZZ"))),
        "words": cookies.signer.dumps(["1"]),
    }
    with town.browser() as browser:
        told = {
            name: browser.get("/home", headers={"cookie": f"desk={each}"}).status_code for name, each in made.items()
        }
    assert told == {"good": 200} | dict.fromkeys(list(made)[1:], 303)


def test_many_at_once_at_the_door_try_no_more_codes_than_one(town: Town) -> None:
    with ThreadPoolExecutor(12) as crowd, town.browser() as browser:
        token, cookies = browser.token(), dict(browser.cookies)
        head = {"cookie": f"desk={cookies['desk']}", "x-forwarded-for": "198.51.100.7"}
        tried = list(
            crowd.map(
                lambda n: (
                    browser.post(
                        "/enter", data={"token": token, "code": f"AAAA{n:04d}BBBBCCCC"}, headers=head
                    ).status_code
                ),
                range(30),
            )
        )
    assert sorted(tried) == [422] * 10 + [429] * 20


def test_who_forges_the_forwarding_address_through_a_proxy_is_still_one(town: Town) -> None:
    """A proxy adds the real address at the end; what stood before it is anybody's invention."""
    with town.browser() as browser:
        token = browser.token()
        tried = [
            browser.post(
                "/enter",
                data={"token": token, "code": f"BBBB{n:04d}CCCCDDDD"},
                headers={"x-forwarded-for": f"192.0.2.{n}, 198.51.100.9"},
            ).status_code
            for n in range(12)
        ]
    assert tried == [422] * 10 + [429] * 2


def test_an_address_of_the_sixth_version_cannot_be_changed_within_a_network(town: Town) -> None:
    with town.browser() as browser:
        token = browser.token()
        tried = [
            browser.post(
                "/enter",
                data={"token": token, "code": f"CCCC{n:04d}DDDDEEEE"},
                headers={"x-forwarded-for": f"2001:db8::{n:x}"},
            ).status_code
            for n in range(12)
        ]
    assert tried == [422] * 10 + [429] * 2


def test_a_page_is_still_what_it_was_after_all_that(town: Town) -> None:
    with town.browser("佛山市") as browser:
        assert "<h1>已接收</h1>" in browser.upload(("佛山市.xlsx", book())).text
