"""From accepted candidates to the chosen (遴选): candidates and ballots → scores → rankings → choices, with reasons."""

from sync.selection.ballots import Handed, handed_in
from sync.selection.idle import Idle, at_odds, idle
from sync.selection.nouns import (
    Ballot,
    Candidate,
    Choice,
    Outcome,
    Place,
    Ranking,
    Reason,
    Recusal,
    Score,
    Shortlist,
    Thread,
    Tie,
)
from sync.selection.roll import Roll, roll, rounds
from sync.selection.selecting import select, shortlists

__all__ = [
    "Ballot",
    "Candidate",
    "Choice",
    "Handed",
    "Idle",
    "Outcome",
    "Place",
    "Ranking",
    "Reason",
    "Recusal",
    "Roll",
    "Score",
    "Shortlist",
    "Thread",
    "Tie",
    "at_odds",
    "handed_in",
    "idle",
    "roll",
    "rounds",
    "select",
    "shortlists",
]
