"""Workbooks wholly ours (总览): progress, summary table, corrections for files that cannot be marked."""
