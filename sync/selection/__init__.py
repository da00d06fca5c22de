"""From accepted candidates to the chosen (遴选): candidates and ballots → scores → rankings → choices, with reasons."""

from sync.selection.handed_in import Handed, handed_in
from sync.selection.idle import Idle, at_odds, idle
from sync.selection.outcomes import (
    Ballot,
    Candidate,
    Choice,
    Outcome,
    Rank,
    Ranking,
    Reason,
    Recusal,
    Score,
    Shortlist,
    Thread,
    Tie,
)
from sync.selection.roll import Roll, roll, rounds
from sync.selection.shortlists import select, shortlists

__all__ = [
    "Ballot",
    "Candidate",
    "Choice",
    "Handed",
    "Idle",
    "Outcome",
    "Rank",
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
