"""The shared Google Sheet (在线表格): made from the forms, pulled as a whole, answered in a tab of ours."""
