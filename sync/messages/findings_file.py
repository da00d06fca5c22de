"""templates/findings.toml → `Messages`, or a refusal that names the file and the line or code."""

import tomllib
from pathlib import Path
from string import Formatter

import msgspec

from sync.errors import PlanError, TemplateError
from sync.messages.messages import Messages, Wording
from sync.plan.config.config_files import LINE, in_chinese, text

FINDINGS = Path(__file__).resolve().parents[2] / "templates" / "findings.toml"


def load(path: Path = FINDINGS) -> Messages:
    """Read the words of all findings. Raises TemplateError or PlanError."""
    words = text(path)
    try:
        table = tomllib.loads(words)
    except tomllib.TOMLDecodeError as error:
        found = LINE.search(str(error))
        line = int(found[1]) if found else len(words.splitlines())
        raise TemplateError(str(path), line, "写法不合 TOML 格式或代码重复，请检查引号、括号和等号") from error
    return Messages({code: wording(path, code, row) for code, row in table.items()})


def wording(path: Path, code: str, row: object) -> Wording:
    """Check one code's words. Raises PlanError."""
    try:
        made = msgspec.convert(row, Wording)
        for words in (made.sentence, made.remedy):
            list(Formatter().parse(words))
    except msgspec.ValidationError as error:
        key, expected = in_chinese(str(error))
        raise PlanError(str(path), f"[{code}] {key}", expected) from error
    except ValueError as error:
        raise PlanError(str(path), f"[{code}]", "花括号要成对，如 {value}；要写花括号本身，写两个") from error
    return made
