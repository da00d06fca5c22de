"""What rules answer (核验意见), and how grave it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as having
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Address:
    """Where a value stands in the sheet it was read from (单元格位置). Captured at reading, never recomputed."""

    sheet: str
    column: str = ""
    row: int = 0

    @property
    def cell(self) -> str:
        """A1 form such as E6; empty when the address is the whole sheet."""
        return f"{self.column}{self.row}" if self.row else ""


class Severity(StrEnum):
    """How grave a finding is (级别): 错误 must be mended, 警告 is accepted with a reason, 提示 is for information."""

    ERROR = "错误"
    WARNING = "警告"
    HINT = "提示"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule has to say (核验意见).

    `code` names its sentence in templates/findings.toml; `params` fill that sentence. `form`, `key` and `field` are the
    form key, the row key and the field key where they apply. Rules leave `severity` alone: the year's plan grades it.
    """

    code: str
    address: Address | None = None
    form: str = ""
    key: str = ""
    field: str = ""
    params: Mapping[str, object] = having(default_factory=dict)
    severity: Severity = Severity.ERROR
