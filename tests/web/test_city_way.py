"""A city's whole way, from the personal link to the receipt: wrong first, then right; and what a button says."""

import logging
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from sync.desk.standing import look
from tests.containers import zipped
from tests.web.town import NOON, Town, book, number


def standing(town: Town, city: str = "佛山市") -> dict[str, str]:
    """Return where the forms of a city stand by the programme that the office runs."""
    codes = {each.name: each.code for each in town.run.plan.cities}
    verdict = look(town.run).progress.by_city[codes[city]]
    return {town.run.plan.form_by_key[each.form].title: str(each.status) for each in verdict.forms if each.due}


def entry(town: Town, key: str) -> str:
    """Return where one candidate stands."""
    forms = (form for verdict in look(town.run).verdicts for form in verdict.forms)
    return next(str(each.status) for form in forms for each in form.entries if each.key == key)


def test_from_the_link_to_the_receipt(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("httpx").setLevel(logging.WARNING)
    code = town.code("佛山市")
    with town.browser() as browser:
        followed = browser.get(f"/k/{code}")
        assert (followed.status_code, followed.headers["location"], followed.headers["referrer-policy"]) == (
            303,
            "/",
            "no-referrer",
        )
        page = browser.get("/")
        assert "个人链接" in page.text
        assert code not in page.text
        home = browser.post("/enter", data={"token": browser.token()}, follow_redirects=True)
        assert home.url.path == "/home"
        assert "还有5天11小时" in home.text
        assert "还没有收到贵市的报表" in home.text
    assert code not in caplog.text
    assert "GET /k/{code} 303" in caplog.text


def test_structure_then_rows_then_accepted(town: Town) -> None:
    with town.browser("佛山市") as browser:
        page = browser.upload(("佛山市.xlsx", b"no workbook"))
        assert "表格本身有问题，请先改这些" in page.text
        assert "<strong>您需要：</strong>请把内容填入下发的申报表（.xlsx）后重新报送。" in page.text
        wrong = book(**{"1962-05": "1962年", "13800000001": "139"})
        page = browser.upload(("佛山市.xlsx", wrong))
        assert "收到了，有内容要改" in page.text
        assert '<div class="value">1962年</div>' in page.text
        assert '<a href="#c2-F2">百姓学习之星 F2</a>' in page.text
        assert standing(town)["百姓学习之星"] == "待修改"
        page = browser.upload(("佛山市.xlsx", book()))
        assert "<h1>已接收</h1>" in page.text
        kept = town.site.store.received()[-1]
        assert f"回执号 <strong>{kept.id}</strong>" in page.text
        assert kept.sha256 in page.text
        assert standing(town) == {
            "单位信息": "已接收（有提示）",
            "百姓学习之星": "已接收（有提示）",
            "终身学习活动品牌": "已接收（有提示）",
        }


def test_every_version_and_its_returned_copy_are_kept(town: Town) -> None:
    with town.browser("佛山市") as browser:
        draft = book(**{"1962-05": "1962年"})
        first = browser.upload(("一稿.xlsx", draft))
        second = browser.upload(("二稿.xlsx", book()))
        history = browser.get("/history").text
        assert history.index("二稿.xlsx") < history.index("一稿.xlsx")
        assert browser.get(f"/file/{number(first)}").content == draft
        assert "此后您又报送了新的版本" in browser.get(f"/sent/{number(first)}").text
        copies = [browser.get(f"/returned/{number(each)}") for each in (first, second)]
        texts = [said(each.content) for each in copies]
        assert ["没有写到月" in each for each in texts] == [True, False]
        assert {each.headers["content-type"] for each in copies} == {"application/octet-stream"}


def said(data: bytes) -> str:
    """Return all texts of a workbook."""
    book_ = load_workbook(BytesIO(data))
    return "".join(str(cell) for sheet in book_ for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_the_workbook_to_fill_in_holds_what_was_accepted(town: Town) -> None:
    with town.browser("佛山市") as browser:
        browser.upload(("佛山市.xlsx", book(**{"13800000001": "139"})))
        blank = browser.get("/blank")
        text = said(blank.content)
        assert ("夜校里的示例街坊" in text, "示例讲坛" in text) == (True, True)
        card = load_workbook(BytesIO(blank.content))["单位信息"]
        values = {row[3]: row[4] for row in card.iter_rows(min_row=6, values_only=True)}
        assert (values["联系人"], values["手机"]) == ("示例甲", None)
        again = browser.upload(("改.xlsx", blank.content))
        assert "“手机”没有填" in again.text


def test_another_city_s_workbook_is_refused_and_touches_nobody(town: Town) -> None:
    with town.browser("江门市") as browser:
        browser.upload(("江门市.xlsx", book("江门市", "440700")))
    before = standing(town, "江门市"), standing(town, "佛山市")
    with town.browser("佛山市") as browser:
        page = browser.upload(("江门市.xlsx", book("江门市", "440700", 示例讲坛="示例冒名讲坛")))
        assert "您登录的是佛山市，这份表里写的却是江门市" in page.text
        assert "示例冒名讲坛" not in page.text
    assert (standing(town, "江门市"), standing(town, "佛山市")) == before


def test_several_files_at_once_and_an_archive(town: Town) -> None:
    archive = zipped({"佛山市申报.xlsx": book(), "照片/随手拍.jpg": b"\xff\xd8\xff"})
    with town.browser("佛山市") as browser:
        page = browser.upload(("材料.zip", archive), ("通知.jpg", b"\xff\xd8\xff\xe0"))
        assert "<h1>已接收</h1>" in page.text
        names = [each.name for each in town.site.store.received()][-4:]
    assert sorted(names) == [
        "佛山市/材料.zip",
        "佛山市/材料.zip/佛山市申报.xlsx",
        "佛山市/材料.zip/照片/随手拍.jpg",
        "佛山市/通知.jpg",
    ]


HOSTILE = {
    "../../x.xlsx": "x.xlsx",
    "C:\\Windows\\CON": "CON",
    "甲" * 300 + ".xlsx": "甲" * 115 + ".xlsx",
    "佛山\u202excod.xlsx": "佛山xcod.xlsx",
    "<img src=x onerror=1>.jpg": "<img src=x onerror=1>.jpg",
    "..": "未命名",
}


def test_file_names_never_become_paths(town: Town) -> None:
    with town.browser("佛山市") as browser:
        for given, kept in HOSTILE.items():
            page = browser.upload((given, given.encode()))
            received = town.site.store.received()[-1]
            assert received.name == f"佛山市/{kept}"
            assert "<img src=x" not in page.text
            again = browser.get(f"/file/{received.id}")
            assert (again.content, again.headers["content-disposition"].startswith("attachment;")) == (
                given.encode(),
                True,
            )
    names = {path.name for path in town.site.store.originals.folder.rglob("*") if path.is_file()}
    assert {len(each) for each in names} == {64}


def test_a_zero_report_by_button_and_the_later_of_sheet_and_button_counts(town: Town) -> None:
    with town.browser("江门市") as browser:
        browser.upload(("江门市.xlsx", book("江门市", "440700")))
        assert "贵市已报的1个将不再计入" in browser.get("/zero/brand").text
        done = browser.post("/zero/brand", data={"token": browser.token(), "holds": "1"}, follow_redirects=True)
        assert "<h1>已记录</h1>" in done.text
        assert standing(town, "江门市")["终身学习活动品牌"] == "零报告"
        assert "撤销零报告" in browser.get("/home").text
        browser.upload(("江门市新.xlsx", book("江门市", "440700")))
        assert standing(town, "江门市")["终身学习活动品牌"] == "已接收（有提示）"


def test_a_city_that_only_pressed_the_button_is_not_silent(town: Town) -> None:
    with town.browser("肇庆市") as browser:
        browser.post("/zero/star", data={"token": browser.token(), "holds": "1"})
    season = look(town.run)
    assert standing(town, "肇庆市") == {"单位信息": "未报", "百姓学习之星": "零报告", "终身学习活动品牌": "未报"}
    assert "肇庆市" not in [each.name for each in season.progress.silent]


def test_a_candidate_is_withdrawn_with_a_reason_and_comes_back(town: Town) -> None:
    with town.browser("佛山市") as browser:
        browser.upload(("佛山市.xlsx", book()))
        path, token = "/withdraw/440600-S01", browser.token()
        unreasoned = browser.post(path, data={"token": token, "holds": "1"})
        assert (unreasoned.status_code, "还没有写理由" in unreasoned.text) == (422, True)
        browser.post(path, data={"token": token, "holds": "1", "reason": "示例：本人不愿参加"})
        assert entry(town, "440600-S01") == "已撤回"
        browser.post(path, data={"token": token, "holds": "0", "base": browser.base(path)})
        assert entry(town, "440600-S01") == "已接收"


def test_after_the_deadline_the_page_says_so_and_still_takes(town: Town) -> None:
    town.now = NOON + timedelta(days=10)
    with town.browser("湛江市") as browser:
        assert "已截止</strong>；截止后仍可报送，是否接收由秘书处决定" in browser.get("/home").text
        page = browser.upload(("湛江市.xlsx", book("湛江市", "440800")))
        assert "已过“一般推荐”截止时间" in page.text


def test_what_was_kept_is_told_even_if_the_checks_break_down(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("示例甲")

    with town.browser("佛山市") as browser:
        browser.token()
        monkeypatch.setattr(town.site.desk, "view", broken)
        page = browser.post(
            "/send",
            data={"token": browser.token("/send")},
            files={"files": ("佛山市.xlsx", book())},
            follow_redirects=True,
        )
        assert ("<h1>已收到</h1>" in page.text, "核验暂时没有做完" in page.text) == (True, True)
