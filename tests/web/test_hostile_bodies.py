"""Bodies that no browser would send: whatever comes, the page answers with a refusal and goes on."""

import random

import pytest

from tests.web.town import Browser, Town

SEED, MANY = 20140910, 80
FINE = (
    b'--B\r\nContent-Disposition: form-data; name="token"\r\n\r\n%s\r\n'
    b'--B\r\nContent-Disposition: form-data; name="files"; filename="a.xlsx"\r\n'
    b"Content-Type: application/octet-stream\r\n\r\nabc\r\n--B--\r\n"
)
KIND = "multipart/form-data; boundary=B"
PIECES = (b"--B", b"--B--", b"\r\n", b"\n", b'filename="', b"\x00", b"\xff\xfe", b'"', b";", b"name=", b":" * 50)


def broken(chance: random.Random, token: bytes) -> bytes:
    """Return a form with a few things changed, cut or put in."""
    body = bytearray(FINE % token)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(body) or 1)
        match chance.randrange(4):
            case 0:
                body[place:place] = chance.choice(PIECES)
            case 1:
                del body[place : place + chance.randrange(40)]
            case 2:
                body[place : place + 1] = chance.randbytes(3)
            case _:
                body += bytes(body[place : place + 80])
    return bytes(body)


@pytest.fixture(scope="module")
def town(shared_town: Town) -> Town:
    return shared_town


def posted(browser: Browser, body: bytes, kind: str = KIND) -> int:
    return browser.post("/send", content=body, headers={"content-type": kind}).status_code


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Starlette drops a part that breaks off
def test_broken_bodies_are_refused(town: Town) -> None:
    chance = random.Random(SEED)  # noqa: S311  # the same bodies every time
    with town.browser("佛山市") as browser:
        token = browser.token().encode()
        assert posted(browser, FINE % token) == 303
        statuses = {posted(browser, broken(chance, token)) for _ in range(MANY)}
        assert statuses <= {303, 400, 403, 413, 422}
        assert browser.get("/home").status_code == 200


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("multipart/form-data", 400),
        ("multipart/form-data; boundary=", 400),
        ("multipart/form-data; boundary=B; charset=nothing", 400),
        ("application/json", 403),
        ("application/x-www-form-urlencoded", 403),
        ("text/html; charset=" + "x" * 3000, 400),
        ("multipart/form-data; boundary=B; charset=UTF-8", 303),
        ("multipart/form-data; boundary=B; charset=unicode_escape", 400),
        ("multipart/form-data; boundary=B; charset=undefined", 400),
        ("multipart/form-data; boundary=B; charset=base64", 400),
        ("multipart/form-data; boundary=B; charset=utf-16", 400),
        ("application/x-www-form-urlencoded; charset=idna", 400),
    ],
)
def test_other_kinds_of_body(town: Town, kind: str, status: int) -> None:
    with town.browser("佛山市") as browser:
        assert posted(browser, FINE % browser.token().encode(), kind) == status


def test_what_is_too_large_is_not_taken(town: Town) -> None:
    before = len(town.site.store.received())
    with town.browser("佛山市") as browser:
        token = browser.token()
        large = ("files", ("a.xlsx", bytes(1 << 20) + b"1"))
        assert browser.post("/send", data={"token": token}, files=[large]).status_code == 413
        most = [("files", (f"{n}.xlsx", bytes(700 << 10))) for n in range(3)]
        assert browser.post("/send", data={"token": token}, files=most).status_code == 413
        many = [("files", (f"{n}.xlsx", b"1")) for n in range(6)]
        assert browser.post("/send", data={"token": token}, files=many).status_code == 400
        fields = {"token": token, **{f"f{n}": "1" for n in range(30)}}
        assert browser.post("/zero/star", data=fields).status_code == 400
        assert browser.post("/zero/star", data={"token": token, "x": "1" * 70_000}).status_code == 413
    assert len(town.site.store.received()) == before


def test_a_body_that_hides_its_length_is_cut_off(town: Town) -> None:
    with town.browser("佛山市") as browser:
        token = browser.token().encode()
        head, tail = (FINE % token).split(b"abc")
        pieces = iter([head, *[bytes(1 << 18)] * 12, tail])
        sent = browser.post("/send", content=pieces, headers={"content-type": KIND})
        assert sent.status_code == 413
