"""The programmes: arguments → one call into sync → print → exit code."""
