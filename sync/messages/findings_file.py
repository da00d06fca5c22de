"""templates/findings.toml → `Messages`, or a refusal that names the file and the line or code."""

from pathlib import Path

from sync.messages.messages import WHOLE, Messages, Wording
from sync.words_file import TEMPLATES, load_codes

FINDINGS = TEMPLATES / "findings.toml"


def load(path: Path = FINDINGS) -> Messages:
    """Read the words of all findings. Raises PlanError."""
    return Messages(load_codes(path, Wording, (WHOLE,)))
