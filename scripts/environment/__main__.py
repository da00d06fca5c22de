"""Is there an environment fit for use? If not, make one, or say in one line what keeps it from being made."""

import os
import signal
import sys
from argparse import ArgumentParser
from types import FrameType

from scripts.environment import ownership, stamp
from scripts.environment.levels import LEVELS, ROOT, Level


def main() -> int:
    """Return 0 where there is one; with --ready 1 where there is none, otherwise 2 where none can be made."""
    parser = ArgumentParser(prog="environment")
    parser.add_argument("level", choices=LEVELS)
    parser.add_argument("--ready", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--python", default=sys.executable)
    asked = parser.parse_args()
    level = LEVELS[asked.level]
    if asked.ready:
        return 0 if stamp.fits(level) and told() else 1
    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, interrupted)
    return made(level, asked.python, verbose=asked.verbose)


def told() -> bool:
    """Say what cannot be written because another user, mostly root, left it in one's own folder."""
    if foreign := ownership.foreign(ROOT, os.geteuid()):
        from scripts.environment.failing import foreign_sentence  # noqa: PLC0415

        print(foreign_sentence(foreign))
    return True


def interrupted(_number: int, _frame: FrameType | None) -> None:
    """Let being ended be as tidy as Ctrl-C."""
    raise KeyboardInterrupt


def made(level: Level, python: str, *, verbose: bool) -> int:
    """Make it when it is nobody else's turn; return the exit code."""
    from scripts.environment.alone import alone  # noqa: PLC0415  # asked before every command, needed once a year
    from scripts.environment.building import StepError, build, works  # noqa: PLC0415
    from scripts.environment.failing import cause, sentences  # noqa: PLC0415

    said = sentences()
    if ":" in str(ROOT):
        return stop(said["colon"].format(folder=ROOT))
    try:
        with alone(level.beside("lock"), lambda who: say(said["waiting"].format(who=who or said["somebody"]))):
            if not works(level):
                say(said["preparing"][level.name])
                build(level, python, print_line if verbose else lambda _: None)
        told()
    except (StepError, OSError) as error:
        return stop(cause(str(error)))
    except KeyboardInterrupt:
        say(said["interrupted"])
        return 130
    return 0


def stop(sentence: str) -> int:
    """Say why there is none; return the exit code."""
    say(sentence)
    return 2


def say(sentence: str) -> None:
    """Tell whoever waits."""
    print(sentence, file=sys.stderr, flush=True)


def print_line(line: str) -> None:
    """Show a step's own words as they come."""
    print(line, end="", flush=True)


if __name__ == "__main__":
    sys.exit(main())
