"""The options of a programme (选项); a wrong one is refused in Chinese, in one line."""

import re
from argparse import ArgumentParser
from typing import NoReturn


class Options(ArgumentParser):
    """What can be asked of a programme."""

    def error(self, message: str) -> NoReturn:
        """Say which option is wrong, and how to see them all; exit code 2."""
        named = "、".join(re.findall(r"--[a-z]+|'.*'|(?<=arguments: ).+", message))
        self.exit(2, f"选项有误：{named}。写法请看 python -m scripts.{self.prog} --help\n")
