"""A city's own workbook with the verdicts in it (回执): bytes spliced, never saved by a library."""
