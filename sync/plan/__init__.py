"""The year's plan (当年方案): config/ read into frozen nouns, or refused by file and key. Nobody else reads it."""

from sync.plan.asides import Asides
from sync.plan.awards import Asking, Award, Event, Numbering, Offices, Round
from sync.plan.config.config_files import config_folder, load, newest_year, typed, with_people
from sync.plan.config.differences import Difference, differences
from sync.plan.config.files.fault_places import located
from sync.plan.config.google_settings import GoogleSheet, Pacing, load_google
from sync.plan.config.new_year import open_year
from sync.plan.config.web_settings import Tries, Uploads, Web, load_web
from sync.plan.document_kinds import SEALED, DocumentSpec, Per, VariableSet, When
from sync.plan.form import NO, YES, Bounds, Check, Field, FieldType, Form, Total, WorkbookWords
from sync.plan.plan import OFFICE, USUAL, Limits, Plan
from sync.plan.quota import Quota
from sync.plan.rosters import ADMITTING, City, Decision, District, Honour, PlaceName, Waiver
from sync.plan.selection import Criterion, Judge, Meeting, Method, Selection, TieBreak
from sync.plan.telling_words import TellingWords

__all__ = [
    "ADMITTING",
    "NO",
    "OFFICE",
    "SEALED",
    "USUAL",
    "YES",
    "Asides",
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
    "Per",
    "PlaceName",
    "Plan",
    "Quota",
    "Round",
    "Selection",
    "TellingWords",
    "TieBreak",
    "Total",
    "Tries",
    "Uploads",
    "VariableSet",
    "Waiver",
    "Web",
    "When",
    "WorkbookWords",
    "config_folder",
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
