"""Front matter (文首设定): what a template says of its document beside the text, as TOML between two lines of ---."""

import tomllib

import msgspec

from sync.documents.text.inert import unwrap
from sync.documents.text.markdown import TextBody
from sync.documents.text.template_text import FilledTemplate
from sync.plan.config.config_files import LINE, in_chinese


class Front(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of a template.

    `to` are the addressees without colon, `sign` who signs, in order; `copies` the 抄送, `imprint` who prints.
    `signers` are the 签发人 of a document to a superior; `present`, `excused` and `observers` belong to minutes. A
    newline in `title` is a break by hand, in `mark` it separates the organs of a joint document. `unready` says why it
    must not go out yet: a draft prints it as a note. `state` tells whether the words are confirmed: not printed.
    """

    title: str
    mark: str = ""
    number: str = ""
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    signers: tuple[str, ...] = ()
    to: str = ""
    attachments: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    sealed: bool = True
    note: str = ""
    present: str = ""
    excused: str = ""
    observers: str = ""
    copies: str = ""
    imprint: str = ""
    unready: str = ""
    state: str = ""


def front(body: TextBody, written: FilledTemplate) -> Front:
    """Read the front matter of a filled template. Raises TemplateError."""
    try:
        return msgspec.convert(unwrapped(tomllib.loads(body.front)), Front)
    except tomllib.TOMLDecodeError as error:
        found = LINE.search(str(error))
        line = int(found[1]) if found else 0
        raise written.trouble(line, "文首的写法不对，请检查引号、括号和等号") from error
    except msgspec.ValidationError as error:
        key, expected = in_chinese(str(error))
        raise written.trouble(0, f"文首的 {key}：{expected}") from error


def unwrapped(value: object) -> object:
    """Return what TOML gives with the values in its texts as themselves."""
    if isinstance(value, str):
        return unwrap(value)
    if isinstance(value, list):
        return [unwrapped(each) for each in value]
    return {key: unwrapped(each) for key, each in value.items()} if isinstance(value, dict) else value
