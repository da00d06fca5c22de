"""The main job (出结果): take in, read, check, hand back, show, write the letters."""

from sync.report.occasion import Occasion, occasion
from sync.report.reporting import Report, look, report
from sync.report.single import Checked, check_file

__all__ = ["Checked", "Occasion", "Report", "check_file", "look", "occasion", "report"]
