"""What went wrong on the way to Google (故障): does it pass, may it have been done, what can a clerk do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import msgspec
from google.auth.exceptions import GoogleAuthError, RefreshError
from requests import Response
from requests.exceptions import ConnectTimeout, ProxyError, RequestException, SSLError, Timeout
from urllib3.exceptions import MaxRetryError, NewConnectionError

from sync.errors import OnlineError

BUSY, UNAUTHORIZED, TIMED_OUT, FAULT = 429, 401, 408, 500
QUOTAS = frozenset({"RATE_LIMIT_EXCEEDED", "rateLimitExceeded", "userRateLimitExceeded"})
DISABLED = frozenset({"SERVICE_DISABLED", "accessNotConfigured"})
PROTECTED_CELL = re.compile(r"\bprotected\b")
"""A request called addProtectedRange is named in every refusal of it, whatever the cause."""
PAGE = re.compile(r"<!doctype|<html", re.IGNORECASE)
CLOCK_SIGNS = ("iat", "short-lived", "timeframe", "too early", "expired")


@dataclass(frozen=True)
class Trouble:
    """One failed request: `told` for the clerk, `passing` where trying again may help, `unsure` where it may be done.

    `asked` are the seconds the server asked to wait, `code` is its status (0 where it never answered). `here` where it
    is this one spreadsheet that is refused.
    """

    told: str
    passing: bool = False
    unsure: bool = False
    asked: float = 0.0
    code: int = 0
    said: str = ""
    here: bool = False


class RefusedError(OnlineError):
    """One spreadsheet is refused (表格打不开); others may not be."""


def of_answer(response: Response, account: str) -> Trouble | None:
    """Return what is wrong with an answer; None where it is what was asked for."""
    body = json_of(response)
    if response.ok:
        return None if body is not None else Trouble(NOT_GOOGLE, passing=True, unsure=True, code=response.status_code)
    code, error = response.status_code, (body or {}).get("error")
    error = error if isinstance(error, Mapping) else {}
    said, reasons = str(error.get("message", "")), reasons_of(error)
    if code == BUSY or reasons & QUOTAS:
        return Trouble(TOO_MANY, passing=True, asked=seconds(response), code=code, said=said)
    if code == UNAUTHORIZED:
        return Trouble(KEY_REFUSED.format(account=account), passing=True, code=code, said=said)
    faulty = code == TIMED_OUT or code >= FAULT
    if faulty or body is None:
        told = FAULTY.format(code=code) if faulty else NOT_GOOGLE
        return Trouble(told, passing=True, unsure=faulty, asked=seconds(response), code=code, said=said)
    told = refusal(code, said, reasons, account)
    return Trouble(told, code=code, said=said, here=told != DISABLED_API)


def refusal(code: int, said: str, reasons: frozenset[str], account: str) -> str:
    """Word what Google refuses for good."""
    lower = said.lower()
    if reasons & DISABLED or "has not been used" in lower or "is disabled" in lower:
        return DISABLED_API
    if PROTECTED_CELL.search(lower):
        return PROTECTED.format(account=account)
    if "not supported for this document" in lower:
        return OFFICE_FILE
    wording = {403: NOT_SHARED, 404: NOT_FOUND}.get(code, REFUSED)
    return wording.format(account=account, code=code, said=" ".join(said.split()) or SAID_NOTHING)


def of_exception(error: RequestException | GoogleAuthError) -> Trouble:
    """Return what is wrong where no answer came; what never left this machine was certainly not done."""
    if isinstance(error, RefreshError):
        return of_refresh(error)
    if isinstance(error, GoogleAuthError):
        cause = error.__cause__ or (error.args[0] if error.args else None)
        if not isinstance(cause, RequestException):
            return Trouble(NO_LOGIN, passing=True)
        # An address that is none is the key file's: it tells where to log in.
        return Trouble(KEY_REVOKED) if isinstance(cause, ValueError) else replace(of_exception(cause), passing=True)
    usual = Trouble(NO_NETWORK, passing=True, unsure=not never_left(error))
    found = next((made for kind, made in KINDS if isinstance(error, kind)), usual)
    return replace(found, told=found.told.format(host=host_of(error)))


def host_of(error: RequestException) -> str:
    """Return where a request was to go: by a gateway or the key file that may be another host than Google's."""
    asked = error.request.url if error.request else None
    return urlsplit(str(asked or "")).hostname or HOST


def never_left(error: RequestException) -> bool:
    """Say whether no connection was made at all."""
    cause = error.args[0] if error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)


