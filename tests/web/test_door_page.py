"""The door: who knocks too often has to wait; what a session is; what every answer carries."""

import pytest

from tests.web.town import Town, book

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)


def test_ten_wrong_codes_lock_the_address_even_for_the_right_one(town: Town) -> None:
    with town.browser() as browser:
        token = browser.token()
        wrong = [browser.post("/enter", data={"token": token, "code": f"{n}"}).status_code for n in range(12)]
        assert wrong == [422] * 10 + [429] * 2
        right = browser.post("/enter", data={"token": token, "code": town.code("佛山市")})
        assert (right.status_code, "暂时锁定" in right.text) == (429, True)


def test_wrong_codes_that_begin_alike_lock_from_wherever_they_come(town: Town) -> None:
    head = town.code("佛山市")[:4]
    statuses = []
    with town.browser() as browser:
        token = browser.token()
        for n in range(21):
            headers = {"x-forwarded-for": f"192.0.2.{n}"}
            typed = {"token": token, "code": head + "2" * 12}
            statuses.append(browser.post("/enter", data=typed, headers=headers).status_code)
    assert statuses == [422] * 20 + [429]


def test_a_code_may_be_typed_as_one_likes(town: Town) -> None:
    code = town.code("佛山市")
    typed = " ".join(code[n : n + 4] for n in range(0, 16, 4)).lower()
    with town.browser() as browser:
        assert browser.enter(typed).headers["location"] == "/home"


def test_a_revoked_code_ends_its_sessions_at_once(town: Town) -> None:
    with town.browser("东莞市") as browser:
        assert browser.get("/home").status_code == 200
        town.site.accesses.revoke(town.site.wall(), city="441900")
        assert browser.get("/home").headers["location"] == "/"
        assert browser.enter(town.code("东莞市")).status_code == 422


def test_logging_out_ends_the_session_for_whoever_copied_its_cookie(town: Town) -> None:
    with town.browser("佛山市") as browser, town.browser() as thief:
        thief.cookies = browser.cookies
        copied = dict(browser.cookies)
        assert browser.post("/leave", data={"token": browser.token()}).headers["location"] == "/"
        assert thief.get("/home", headers={"cookie": f"desk={copied['desk']}"}).headers["location"] == "/"


def test_a_cookie_that_was_changed_is_nobody_s(town: Town) -> None:
    with town.browser("佛山市") as browser:
        value = browser.cookies["desk"]
        browser.cookies.clear()
        answers = [browser.get("/home", headers={"cookie": f"desk={each}"}) for each in (value[:-2], "x" + value, "")]
        assert [each.headers["location"] for each in answers] == ["/"] * 3


def test_cookies_are_hidden_from_scripts_and_behind_tls_secure(town: Town) -> None:
    with town.browser() as browser:
        plain = browser.get("/").headers["set-cookie"]
        secure = browser.get("/", headers={"x-forwarded-proto": "https"}).headers
    assert plain.startswith("desk=")
    assert plain.endswith("HttpOnly; Path=/; SameSite=lax")
    assert secure["set-cookie"].startswith("__Host-desk=")
    assert secure["set-cookie"].endswith("HttpOnly; Path=/; SameSite=lax; Secure")
    assert secure["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize("path", ["/", "/home", "/nothing", "/send", "/sent/1", "/history", "/withdraw", "/office"])
def test_every_answer_carries_the_headers(town: Town, path: str) -> None:
    with town.browser("佛山市") as browser:
        found = browser.get(path).headers
    wanted = {
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
    }
    assert {name: found[name] for name in wanted} == wanted
    assert "server" not in found


def test_a_download_is_saved_and_never_shown(town: Town) -> None:
    with town.browser("佛山市") as browser:
        place = browser.upload(("<b>.html", b"<script>alert(1)</script>")).url.path.rpartition("/")[2]
        found = browser.get(f"/file/{place}").headers
    assert (found["content-type"], found["content-security-policy"]) == (
        "application/octet-stream",
        "default-src 'none'; sandbox",
    )
    assert found["content-disposition"] == "attachment; filename=\"file\"; filename*=UTF-8''_b_.html"


def test_pages_hold_no_script_and_ask_nobody_else(town: Town) -> None:
    with town.browser("佛山市") as browser:
        browser.upload(("佛山市.xlsx", book()))
        pages = [browser.get(each).text for each in ("/", "/home", "/send", "/history", "/withdraw", "/zero/star")]
    assert [each for each in pages if "<script" in each or "http://" in each or "https://" in each] == []


def test_error_pages_say_nothing_of_the_inside(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("示例甲的秘密")

    with town.browser("佛山市") as browser:
        monkeypatch.setattr(town.site.desk, "view", broken)
        found = browser.get("/home")
    assert (found.status_code, "系统暂时出了问题" in found.text) == (500, True)
    assert [each for each in ("秘密", "RuntimeError", "Traceback", ".py") if each in found.text] == []
    assert found.headers["content-security-policy"] == POLICY
