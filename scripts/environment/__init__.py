"""The environment the commands run in (运行环境): made aside, tried, renamed; see docs/architecture.md.

It runs before anything is installed, so it needs Python alone.
"""
