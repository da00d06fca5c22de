"""Findings in words (核验意见的文字), loaded once from templates/findings.toml: the only place with these words."""

from sync.messages.findings_file import FINDINGS, load
from sync.messages.messages import Combined, Messages, Wording
from sync.messages.quoting import quoted, worded

__all__ = ["FINDINGS", "Combined", "Messages", "Wording", "load", "quoted", "worded"]
