"""What is asked of a programme (命令行); a wrong option is refused in Chinese, in one line."""

import re
from argparse import ArgumentParser
from typing import Any, NoReturn

from sync.errors import DeskError
from sync.modes import apply_modes


class Options(ArgumentParser):
    """What can be asked of a programme; whoever asks it is about to write files, and they are to be the owner's."""

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read the options."""
        asked = super().parse_args(args, namespace)
        try:
            apply_modes()
        except DeskError as error:
            self.exit(2, f"{error}\n")
        return asked

    def error(self, message: str) -> NoReturn:
        """Say which option is wrong, and how to see them all; exit code 2."""
        named = "、".join(re.findall(r"--[a-z]+|'.*'|(?<=arguments: ).+", message))
        self.exit(2, f"选项有误：{named}。写法请看 python -m scripts.{self.prog} --help\n")
