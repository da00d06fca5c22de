"""Variables of the correction notice (补正通知): all that one city has to mend, at once."""

from sync.documents.contexts.scene import Scene, Variables
from sync.model import Severity
from sync.plan import City, DocumentSpec


def correction(scene: Scene, _spec: DocumentSpec, city: City) -> Variables:
    """Return what the correction notice to a city says; hints are left to its workbook."""
    answer = scene.answers.get(city.code)
    lines = [
        {
            "level": each.level,
            "sheet": each.sheet,
            "cells": each.cells,
            "sentence": each.sentence,
            "remedy": each.remedy,
        }
        for each in (answer.lines if answer else ())
        if each.level is not Severity.HINT
    ]
    submission = scene.season.submissions.get(city.code)
    moment = submission.received.received_at if submission else None
    return {
        "readable": moment is not None,
        "received": moment.astimezone(scene.plan.zone).date() if moment else None,
        "errors": [each for each in lines if each["level"] is Severity.ERROR],
        "warnings": [each for each in lines if each["level"] is Severity.WARNING],
        "by": scene.mend_by,
    }
