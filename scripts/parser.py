"""What is asked of a programme (命令行); a wrong option is refused in Chinese, in one line."""

import re
import sys
from argparse import ArgumentParser
from typing import Any, NoReturn

from sync.errors import DeskError
from sync.modes import apply_modes
from sync.plan import config_folder
from sync.plan.config.config_files import CONFIG, VARIABLE


class Options(ArgumentParser):
    """What can be asked of a programme; whoever asks it is about to write files, and they are to be the owner's."""

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read the options; who typed them (`args` is none) is told of a configuration from elsewhere."""
        asked = super().parse_args(args, namespace)
        if args is None and config_folder() != CONFIG:
            print(f"配置取自环境变量 {VARIABLE} 所指的文件夹：{config_folder()}", file=sys.stderr)
        try:
            apply_modes()
        except DeskError as error:
            self.exit(2, f"{error}\n")
        return asked

    def error(self, message: str) -> NoReturn:
        """Say which option is wrong, and how to see them all; exit code 2."""
        named = "、".join(re.findall(r"--[a-z]+|'.*'|(?<=arguments: ).+", message))
        self.exit(2, f"选项有误：{named}。写法请看 python -m scripts.{self.prog} --help\n")
