"""Received files opened (打开收件): sniffed, guarded, read in a child process into a `Workbook`."""
