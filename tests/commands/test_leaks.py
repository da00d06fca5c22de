"""Personal values that could leak, through a whole run: only the city's own workbook may repeat them as they were."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.check import main as check
from scripts.report import main as report
from tests.markdown import workbook

SECRETS = ("13900001234", "139 0000 1234", "440600196205010011", "示例市秘密路9号", "0763-8122")
BOOK = """
# 单位信息
| 项目     | 填写内容      |
|----------|---------------|
| 填报单位 | 13900001234   |
| 联系人   | 139 0000 1234 |
| 手机     | 0763-8122     |

# 百姓学习之星
| 编号 | 推荐类别 | 姓名 | 性别 | 出生年月 | 身份证件号 | 联系电话 | 通讯地址 |
|------|----------|------|------|----------|------------|----------|----------|
| 440600-S01 | 13900001234 | 示例甲13900001234 | 女 | 1999-01 | 440600196205010011 | 打139 0000 1234 | 示例市秘密路9号 |
| 440600-S02 | 一般 | 440600196205010011 | 男 | 秋天 | 44060019620501001Z | 0763-8122 | LONG |
""".replace("LONG", "示例市秘密路9号" * 9)


def texts(path: Path) -> str:
    """All that a file shows, Office files unpacked."""
    data = path.read_bytes()
    if path.suffix not in {".xlsx", ".docx"}:
        return data.decode("utf-8")
    with ZipFile(BytesIO(data)) as archive:
        return "".join(archive.read(each).decode("utf-8", "replace") for each in archive.namelist())


def public_file(path: Path) -> bool:
    """Say whether a generated file leaves the house other than to the city it quotes."""
    return path.is_file() and not {"回执", "存档"} & set(path.parts)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "收件").mkdir()
    (tmp_path / "收件" / "佛山市13900001234.xlsx").write_bytes(workbook(BOOK))
    (tmp_path / "收件" / "不知是谁440600196205010011.txt.xlsx").write_bytes(b"nothing to read")
    return tmp_path / "收件"


def test_nothing_that_leaves_repeats_a_personal_value(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = ["--inbox", str(inbox), "--out", str(tmp_path / "结果"), "--year", "2014", "--today", "2099-01-01"]
    assert report(places) == 0
    out = tmp_path / "结果" / "2014"
    public = {path.relative_to(out).as_posix(): texts(path) for path in out.rglob("*") if public_file(path)}
    said = capsys.readouterr()
    public["屏幕"] = said.out + said.err
    assert {"公文/补正通知-佛山市.docx", "核验结果.json", "进度总览.xlsx", "manifest.json"} <= public.keys()
    assert [(name, each) for name, text in public.items() for each in SECRETS if each in text] == []
    assert "139****1234" in public["核验结果.json"]


def test_the_screen_of_a_check_masks_too(inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(["--file", str(inbox / "佛山市13900001234.xlsx"), "--year", "2014"]) == 1
    said = capsys.readouterr()
    assert [each for each in SECRETS if each in (said.out + said.err).replace("\n", "")] == []


def test_an_error_of_the_operators_masks_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(["--file", "没有13900001234.xlsx", "--year", "2014"]) == 2
    assert "没有139****1234.xlsx" in capsys.readouterr().err
