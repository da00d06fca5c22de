"""Findings in words (核验意见的文字), loaded once from templates/findings.toml: the only place with these words."""

from sync.messages.loading import FINDINGS, load
from sync.messages.quoting import quoted, worded
from sync.messages.words import Combined, Messages, Wording

__all__ = ["FINDINGS", "Combined", "Messages", "Wording", "load", "quoted", "worded"]
