"""Blank workbooks made from the year's forms (空白表)."""
