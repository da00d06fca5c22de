"""Where things stand in the sheet 核验结果, which is ours alone: written with the blank, filled at each return."""

from collections.abc import Mapping

from sync.model import Severity

NOTE_CELL = "A2"
"""Says whether and when the workbook was checked."""
HEADER_ROW = 4
FIRST_ROW = 5
"""Header titles stand in the row above."""
LAST_ROW = 2000
"""The named ranges reach this far."""

LIST_TITLES = ("序号", "级别", "工作表", "单元格", "编号", "栏目", "问题", "怎么改")
"""The list a person reads, in columns A to H; the cell (D) is a link."""
LOOKUP_TITLES = ("编号", "核验状态", "问题与修改建议")
"""What the status columns look up, in columns J to L (hidden)."""
CELLS_TITLE = "问题格"
"""`row key/header title` of each cell complained of, in column N (hidden)."""

LOOKUP_RANGE = f"$J${FIRST_ROW}:$L${LAST_ROW}"
CELLS_RANGE = f"$N${FIRST_ROW}:$N${LAST_ROW}"

PLAIN, WRAPPED, LINK, NOTE = "正文", "换行", "链接", "说明"
"""Looks of cells of this sheet besides the three severities, whose looks go by their own name."""
SAMPLE_MARK = "样式:"
SAMPLES: Mapping[str, str] = {
    look: f"{column}2"
    for look, column in zip((*Severity, PLAIN, WRAPPED, LINK, NOTE), ("P", "Q", "R", "S", "T", "U", "V"), strict=True)
}
"""Look → hidden cell holding `样式:<look>` in that style, so that its style id is found after any programme's save."""
