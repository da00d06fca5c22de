"""A filled template → a document for the engine (成稿)."""

from datetime import date

from sync.documents.front import front
from sync.documents.gongwen import Attendance, Document, FormatName, Imprint, Signature
from sync.documents.text.markdown import parse
from sync.documents.text.template_text import FilledTemplate


def drafted(
    written: FilledTemplate, form: FormatName, day: date, *, banner: str = "", keep: tuple[str, ...] = ()
) -> Document:
    """Make the document of a filled template, dated `day`. Raises TemplateError."""
    body = parse(written)
    said = front(body, written)
    return Document(
        title=said.title,
        day=day,
        blocks=body.blocks,
        format=form,
        mark=said.mark,
        number=said.number,
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
        banner=banner,
        keep=keep,
    )
