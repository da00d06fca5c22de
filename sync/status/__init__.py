"""Where cities, forms and entries stand (结论): findings, decisions and the time → verdicts."""

from sync.status.city_verdict import judge

__all__ = ["judge"]
