"""The main job (出结果): take in, read, check, hand back, show, write the letters."""

from sync.report.gathering import Gathered, Unclaimed, gather
from sync.report.judging import Judged, judged
from sync.report.occasion import Occasion, occasion
from sync.report.reporting import Report, report

__all__ = ["Gathered", "Judged", "Occasion", "Report", "Unclaimed", "gather", "judged", "occasion", "report"]
