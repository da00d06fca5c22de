"""The programmes: arguments → one call into sync → print → exit code."""

from scripts.terminal import prepare

prepare()
