"""What an office may write in the environment and in config/google.toml, and what it is told of what it may not."""

import codecs
import json
from pathlib import Path

import pytest

from sync.errors import OnlineError
from sync.plan import GoogleSheet
from sync.sheets.google.service.access_settings import access
from tests.google.service import Service
from tests.sheets.google.online_desk import PLAN

KEY = "GOOGLE_APPLICATION_CREDENTIALS"


@pytest.fixture
def environ(service: Service, tmp_path: Path) -> dict[str, str]:
    return {KEY: str(service.key_file(tmp_path)), "SPREADSHEET_ID": "abc-1"}


@pytest.mark.parametrize(
    "written",
    [
        "https://docs.google.com/spreadsheets/d/abc-1/edit#gid=0",
        "https://docs.google.com/spreadsheets/d/abc-1?usp=sharing",
        "https://docs.google.com/spreadsheets/u/0/d/abc-1",
        ' "abc-1" ',
    ],
)
def test_the_whole_address_does_for_the_id(environ: dict[str, str], written: str) -> None:
    made = access(GoogleSheet(), PLAN, environ | {"SPREADSHEET_ID": written})
    assert [id_ for _, id_ in made.spreadsheets] == ["abc-1"]


@pytest.mark.parametrize("written", ["学习活动周", "../x?y=1", "https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub"])
def test_what_is_no_id_is_not_sent_to_google(environ: dict[str, str], written: str) -> None:
    told = f"环境变量 SPREADSHEET_ID：“{written}”不是表格编号，应为表格网址中 /d/ 与 /edit 之间的一串，或整个网址"
    with pytest.raises(OnlineError) as caught:
        access(GoogleSheet(), PLAN, environ | {"SPREADSHEET_ID": written})
    assert str(caught.value) == told


def test_a_wrong_id_of_a_city_names_the_city_and_its_key(environ: dict[str, str]) -> None:
    with pytest.raises(OnlineError, match=r"config/google.toml 的 cities\.440300（深圳市）：“填这里”不是表格编号"):
        access(GoogleSheet(layout="city", cities={"440300": "填这里"}), PLAN, environ)


def test_two_cities_cannot_have_the_same_spreadsheet(environ: dict[str, str]) -> None:
    cities = {"440100": "abc-1", "440300": "https://docs.google.com/spreadsheets/d/abc-1/edit"}
    told = r"cities\.440300（深圳市）与 config/google.toml 的 cities\.440100（广州市）是同一个表格"
    with pytest.raises(OnlineError, match=told):
        access(GoogleSheet(layout="city", cities=cities), PLAN, environ)


@pytest.mark.parametrize("written", ["http://127.0.0.1:8080/", "https://gateway.example", '"http://127.0.0.1:8080"'])
def test_a_gateway_is_scheme_host_and_port(environ: dict[str, str], written: str) -> None:
    made = access(GoogleSheet(), PLAN, environ | {"GOOGLE_API_ROOT": written})
    assert made.root == written.strip('"').rstrip("/")


@pytest.mark.parametrize(
    "written",
    [
        "http://[::1",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:8080/v4",
        "http://127.0.0.1:8080?x=1",
        "http://u:p@127.0.0.1",
        "http://a b",
        "127.0.0.1:8080",
        "ftp://gateway.example",
    ],
)
def test_a_gateway_that_is_none(environ: dict[str, str], written: str) -> None:
    with pytest.raises(OnlineError) as caught:
        access(GoogleSheet(), PLAN, environ | {"GOOGLE_API_ROOT": written})
    assert str(caught.value) == f"环境变量 GOOGLE_API_ROOT={written}：应写成 https://主机:端口，不带路径"


def test_a_key_file_may_have_passed_through_an_editor(environ: dict[str, str]) -> None:
    place = Path(environ[KEY])
    text = place.read_text(encoding="utf-8")
    place.write_bytes(codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode())
    made = access(GoogleSheet(), PLAN, environ | {KEY: f'"{place}"'})
    assert made.account == "desk@example-project.iam.gserviceaccount.com"


def service_account(**changed: object) -> bytes:
    return json.dumps({"type": "service_account", "client_email": "a@b", "token_uri": "x"} | changed).encode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "密钥文件不存在：{place}，请检查环境变量 GOOGLE_APPLICATION_CREDENTIALS 所写的路径"),
        (b"", "密钥文件不是 JSON：{place}，请重新下载服务账号的密钥（JSON 格式）"),
        ("密钥".encode("gbk"), "密钥文件不是 JSON：{place}，请重新下载服务账号的密钥（JSON 格式）"),
        (b"[" * 100_000, "密钥文件不是 JSON：{place}，请重新下载服务账号的密钥（JSON 格式）"),
        (b"[]", "密钥文件不是服务账号的：{place}，请在谷歌云控制台为服务账号新建 JSON 密钥"),
        (
            b'{"type": "authorized_user"}',
            "密钥文件不是服务账号的：{place}，请在谷歌云控制台为服务账号新建 JSON 密钥",
        ),
        (
            service_account(private_key=5),
            "密钥文件不是服务账号的：{place}，请在谷歌云控制台为服务账号新建 JSON 密钥",
        ),
    ],
    ids=["absent", "empty", "not utf-8", "nested", "list", "of a user", "no key in it"],
)
def test_a_key_file_that_is_none(tmp_path: Path, content: bytes | None, told: str) -> None:
    place = tmp_path / "key.json"
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(OnlineError) as caught:
        access(GoogleSheet(), PLAN, {KEY: str(place), "SPREADSHEET_ID": "abc-1"})
    assert str(caught.value) == told.format(place=place)


def test_a_folder_is_no_key_file(tmp_path: Path) -> None:
    with pytest.raises(OnlineError, match=f"密钥文件读不出来：{tmp_path}，请检查它是不是文件、有没有读取权限"):
        access(GoogleSheet(), PLAN, {KEY: str(tmp_path), "SPREADSHEET_ID": "abc-1"})


def test_nobody_says_where_the_key_is() -> None:
    with pytest.raises(OnlineError, match="没有指明密钥文件：请把环境变量 GOOGLE_APPLICATION_CREDENTIALS 设为"):
        access(GoogleSheet(), PLAN, {"SPREADSHEET_ID": "abc-1"})


def test_nothing_configured_is_nothing_wrong() -> None:
    assert access(GoogleSheet(), PLAN, {}) is None
