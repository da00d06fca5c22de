"""Taking in (收件): everything in the inbox goes into the store before anybody reads it."""

from sync.inbox.take_in import Taken, take_in

__all__ = ["Taken", "take_in"]