def of_refresh(error: RefreshError) -> Trouble:
    """Return what is wrong with the key or the clock, by what the token service said."""
    said = str(error).lower()
    if PAGE.search(said):
        return Trouble(NOT_GOOGLE, passing=True)
    if error.retryable:
        return Trouble(NO_LOGIN, passing=True)
    if "signature" in said:
        return Trouble(KEY_REVOKED)
    if any(sign in said for sign in CLOCK_SIGNS):
        return Trouble(CLOCK)
    if "account" in said or "invalid_grant" in said or "invalid_client" in said:
        return Trouble(KEY_REVOKED)
    return Trouble(NO_LOGIN, passing=True)


def json_of(response: Response) -> dict[str, object] | None:
    """Return an answer's JSON object; None where it is a page or cut short."""
    try:
        made = msgspec.json.decode(response.content)
    except (msgspec.DecodeError, ValueError):
        return None
    return made if isinstance(made, dict) else None


def reasons_of(error: Mapping[str, object]) -> frozenset[str]:
    """Collect the reasons Google gives in either of its two manners."""
    listed = [each for name in ("details", "errors") if isinstance(given := error.get(name), list) for each in given]
    return frozenset(str(each["reason"]) for each in listed if isinstance(each, Mapping) and "reason" in each)


def seconds(response: Response) -> float:
    """Return the seconds an answer asks to wait; 0 where it does not."""
    given = response.headers.get("Retry-After", "")
    return float(given) if given.isascii() and given.isdecimal() else 0.0


SAID_NOTHING = "没有说明原因"
NOT_SHARED = "没有权限打开或修改在线表格：请在表格的“共享”里把 {account} 加为“编辑者”，然后重试"
NOT_FOUND = "找不到这个在线表格：请核对表格编号，并确认已共享给 {account}"
DISABLED_API = "谷歌云项目没有启用 Google Sheets API：请在谷歌云控制台的“API 和服务”中启用它，几分钟后重试"
PROTECTED = "在线表格里有 {account} 不能改的保护区域：请表格所有者在“数据—受保护的工作表和范围”中把它加为编辑者"
OFFICE_FILE = "这个网址是放在云端硬盘里的 Excel 文件，不是谷歌表格：请打开它，用“文件—另存为 Google 表格”，换成新的编号"
REFUSED = "谷歌没有接受这次请求（{code}）：{said}。请把这句话转给技术人员"
TOO_MANY = "谷歌说请求太多，等了很久仍未恢复：请过几分钟再运行，或把 config/google.toml 的 requests_a_minute 改小"
KEY_REFUSED = "谷歌不认服务账号 {account} 的登录：请确认密钥没有被停用，必要时新建一个"
KEY_REVOKED = (
    "谷歌不认环境变量 GOOGLE_APPLICATION_CREDENTIALS 所指的密钥（可能已删除或不完整）："
    "请在谷歌云控制台为服务账号新建 JSON 密钥，换掉原来的文件"
)
CLOCK = "本机时间不准，谷歌拒绝登录：请校准电脑的日期、时间和时区后重试"
NO_LOGIN = "谷歌的登录服务暂时没有响应：请检查网络和代理，稍后重试"
FAULTY = "谷歌服务暂时出错（{code}），多次重试仍未恢复：请过几分钟再运行"
NOT_GOOGLE = "收到的不是谷歌的答复：网络可能要求先登录，或代理、网关设置有误，请用浏览器检查能否打开谷歌表格"
HOST = "谷歌"
NO_NETWORK = "连不上 {host}：请检查网络；需要代理的，在 config/google.toml 的 proxy 或环境变量 HTTPS_PROXY 中填写"
SLOW = "谷歌迟迟没有答复：请检查网络，稍后重试；网络慢的，把 config/google.toml 的 timeout 改大"
PROXY = "代理服务器连不上：请检查 config/google.toml 的 proxy 或环境变量 HTTPS_PROXY"
CERTIFICATE = "加密连接的证书不对：请检查代理或网关，以及本机时间"
ADDRESS = "谷歌的地址写得不对：请检查环境变量 GOOGLE_API_ROOT 和代理设置"

KINDS: tuple[tuple[type[Exception], Trouble], ...] = (
    (ProxyError, Trouble(PROXY, passing=True)),
    (SSLError, Trouble(CERTIFICATE)),
    (ConnectTimeout, Trouble(NO_NETWORK, passing=True)),
    (Timeout, Trouble(SLOW, passing=True, unsure=True)),
    (ValueError, Trouble(ADDRESS)),
)
"""The first kind an exception is of; an address that is none is a ValueError."""
