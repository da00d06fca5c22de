"""The year's plan (当年方案): config/ read into frozen nouns, or refused by file and key. Nobody else reads it."""

from sync.plan.form import NO, YES, Check, Field, FieldType, Form, Total, WorkbookWords
from sync.plan.google import GoogleSheet, Pacing, load_google
from sync.plan.loading import load, newest_year
from sync.plan.quota import Quota
from sync.plan.register import City, Decision, District, Honour, Waiver
from sync.plan.season import Award, DocumentSpec, Event, Offices, Round
from sync.plan.year import OFFICE, Plan

__all__ = [
    "NO",
    "OFFICE",
    "YES",
    "Award",
    "Check",
    "City",
    "Decision",
    "District",
    "DocumentSpec",
    "Event",
    "Field",
    "FieldType",
    "Form",
    "GoogleSheet",
    "Honour",
    "Offices",
    "Pacing",
    "Plan",
    "Quota",
    "Round",
    "Total",
    "Waiver",
    "WorkbookWords",
    "load",
    "load_google",
    "newest_year",
]
