"""Learning Week Desk (学习活动周工作台): from the cities' workbooks to the official letters."""
