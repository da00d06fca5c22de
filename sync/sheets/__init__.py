"""The media (载体): Excel in both directions, blank workbooks, what is handed back."""
