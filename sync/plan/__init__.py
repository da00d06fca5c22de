"""The year's plan (当年方案): config/ read into frozen nouns, or refused by file and key. Nobody else reads it."""

from sync.plan.asking import Asking
from sync.plan.awards import SEALED, Award, DocumentSpec, Event, Offices, Round
from sync.plan.config_files import CONFIG, load, newest_year, typed, with_people
from sync.plan.differences import Difference, differences
from sync.plan.fault_places import located
from sync.plan.form import NO, YES, Bounds, Check, Field, FieldType, Form, Total, WorkbookWords
from sync.plan.google import GoogleSheet, Pacing, load_google
from sync.plan.limits import USUAL, Limits
from sync.plan.new_year import open_year
from sync.plan.number_series import Numbering
from sync.plan.plan import OFFICE, Plan
from sync.plan.quota import Quota
from sync.plan.rosters import ADMITTING, City, Decision, District, Honour, Waiver
from sync.plan.selection import Criterion, Judge, Meeting, Method, Selection, TieBreak
from sync.plan.web import Tries, Uploads, Web, load_web

__all__ = [
    "ADMITTING",
    "CONFIG",
    "NO",
    "OFFICE",
    "SEALED",
    "USUAL",
    "YES",
    "Asking",
    "Award",
    "Bounds",
    "Check",
    "City",
    "Criterion",
    "Decision",
    "Difference",
    "District",
    "DocumentSpec",
    "Event",
    "Field",
    "FieldType",
    "Form",
    "GoogleSheet",
    "Honour",
    "Judge",
    "Limits",
    "Meeting",
    "Method",
    "Numbering",
    "Offices",
    "Pacing",
    "Plan",
    "Quota",
    "Round",
    "Selection",
    "TieBreak",
    "Total",
    "Tries",
    "Uploads",
    "Waiver",
    "Web",
    "WorkbookWords",
    "differences",
    "load",
    "load_google",
    "load_web",
    "located",
    "newest_year",
    "open_year",
    "typed",
    "with_people",
]
