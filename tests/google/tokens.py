"""The token endpoint: a signed JWT of the service account against an access token, as Google grants it."""

import base64
import json
import secrets
import time
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.google.refusals import scopes_missing, unauthenticated

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
SCOPES = {"https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive"}
AUDIENCE = "https://oauth2.googleapis.com/token"
"""google-auth names it whatever the key file's token_uri is."""
HOUR = 3600
SKEW = 300
"""Seconds by which a clock may be wrong."""


class GrantRefusal(Exception):  # noqa: N818 (an answer of the service)
    """The token endpoint refuses."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.body = {"error": error, "error_description": description}


@cache
def key() -> rsa.RSAPrivateKey:
    """Return the one key of this run."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Tokens:
    """One service account and the tokens it was given."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.uri = ""
        self.valid: dict[str, set[str]] = {}

    def key_file(self, folder: Path) -> Path:
        """Write the account's key file and return its path."""
        private = key().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        content = {
            "type": "service_account",
            "project_id": "example-project",
            "private_key_id": "0123456789abcdef0123456789abcdef01234567",
            "private_key": private.decode(),
            "client_email": self.address,
            "client_id": "100000000000000000001",
            "auth_uri": self.uri.replace("/token", "/auth"),
            "token_uri": self.uri,
            "universe_domain": "googleapis.com",
        }
        path = folder / "key.json"
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")
        return path

    def grant(self, form: str, now: float | None = None) -> dict[str, Any]:
        """Answer a request for a token."""
        fields = {name: values[0] for name, values in parse_qs(form).items()}
        if fields.get("grant_type") != GRANT:
            raise GrantRefusal("unsupported_grant_type", f"Invalid grant_type: {fields.get('grant_type')}")
        claims = verified(fields.get("assertion", ""))
        if claims.get("iss") != self.address:
            raise GrantRefusal("invalid_grant", "Invalid grant: account not found")
        if claims.get("aud") not in (self.uri, AUDIENCE):
            raise GrantRefusal("invalid_grant", "Invalid JWT: Failed audience check.")
        in_time(claims, time.time() if now is None else now)
        if not claims.get("scope"):
            raise GrantRefusal("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
        token = f"ya29.{secrets.token_urlsafe(24)}"
        self.valid[token] = set(claims["scope"].split())
        return {"access_token": token, "expires_in": HOUR - 1, "token_type": "Bearer"}

    def expire(self) -> None:
        """Take back every token given so far."""
        self.valid.clear()

    def check(self, authorization: str) -> str:
        """Return who calls, by the request's Authorization header."""
        scopes = self.valid.get(authorization.removeprefix("Bearer "))
        if scopes is None:
            raise unauthenticated()
        if not scopes & SCOPES:
            raise scopes_missing()
        return self.address


def verified(assertion: str) -> dict[str, Any]:
    """Return the claims of a JWT whose signature is right."""
    try:
        signed, _, signature = assertion.rpartition(".")
        key().public_key().verify(decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return json.loads(decoded(signed.partition(".")[2]))
    except (InvalidSignature, ValueError):
        raise GrantRefusal("invalid_grant", "Invalid JWT Signature.") from None


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def in_time(claims: dict[str, Any], now: float) -> None:
    issued, ends = claims.get("iat", 0), claims.get("exp", 0)
    if not (issued - SKEW <= now <= ends + SKEW and ends - issued <= HOUR):
        raise GrantRefusal(
            "invalid_grant",
            "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
            "Check your iat and exp values in the JWT claim.",
        )
