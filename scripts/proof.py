"""Hold Word files, whoever made them, to the standard's points; what is found is output and no failure."""

import sys
from pathlib import Path

from scripts.options import Options
from scripts.screen import Screen
from sync.documents.proof import FORMATS, load, named, proof_files, write_reports
from sync.documents.proof.proof_report import on_screen
from sync.errors import DeskError

OUT = Path("out", "核对")


def main(arguments: list[str] | None = None) -> int:
    """Proof the files, show the tables, write the reports, return the exit code."""
    parser = Options(prog="proof", description="按 GB/T 9704-2012 逐点核对公文（.docx），无论是谁做的")
    parser.add_argument("--file", required=True, action="append", metavar="文件", help="公文，可写几个")
    parser.add_argument("--format", choices=FORMATS, default="", help="按哪种格式核对，默认自行识别")
    parser.add_argument("--out", type=Path, default=OUT, metavar="文件夹", help=f"写到哪里，默认为 {OUT}")
    asked = parser.parse_args(arguments)
    try:
        words = load()
        proofs = proof_files(named(asked.file), asked.format, words)
        written = write_reports(proofs, asked.out, words)
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    for each in proofs:
        Screen().print(*on_screen(each, words), sep="\n")
    print(words.report.written.format(paths="、".join(map(str, written))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
