"""The programmes: arguments → one call into sync → print → exit code."""

from scripts.environment.ownership import mind
from scripts.terminal import prepare

prepare()
mind()
