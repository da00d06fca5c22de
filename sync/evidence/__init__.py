"""Evidence (证明材料): which file belongs to which entry, told by names alone."""

from sync.evidence.pairing import paired

__all__ = ["paired"]
