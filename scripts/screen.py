"""The screen (屏幕): what rich prints, free of what others would have the terminal do."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from sync.visible import visible


class Screen(Console):
    """Rich's console, which may colour and move, while what is printed may not."""

    def render_str(self, text: str, **how: Any) -> Text:
        """Read markup, of what can be seen: so widths are right too."""
        return super().render_str(visible(text), **how)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield the pieces to be written; only rich's own may steer."""
        for each in super().render(renderable, options):
            yield each if each.control else Segment(visible(each.text), each.style)
