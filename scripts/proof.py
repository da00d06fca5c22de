"""Hold Word files, whoever made them, to the standard's points; what is found is output and no failure."""

import sys
from pathlib import Path

from scripts.options import Options
from scripts.programme import programme
from scripts.saying import say
from sync.commands.proof import proof
from sync.documents.proof import FORMATS

OUT = Path("out", "核对")


@programme
def main(arguments: list[str] | None = None) -> None:
    """Proof the files, show the tables, write the reports."""
    parser = Options(prog="proof", description="按 GB/T 9704-2012 逐点核对公文（.docx），无论是谁做的")
    parser.add_argument("--file", required=True, action="append", metavar="文件", help="公文，可写几个")
    parser.add_argument("--format", choices=FORMATS, default="", help="按哪种格式核对，默认自行识别")
    parser.add_argument("--out", type=Path, default=OUT, metavar="文件夹", help=f"写到哪里，默认为 {OUT}")
    asked = parser.parse_args(arguments)
    say(proof(asked.file, asked.format, asked.out))


if __name__ == "__main__":
    sys.exit(main())
