"""The rules (核验规则), stage by stage; a later stage runs only on what the earlier let through."""

from sync.rules.check_all import STAGES, Stage, check, check_all
from sync.rules.deadlines import Timing, timing
from sync.rules.declared import Rule
from sync.rules.grading import grade, idle_waivers
from sync.rules.refusing import refuse_unknown_checks, refuse_unknown_codes, unknown_checks, unknown_codes

__all__ = [
    "STAGES",
    "Rule",
    "Stage",
    "Timing",
    "check",
    "check_all",
    "grade",
    "idle_waivers",
    "refuse_unknown_checks",
    "refuse_unknown_codes",
    "timing",
    "unknown_checks",
    "unknown_codes",
]
