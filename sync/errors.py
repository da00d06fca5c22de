"""The operator's trouble (操作错误): exceptions whose text is one Chinese line for the person at the keyboard.

A city's mistake is never an exception: it is a `sync.model.Finding`.
"""

from sync.masking import mask_numbers
from sync.visible import one_line


class DeskError(Exception):
    """Something the operator has to put right before the programme can run; numbers of people in it are masked."""

    def __str__(self) -> str:
        """Return the line as it may stand on a screen or in a log: one, and nothing in it that a terminal obeys."""
        return one_line(mask_numbers(super().__str__()))


class PlanError(DeskError):
    """The configuration is wrong (配置有误)."""

    def __init__(self, file: str, key: str, expected: str) -> None:
        """Name the file, the key in it and what was expected there."""
        super().__init__(f"配置有误：{file}，{key}：{expected}")
        self.file = file
        self.key = key
        self.expected = expected


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
