"""Access codes (访问码): made at random, written in groups that nobody misreads, kept as a hash."""

import re
import secrets
from hashlib import scrypt
from unicodedata import normalize

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0 and O, 1 and I: each character is worth 5 bits."""
GROUP, GROUPS = 4, 4
HEAD = GROUP
"""The first group tells whose code it is and is kept as it is; the 60 bits behind it are the secret."""
WORK, BLOCK, LANES = 1 << 14, 8, 1
NO_MATTER = re.compile(r"[\W_]+")


def made() -> str:
    """Return a new code, without separators."""
    return "".join(secrets.choice(ALPHABET) for _ in range(GROUP * GROUPS))


def grouped(code: str) -> str:
    """Return a code as it is written down: K7QM-3RTX-9WPA-HD4Z."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def tidy(typed: str) -> str:
    """Return what somebody typed as a code: narrow, upper case, without separators; "" where it cannot be one."""
    code = NO_MATTER.sub("", normalize("NFKC", typed[:200])).upper()
    return code if len(code) == GROUP * GROUPS and set(code) <= set(ALPHABET) else ""


def hashed(code: str, salt: bytes) -> bytes:
    """Return the hash of a code; it takes a moment, on purpose."""
    return scrypt(code.encode(), salt=salt, n=WORK, r=BLOCK, p=LANES)
