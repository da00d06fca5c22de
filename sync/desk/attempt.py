"""The shared sheet within `report` (顺带同步): its trouble is a remark, mailed files must not wait for it."""

from collections.abc import Mapping
from datetime import datetime

from sync.desk.online_sheet import online
from sync.desk.run import Run
from sync.desk.standing import Standing
from sync.errors import OnlineError
from sync.store import Store

FAILED = "在线表格这次没有同步：{error}"
REQUESTS = "在线表格已同步，共请求谷歌{count}次。"


class Attempt:
    """Pull and answer where a sheet is configured; after the first trouble nothing more is tried."""

    def __init__(self, occasion: Run, environ: Mapping[str, str]) -> None:
        self.occasion = occasion
        self.trouble = ""
        self.sheet = None
        try:
            self.sheet = online(occasion, environ)
        except OnlineError as error:
            self.trouble = str(error)

    def pull(self, store: Store) -> None:
        """Keep the sheet as it is now."""
        try:
            if self.sheet:
                self.sheet.pull(store, self.occasion.now)
        except OnlineError as error:
            self.trouble = str(error)

    def answer(self, judged: Standing) -> None:
        """Write the verdicts, unless the pull failed: what is not known to be there is not answered."""
        try:
            if self.sheet and not self.trouble:
                self.sheet.answer(judged)
        except OnlineError as error:
            self.trouble = str(error)

    @property
    def now(self) -> datetime:
        """The moment up to which what was received counts."""
        pulled = self.sheet.moment if self.sheet else None
        return max(self.occasion.now, pulled or self.occasion.now)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the operator should know; nothing where no sheet is configured."""
        said = self.sheet.remarks if self.sheet else []
        troubles = [*(self.sheet.failed if self.sheet else ()), *([self.trouble] if self.trouble else ())]
        end = [FAILED.format(error=each) for each in troubles]
        return (*said, *(end or ([REQUESTS.format(count=self.sheet.requests)] if self.sheet else [])))
