"""In which line of a TOML text each key stands (键所在的行); tomllib reads the values and forgets the lines."""

import re
from collections import Counter
from dataclasses import dataclass, field

KeyPath = tuple[str | int, ...]
"""Keys and, in lists, numbers from 0: ("awards", 0, "criteria", 1, "weight")."""

TOKEN = re.compile(
    r'(?P<text>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')'
    r"|(?P<remark>#[^\n]*)|(?P<mark>[\[\]{},=\n])|(?P<bare>[^\s\[\]{},=#\"']+)",
    re.DOTALL,
)
END = ("mark", "", 0)


def lines_of(text: str) -> dict[KeyPath, int]:
    """Return the line, from 1, of every key, table and item of a list of a text that tomllib has read."""
    tokens, line, at = [], 1, 0
    for found in TOKEN.finditer(text):
        line, at = line + text.count("\n", at, found.start()), found.start()
        if found.lastgroup != "remark":
            tokens.append((str(found.lastgroup), found[0], line))
    scan = Scan(tokens)
    scan.document()
    return scan.lines


@dataclass
class Scan:
    """One pass over the tokens (kind, text, line) of a valid text."""

    tokens: list[tuple[str, str, int]]
    at: int = 0
    lines: dict[KeyPath, int] = field(default_factory=dict)
    tables: Counter[KeyPath] = field(default_factory=Counter)

    def document(self) -> None:
        """Walk through the statements, a header or a key and its value each."""
        table: KeyPath = ()
        while self.at < len(self.tokens):
            if self.passed("\n"):
                continue
            if self.peek()[1] == "[":
                table = self.header()
            else:
                self.pair(table)

    def peek(self) -> tuple[str, str, int]:
        """Return the token to come."""
        return self.tokens[self.at] if self.at < len(self.tokens) else END

    def passed(self, mark: str) -> bool:
        """Step over a mark, where it is the one to come."""
        here = self.peek()[:2] == ("mark", mark)
        self.at += here
        return here

    def header(self) -> KeyPath:
        """Read [table] or [[table]]; return where its keys belong."""
        line = self.peek()[2]
        self.passed("[")
        several = self.passed("[")
        table: KeyPath = ()
        keys = self.key("]")
        for number, key in enumerate(keys, 1):
            table += (key,)
            if several and number == len(keys):
                self.tables[table] += 1
            if self.tables[table]:
                table += (self.tables[table] - 1,)
        while self.passed("]"):
            pass
        self.lines[table] = line
        return table

    def pair(self, table: KeyPath) -> None:
        """Read a key and its value."""
        line = self.peek()[2]
        path = table + self.key("=")
        self.lines[path] = line
        self.passed("=")
        self.value(path)

    def key(self, end: str) -> tuple[str, ...]:
        """Read the parts of a key up to a mark."""
        parts: list[str] = []
        while self.at < len(self.tokens) and self.peek()[1] != end:
            kind, text, _ = self.peek()
            parts += [text[1:-1]] if kind == "text" else filter(None, text.split("."))
            self.at += 1
        return tuple(parts)

    def value(self, path: KeyPath) -> None:
        """Read a value: a list, a table in braces, or what is neither."""
        if self.passed("["):
            self.items(path)
        elif self.passed("{"):
            while self.at < len(self.tokens) and not self.passed("}"):
                if not self.passed(",") and not self.passed("\n"):
                    self.pair(path)
        else:
            while self.peek()[0] != "mark":
                self.at += 1

    def items(self, path: KeyPath) -> None:
        """Read the items of a list, its bracket being read."""
        number = 0
        while self.at < len(self.tokens) and not self.passed("]"):
            if self.passed(",") or self.passed("\n"):
                continue
            self.lines[*path, number] = self.peek()[2]
            self.value((*path, number))
            number += 1
