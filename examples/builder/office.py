"""What only LibreOffice can make: files of another programme, an old format, a password. Not the same bytes twice."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from sync.errors import DeskError

SUFFIXES = {"libreoffice": "xlsx", "xls": "xls", "password": "xlsx"}
FILTER = "Calc MS Excel 2007 XML"
PASSWORD = "shili2014"  # noqa: S105  # of the one file that is to show how a locked one is answered
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}">
"""
LIBRARIES = """<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard"
 xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>
"""
LIBRARY = """<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Saving"/></library:library>
"""
MODULE = """<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Saving"
 script:language="StarBasic">
Sub Save(source As String, target As String, filter As String, password As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim saved(1) As New com.sun.star.beans.PropertyValue
  Dim key(1) As New com.sun.star.beans.NamedValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  saved(0).Name = "FilterName"
  saved(0).Value = filter
  saved(1).Name = "EncryptionData"
  key(0).Name = "CryptoType"
  key(0).Value = "Standard"
  key(1).Name = "OOXPassword"
  key(1).Value = password
  saved(1).Value = key()
  opened = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  opened.storeToURL(ConvertToURL(target), saved())
  opened.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""


def resaved(data: bytes, how: str) -> bytes:
    """Return a workbook as LibreOffice saves it: "libreoffice", "xls" or "password". Needs soffice."""
    with tempfile.TemporaryDirectory() as folder:
        source, target, profile = (
            Path(folder, "source.xlsx"),
            Path(folder, "out", "source.xlsx"),
            Path(folder, "profile"),
        )
        target = target.with_suffix(f".{SUFFIXES[how]}")
        target.parent.mkdir()
        source.write_bytes(data)
        office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        if how == "password":
            run(*office, "--terminate_after_init")  # makes the profile, which would overwrite a macro already there
            install_macro(profile)
            task = [f'macro:///Standard.Saving.Save("{source}","{target}","{FILTER}","{PASSWORD}")']
        else:
            task = ["--convert-to", SUFFIXES[how], "--outdir", str(target.parent), str(source)]
        run(*office, *task)
        return target.read_bytes()


def run(*command: str) -> None:
    """Run a command to its end. Raises DeskError where LibreOffice is not installed."""
    if shutil.which(command[0]) is None:
        raise DeskError(f"没有安装 LibreOffice（{command[0]}），这几份示例文件要用它来做；请先安装，或不加 --all")
    subprocess.run(command, check=True, timeout=180, capture_output=True)  # noqa: S603  # our own words


def install_macro(profile: Path) -> None:
    """Put the macro into a fresh profile; LibreOffice saves with a password only when told so from within."""
    basic = profile / "user" / "basic"
    for name, document, kind, schema in (
        ("script.xlc", LIBRARIES, "library:libraries", "libraries.dtd"),
        ("Standard/script.xlb", LIBRARY, "library:library", "library.dtd"),
        ("Standard/Saving.xba", MODULE, "script:module", "module.dtd"),
    ):
        path = basic / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD.format(kind, schema) + document, "utf-8")
