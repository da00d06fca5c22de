"""What the stand-in answers when it does not do what was asked, in Google's words and shape."""

from typing import Any

STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}
PROTECTED = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)


class Refusal(Exception):  # noqa: N818 (an answer of the service, not an error of the stand-in)
    """Google refuses: the message it gives, its code, and the details that come along."""

    def __init__(self, message: str, code: int = 400, details: tuple[dict[str, Any], ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.details = details

    def under(self, place: str) -> "Refusal":
        """Return the refusal as the answer of one request among several: `Invalid data[0]: …`."""
        return Refusal(f"Invalid {place}: {self.message}", self.code, self.details)

    def body(self) -> dict[str, Any]:
        error = {"code": self.code, "message": self.message, "status": STATUS[self.code]}
        return {"error": error | ({"details": list(self.details)} if self.details else {})}


class Unsupported(Exception):  # noqa: N818 (names the state of the request)
    """Google does this, the stand-in does not, or nobody knows what Google does: a test must not lean on it."""


def information(reason: str, **metadata: str) -> dict[str, Any]:
    """Return the detail by which programmes tell one refusal from another."""
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": metadata,
    }


def unauthenticated() -> Refusal:
    return Refusal(
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
        "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
        401,
    )


def scopes_missing() -> Refusal:
    detail = information("ACCESS_TOKEN_SCOPE_INSUFFICIENT", service="sheets.googleapis.com")
    return Refusal("Request had insufficient authentication scopes.", 403, (detail,))


def not_shared() -> Refusal:
    return Refusal("The caller does not have permission", 403)


def not_found() -> Refusal:
    return Refusal("Requested entity was not found.", 404)


def disabled(service: str = "sheets", name: str = "Google Sheets API", project: str = "100000000001") -> Refusal:
    """Return the refusal of a project in which the interface was never switched on."""
    address = f"https://console.developers.google.com/apis/api/{service}.googleapis.com/overview?project={project}"
    message = (
        f"{name} has not been used in project {project} before or it is disabled. Enable it by visiting {address} "
        "then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems "
        "and retry."
    )
    link = {"description": "Google developers console API activation", "url": address}
    return Refusal(
        message,
        403,
        (
            {"@type": "type.googleapis.com/google.rpc.Help", "links": [link]},
            information("SERVICE_DISABLED", consumer=f"projects/{project}", service=f"{service}.googleapis.com"),
        ),
    )


def exhausted(kind: str = "Read", project: str = "100000000001") -> Refusal:
    """Return the refusal past 60 requests a minute; `kind` is Read or Write."""
    message = (
        f"Quota exceeded for quota metric '{kind} requests' and limit '{kind} requests per minute per user' "
        f"of service 'sheets.googleapis.com' for consumer 'project_number:{project}'."
    )
    detail = information(
        "RATE_LIMIT_EXCEEDED",
        quota_location="global",
        quota_limit_value="60",
        service="sheets.googleapis.com",
        consumer=f"projects/{project}",
        quota_metric=f"sheets.googleapis.com/{kind.lower()}_requests",
        quota_limit=f"{kind}RequestsPerMinutePerUser",
    )
    link = {
        "description": "Request a higher quota limit.",
        "url": "https://cloud.google.com/docs/quota#requesting_higher_quota",
    }
    return Refusal(message, 429, (detail, {"@type": "type.googleapis.com/google.rpc.Help", "links": [link]}))
