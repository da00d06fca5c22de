"""The operator's trouble (操作错误): exceptions whose text is one Chinese line for the person at the keyboard.

A city's mistake is never an exception: it is a `sync.model.Finding`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sync.masking import mask_numbers
from sync.visible import one_line


class DeskError(Exception):
    """Something the operator has to put right before the programme can run; numbers of people in it are masked."""

    def __str__(self) -> str:
        """Return the line as it may stand on a screen or in a log: one, and nothing in it that a terminal obeys."""
        return one_line(mask_numbers(super().__str__()))


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of the configuration (一处配置错误): which file, where in it, what was expected there."""

    file: str
    place: str
    expected: str

    def __str__(self) -> str:
        """Return the fault as a line for the clerk."""
        return f"配置有误：{self.file}，{self.place}：{self.expected}"


class PlanError(DeskError):
    """The configuration is wrong (配置有误): in one place or in many, a line each; `file` and `key` are the first's."""

    def __init__(self, file: str, key: str, expected: str) -> None:
        """Name the file, the key in it and what was expected there."""
        self.faults: tuple[Fault, ...] = (Fault(file, key, expected),)
        super().__init__(str(self.faults[0]))
        self.file = file
        self.key = key
        self.expected = expected

    @classmethod
    def of(cls, faults: Sequence[Fault]) -> Self:
        """Make the error of several faults, at least one; what is said twice is said once."""
        error = cls(faults[0].file, faults[0].place, faults[0].expected)
        error.faults = tuple(dict.fromkeys(faults))
        return error

    def __str__(self) -> str:
        """Return the faults, a line each, as they may stand on a screen."""
        return "\n".join(one_line(mask_numbers(str(each))) for each in self.faults)


class TemplateError(DeskError):
    """A text template is wrong (模板有误)."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        """Name the template, the line in it and what is wrong."""
        super().__init__(f"模板有误：{file} 第{line}行：{problem}")
        self.file = file
        self.line = line


class FolderError(DeskError):
    """A folder or file of the operator's cannot be read or written (文件夹或文件不可用)."""


class StoreError(DeskError):
    """The store cannot be opened or written (存档不可用)."""


class OnlineError(DeskError):
    """The shared sheet cannot be reached, read or written (在线表格不可用)."""


class PartlyDoneError(OnlineError):
    """Some spreadsheets were refused, the others are done (部分没有办成): a line for each that was."""

    def __str__(self) -> str:
        """Return the lines as they may stand on a screen."""
        return "\n".join(one_line(mask_numbers(each)) for each in self.args)
