"""The province's seats (名额) while they are being filled."""

from collections import Counter
from dataclasses import dataclass, field

from sync.plan import Award
from sync.selection.outcomes import Candidate


@dataclass
class Seats:
    """The seats of one award and who has taken them; `supposed` are those of a case that is only asked about."""

    award: Award
    supposed: bool = False
    taken: list[Candidate] = field(default_factory=list)

    def room(self, *, special: bool) -> int | None:
        """Return how many seats are free for special candidates, or for others; None where there is no limit."""
        total, part = self.award.province_quota.most, self.award.province_special.most
        among = sum(each.special for each in self.taken)
        left = [total - len(self.taken)] if total is not None else []
        left += [part - among] if special and part is not None else []
        return max(min(left), 0) if left else None

    def free(self, *, special: bool) -> bool:
        """Say whether there is a seat for a special candidate, or for another."""
        return self.room(special=special) != 0

    def open_to(self, city: str) -> bool:
        """Say whether a city may have one more."""
        cities = Counter(each.city for each in self.taken)
        return self.award.city_cap is None or cities[city] < self.award.city_cap

    @property
    def short(self) -> tuple[str, ...]:
        """The quotas that were not reached: total, special."""
        among = sum(each.special for each in self.taken)
        least = {"total": self.award.province_quota.least, "special": self.award.province_special.least}
        return tuple(name for name, count in (("total", len(self.taken)), ("special", among)) if count < least[name])
