"""Where the key lies and by which way Google is reached (访问设置): the environment over config/google.toml."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sync.errors import OnlineError
from sync.plan import OFFICE, City, GoogleSheet, Plan
from sync.sheets.google.service.faults import RefusedError

KEY, ROOT, SPREADSHEET = "GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_API_ROOT", "SPREADSHEET_ID"
NEEDED = ("client_email", "private_key", "token_uri")
SERVICE_ACCOUNT = "service_account"
NOT_CONFIGURED = (
    "没有设置在线表格：请在 config/google.toml 的 spreadsheet 或 [cities] 填表格编号，步骤见 docs/使用说明.md"
)
ID = re.compile(r"[A-Za-z0-9_-]{2,}")
IN_ADDRESS = re.compile(r"/d/([^/?#]+)")
NO_HOST = re.compile(r"[\s@]|//$")
QUOTES = "\"'“”"
"""Windows keeps them where somebody writes them around a path or an id."""


@dataclass(frozen=True)
class SheetAccess:
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


def access(sheet: GoogleSheet, plan: Plan, environ: Mapping[str, str]) -> SheetAccess | None:
    """Work out how to reach the sheets; None where nobody configured any. Raises OnlineError."""
    spreadsheets = configured(sheet, plan, environ)
    if not spreadsheets:
        return None
    return SheetAccess(sheet, key(environ), root(environ), spreadsheets)


def configured(sheet: GoogleSheet, plan: Plan, environ: Mapping[str, str]) -> tuple[tuple[City, str], ...]:
    """Return whose spreadsheets there are. Raises OnlineError where an id is none, or two cities have the same."""
    found = tuple(ids(sheet, plan, environ))
    owners: dict[str, City] = {}
    for city, id_ in found:
        if id_ in owners:
            raise OnlineError(f"{place_of(city)}与 {place_of(owners[id_])}是同一个表格：每市要有各自的表格")
        owners[id_] = city
    return found


def ids(sheet: GoogleSheet, plan: Plan, environ: Mapping[str, str]) -> Iterator[tuple[City, str]]:
    """Yield each spreadsheet's id and whose it is."""
    if sheet.shared:
        given = written(environ, SPREADSHEET)
        if given or sheet.spreadsheet.strip():
            yield OFFICE, bare(given or sheet.spreadsheet, f"环境变量 {SPREADSHEET}" if given else place_of(OFFICE))
        return
    for city in plan.cities:
        if sheet.cities.get(city.code, "").strip():
            yield city, bare(sheet.cities[city.code], place_of(city))


def place_of(city: City) -> str:
    """Return where the id of a city's spreadsheet is set; of the office's, for all of them."""
    if city.code == OFFICE.code:
        return "config/google.toml 的 spreadsheet"
    return f"config/google.toml 的 cities.{city.code}（{city.name}）"


@contextmanager
def naming(city: City) -> Iterator[None]:
    """Say of a spreadsheet's trouble whose it is and where its id is set."""
    try:
        yield
    except RefusedError as error:
        place = place_of(city)
        either = f"{place} 或环境变量 {SPREADSHEET}" if city.code == OFFICE.code else place
        raise RefusedError(f"{either}：{error}") from error


def bare(spreadsheet: str, place: str) -> str:
    """Return a spreadsheet's id, also where somebody wrote its whole address at `place`. Raises OnlineError."""
    text = spreadsheet.strip().strip(QUOTES)
    found = in_address[1] if (in_address := IN_ADDRESS.search(text)) else text
    if not ID.fullmatch(found):
        raise OnlineError(f"{place}：“{text}”不是表格编号，应为表格网址中 /d/ 与 /edit 之间的一串，或整个网址")
    return found


def written(environ: Mapping[str, str], name: str) -> str:
    """Return an environment variable as meant: without blanks and quotes around it."""
    return environ.get(name, "").strip().strip(QUOTES)


def root(environ: Mapping[str, str]) -> str:
    """Return scheme, host and port that stand for Google's; "" for its own. Raises OnlineError."""
    given = written(environ, ROOT).rstrip("/")
    if given and not is_root(given):
        raise OnlineError(f"环境变量 {ROOT}={given}：应写成 https://主机:端口，不带路径")
    return given


def is_root(address: str) -> bool:
    """Say whether an address is scheme, host and port, and nothing else."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:  # brackets that do not close, a port that is none
        return False
    whole = f"{parts.scheme}://{parts.netloc}"
    return parts.scheme in {"http", "https"} and whole.casefold() == address.casefold() and not NO_HOST.search(whole)


def key(environ: Mapping[str, str]) -> Mapping[str, str]:
    """Read the service account's key file. Raises OnlineError."""
    place = written(environ, KEY)
    if not place:
        raise OnlineError(f"没有指明密钥文件：请把环境变量 {KEY} 设为服务账号的 JSON 密钥文件，如 secrets/key.json")
    try:
        made = json.loads(Path(place).read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise OnlineError(f"密钥文件不存在：{place}，请检查环境变量 {KEY} 所写的路径") from error
    except OSError as error:
        raise OnlineError(f"密钥文件读不出来：{place}，请检查它是不是文件、有没有读取权限") from error
    except (ValueError, RecursionError) as error:
        raise OnlineError(f"密钥文件不是 JSON：{place}，请重新下载服务账号的密钥（JSON 格式）") from error
    if (
        not isinstance(made, dict)
        or made.get("type") != SERVICE_ACCOUNT
        or not all(is_text(made, each) for each in NEEDED)
    ):
        raise OnlineError(f"密钥文件不是服务账号的：{place}，请在谷歌云控制台为服务账号新建 JSON 密钥")
    return made


def is_text(made: Mapping[str, object], name: str) -> bool:
    """Say whether a key file has a text under a name."""
    return isinstance(made.get(name), str) and made[name] != ""
