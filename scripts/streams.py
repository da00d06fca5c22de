"""The streams of a terminal (输出流): they hold Chinese, and let nothing through that a terminal would obey."""

from io import TextIOWrapper
from typing import Any, TextIO, cast

from sync.visible import visible


class Cleaned:
    """A stream that writes only what can be seen (净化的输出): names of files and cells come from outside."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        # By this name rich asks for what lies behind: `Screen` cleans first and colours then.
        self.rich_proxied_file = stream

    def write(self, text: str) -> int:
        """Write a text."""
        return self.stream.write(visible(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def cleaned(stream: TextIO) -> TextIO:
    """Return a stream that holds Chinese and writes only what can be seen; without a terminal there is none."""
    if stream is None or isinstance(stream, Cleaned):
        return stream
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=encoding_for(stream.encoding), errors="replace")
    return cast("TextIO", Cleaned(stream))


def encoding_for(encoding: str) -> str:
    """Return an encoding that holds Chinese: the terminal's own, else UTF-8."""
    return encoding if "市".encode(encoding, "replace").decode(encoding) == "市" else "utf-8"
