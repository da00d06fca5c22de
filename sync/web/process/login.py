"""Coming in (进入): a code is looked at only where not too many were tried, and then says who it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import blake2b
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from sync.store.access_codes import HEAD, tidy
from sync.store.accesses import AccessCode, Accesses
from sync.store.attempts import Attempts

NETWORK = 64
"""Of an IPv6 address so many bits are one household's or office's."""


TRANSLATED = IPv6Network("64:ff9b::/96")
"""How NAT64 writes addresses of the fourth version (RFC 6052)."""


class Refusal(Enum):
    """Why somebody is not let in."""

    WRONG = "wrong"
    LOCKED = "locked"


@dataclass(frozen=True)
class Door:
    """The door: whose codes are good, how many wrong ones were tried. `key` hashes what is noted of a try."""

    accesses: Accesses
    attempts: Attempts
    key: bytes

    def enter(self, typed: str, address: str, now: datetime) -> AccessCode | Refusal:
        """Say who a code lets in. Raises StoreError."""
        code = tidy(typed)
        head = self.hashed(code[:HEAD] or typed[:HEAD])
        number = self.attempts.begin(self.hashed(neighbourhood(address)), head, now)
        if number is None:
            return Refusal.LOCKED
        access = self.accesses.of_code(code)
        if access is None:
            return Refusal.WRONG
        self.attempts.forgive(number)
        return access

    def hashed(self, text: str) -> str:
        """Return what may be kept of an address or a code."""
        return blake2b(text.encode("utf-8", "replace"), key=self.key, digest_size=16).hexdigest()


def neighbourhood(address: str) -> str:
    """Return what counts as one address."""
    try:
        made = ip_address(address)
    except ValueError:
        return address
    if isinstance(made, IPv6Address):
        old = fourth(made)
        return str(old) if old else str(ip_network((int(made), NETWORK), strict=False))
    return str(made)


def fourth(address: IPv6Address) -> IPv4Address | None:
    """Return the address of the fourth version that one of the sixth stands for: mapped, translated, tunnelled."""
    translated = IPv4Address(int(address) & 0xFFFF_FFFF) if address in TRANSLATED else None
    tunnelled = address.sixtofour or (address.teredo[1] if address.teredo else None)
    return address.ipv4_mapped or translated or tunnelled
