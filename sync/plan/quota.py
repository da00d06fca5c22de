"""Quotas (名额): exactly n, a range, up to n, at least n."""

from msgspec import Struct


class Quota(Struct, frozen=True, forbid_unknown_fields=True):
    """How many are allowed (名额): write {exactly}, {min, max}, {max} or {min}; nothing given means any number."""

    exactly: int | None = None
    min: int | None = None
    max: int | None = None

    def __post_init__(self) -> None:
        """Refuse a quota that contradicts itself (ValueError, shown by the loader with file and key)."""
        if self.exactly is not None and (self.min is not None or self.max is not None):
            raise ValueError("名额写 exactly 时不能再写 min、max")
        if min(self.exactly or 0, self.min or 0, self.max or 0) < 0:
            raise ValueError("名额不能为负数")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("名额的 min 不能大于 max")

    @property
    def least(self) -> int:
        """The fewest allowed."""
        return self.exactly if self.exactly is not None else self.min or 0

    @property
    def most(self) -> int | None:
        """The most allowed; None where there is no upper limit."""
        return self.exactly if self.exactly is not None else self.max

    def allows(self, count: int) -> bool:
        """Say whether so many are allowed."""
        return self.least <= count and (self.most is None or count <= self.most)

    def __str__(self) -> str:
        """As a clerk writes it: 6, 1～2, 0～2, 至少3, 不限."""
        if self.most is None:
            return f"至少{self.least}" if self.least else "不限"
        return str(self.most) if self.least == self.most else f"{self.least}～{self.most}"
