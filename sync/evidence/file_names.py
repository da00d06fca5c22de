"""File names as they are compared (文件名比对): width, case and separators aside."""

import re
from dataclasses import dataclass
from functools import cached_property

from sync.model import Entry
from sync.normal import normal
from sync.plan import Field, Form

LINK = re.compile(r"(?:https?|ftp)://|^www\.", re.IGNORECASE)
NO_MATTER = re.compile(r"[\W_]+")
NOT_KEY = re.compile(r"[^0-9A-Z]+")


def folded(name: str) -> str:
    """Return a file's own name, without folders, as it is compared."""
    plain = normal(name).casefold().replace("\\", "/")
    return "".join(plain.rpartition("/")[2].split())


def stem(name: str) -> str:
    """Return a folded name without its suffix."""
    own = folded(name)
    return own.rpartition(".")[0] or own


def suffix(name: str) -> str:
    """Return what follows the last dot, in small letters; "" where there is none."""
    before, _, after = folded(name).rpartition(".")
    return after if before else ""


def tight(name: str) -> str:
    """Return a whole path without separators: names of people may be broken by blanks and dots."""
    return NO_MATTER.sub("", normal(name).casefold())


def key_text(name: str) -> str:
    """Return the letters and digits in a path, by which a row key is found: 440600-S01, 440600_s01, 440600S01."""
    return NOT_KEY.sub("", normal(name).upper())


@dataclass(frozen=True)
class Path:
    """The path of a file that came (来件路径), in each of the ways it is compared; worked out once."""

    name: str

    @cached_property
    def own(self) -> str:
        """The file's own name."""
        return folded(self.name)

    @cached_property
    def stem(self) -> str:
        """Its own name without the suffix."""
        return stem(self.name)

    @cached_property
    def suffix(self) -> str:
        """What follows the last dot."""
        return suffix(self.name)

    @cached_property
    def tight(self) -> str:
        """The whole path without separators."""
        return tight(self.name)

    @cached_property
    def keys(self) -> str:
        """The letters and digits in it."""
        return key_text(self.name)


def is_link(value: str) -> bool:
    """Say whether what was filled in is an address and no file name."""
    return bool(LINK.search(value.strip()))


def file_fields(form: Form) -> tuple[Field, ...]:
    """Return the fields that name files."""
    return tuple(each for each in form.fields if each.type in {"files", "link"})


def names_in(entry: Entry, field: Field) -> tuple[str, ...]:
    """Return the file names an entry has in a field; addresses are none, and in a field for either nor is prose."""
    value = entry[field.key]
    names = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    return tuple(each for each in names if not is_link(each) and (field.type == "files" or suffix(each)))
