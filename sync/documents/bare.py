"""What a child of ours is told of the world (子进程的环境): where things are, and no password of ours."""

import os
from collections.abc import Mapping

NEEDED = frozenset(
    {
        *("PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TMP", "TEMP"),
        *("FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_DATA_DIRS", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"),
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
        *("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMDATA", "NUMBER_OF_PROCESSORS"),
    }
)
PREFIX = "LC_"


def bare(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the part of an environment that a programme needs to run at all: places, language, time zone."""
    return {name: value for name, value in environ.items() if name.upper() in NEEDED or name.startswith(PREFIX)}
