"""Where the key lies and by which way Google is reached (访问设置): the environment over config/google.toml."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sync.errors import OnlineError
from sync.plan import OFFICE, City, GoogleSheet, Plan

GOOGLE = "https://sheets.googleapis.com"
KEY, ROOT, SPREADSHEET = "GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_API_ROOT", "SPREADSHEET_ID"
NEEDED = ("client_email", "private_key", "token_uri")
SERVICE_ACCOUNT = "service_account"
NOT_CONFIGURED = "没有设置在线表格：请在 config/google.toml 的 spreadsheet 填表格编号，步骤见 docs/使用说明.md"


@dataclass(frozen=True)
class Access:
    """Everything needed to reach the sheets: `key` is the service account's, `root` "" for Google itself.

    `spreadsheets` pairs each spreadsheet's id with the city whose it is, the office for all of them.
    """

    sheet: GoogleSheet
    key: Mapping[str, str]
    root: str
    spreadsheets: tuple[tuple[City, str], ...]

    @property
    def account(self) -> str:
        """The address a spreadsheet has to be shared with."""
        return self.key["client_email"]


def access(sheet: GoogleSheet, plan: Plan, environ: Mapping[str, str]) -> Access | None:
    """Work out how to reach the sheets; None where nobody configured any. Raises OnlineError."""
    spreadsheets = configured(sheet, plan, environ)
    if not spreadsheets:
        return None
    return Access(sheet, key(environ), root(environ), spreadsheets)


def configured(sheet: GoogleSheet, plan: Plan, environ: Mapping[str, str]) -> tuple[tuple[City, str], ...]:
    """Return whose spreadsheets there are."""
    if sheet.shared:
        found = environ.get(SPREADSHEET, "").strip() or sheet.spreadsheet
        return ((OFFICE, bare(found)),) if found else ()
    return tuple((city, bare(sheet.cities[city.code])) for city in plan.cities if sheet.cities.get(city.code))


def bare(spreadsheet: str) -> str:
    """Return a spreadsheet's id, also where somebody wrote its whole address."""
    return spreadsheet.partition("/d/")[2].partition("/")[0] or spreadsheet.strip()


def root(environ: Mapping[str, str]) -> str:
    """Return scheme, host and port that stand for Google's; "" for its own. Raises OnlineError."""
    given = environ.get(ROOT, "").strip().rstrip("/")
    parts = urlsplit(given)
    if given and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path):
        raise OnlineError(f"环境变量 {ROOT}={given}：应写成 https://主机:端口，不带路径")
    return given


def key(environ: Mapping[str, str]) -> Mapping[str, str]:
    """Read the service account's key file. Raises OnlineError."""
    place = environ.get(KEY, "").strip()
    if not place:
        raise OnlineError(f"没有指明密钥文件：请把环境变量 {KEY} 设为服务账号的 JSON 密钥文件，如 secrets/key.json")
    try:
        made = json.loads(Path(place).read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise OnlineError(f"密钥文件不存在：{place}，请检查环境变量 {KEY} 所写的路径") from error
    except OSError as error:
        raise OnlineError(f"密钥文件读不出来：{place}（{error.strerror}），请检查权限") from error
    except ValueError as error:
        raise OnlineError(f"密钥文件不是 JSON：{place}，请重新下载服务账号的密钥（JSON 格式）") from error
    if not isinstance(made, dict) or made.get("type") != SERVICE_ACCOUNT or not all(map(made.get, NEEDED)):
        raise OnlineError(f"密钥文件不是服务账号的：{place}，请在谷歌云控制台为服务账号新建 JSON 密钥")
    return made
