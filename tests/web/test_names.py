import pytest

from sync.web.sent.upload_names import attachment, clean


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("佛山市.xlsx", "佛山市.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\用户\\示例\\表.xlsx", "表.xlsx"),
        ("表\u202exslx.exe", "表xslx.exe"),
        ("表\r\n\x00.xlsx", "表.xlsx"),
        ("..", "未命名"),
        ("", "未命名"),
        ("甲" * 300 + ".xlsx", "甲" * 115 + ".xlsx"),
        ("甲." + "乙" * 300, "甲." + "乙" * 118),
    ],
)
def test_clean(given: str, kept: str) -> None:
    assert clean(given) == kept


def test_a_name_cannot_leave_its_header() -> None:
    assert attachment('"; x="\r\nSet-Cookie: a=b.xlsx') == {
        "Content-Disposition": "attachment; filename=\"file\"; filename*=UTF-8''_%3B%20x%3D_Set-Cookie_%20a%3Db.xlsx"
    }
