"""A filled template → a document for the engine (成稿)."""

from datetime import date

from sync.documents.front import front
from sync.documents.gongwen import Attendance, Document, FormatName, Imprint, Signature
from sync.documents.text.markdown import parse
from sync.documents.text.template_text import FilledTemplate


def drafted(
    written: FilledTemplate, form: FormatName, day: date, *, number: str = "", keep: tuple[str, ...] = ()
) -> Document:
    """Make the document of a filled template, dated `day`. Raises TemplateError.

    `number` is that of its series; a template may write one of its own only where it belongs to none.
    """
    body = parse(written)
    said = front(body, written)
    if number and said.number:
        line = next((index for index, each in enumerate(written.lines) if each.startswith("number")), 0)
        raise written.trouble(line, "文首的 number：编号按 documents.toml 的 series 编写，请删去这一行")
    return Document(
        title=said.title,
        day=day,
        blocks=body.blocks,
        format=form,
        mark=said.mark,
        number=number or said.number,
        copy_number=said.copy_number,
        secrecy=said.secrecy,
        urgency=said.urgency,
        signers=said.signers,
        addressees=said.to,
        attachments=said.attachments,
        signature=Signature(said.sign, day, sealed=said.sealed) if said.sign else None,
        note=said.unready or said.note,
        attendance=Attendance(said.present, said.excused, said.observers) if said.present else None,
        annexes=body.annexes,
        copies=said.copies,
        imprint=Imprint(said.imprint, day) if said.imprint else None,
        author="、".join(said.sign),
        keep=keep,
    )
