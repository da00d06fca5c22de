"""config/google.toml as a noun: where the shared sheet lies and how gently it is asked (在线表格设置)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from sync.errors import PlanError
from sync.plan.config.config_files import config_folder, typed
from sync.plan.plan import OFFICE, Plan

FILE = "google.toml"


class Pacing(Struct, frozen=True, forbid_unknown_fields=True):
    """How gently Google is asked (节奏); seconds.

    `requests_a_minute` holds for reads and for writes, each by itself. So many spreadsheets are read `at_once`.
    `attempts` counts the first one.
    """

    requests_a_minute: Annotated[int, Meta(ge=1, le=300)] = 50
    at_once: Annotated[int, Meta(ge=1, le=8)] = 4
    timeout: Annotated[float, Meta(gt=0, le=300)] = 60.0
    attempts: Annotated[int, Meta(ge=1, le=20)] = 6
    longest_wait: Annotated[float, Meta(gt=0, le=120)] = 32.0
    deadline: Annotated[float, Meta(gt=0, le=3600)] = 300.0


class GoogleSheet(Struct, frozen=True, forbid_unknown_fields=True):
    """Where and how the forms are kept online (在线表格).

    `layout`: one spreadsheet for all cities, or one a city with its id under `cities` by city code. `personal`: whether
    the shared one has personal columns. `accounts`, by city code, fill in a city's rows: in the shared one
    its rows are kept from everybody else. `editors` are accounts of the office that may edit what is protected.
    """

    layout: Literal["shared", "city"] = "shared"
    spreadsheet: str = ""
    cities: Mapping[str, str] = {}
    accounts: Mapping[str, tuple[str, ...]] = {}
    personal: bool = False
    editors: tuple[str, ...] = ()
    proxy: str = ""
    pacing: Pacing = Pacing()

    @property
    def shared(self) -> bool:
        """Whether all cities fill one spreadsheet."""
        return self.layout == "shared"

    @property
    def has_personal(self) -> bool:
        """Whether personal columns are in the sheet."""
        return self.personal or not self.shared


def load_google(plan: Plan, config: Path | None = None) -> GoogleSheet:
    """Read config/google.toml; without the file nothing is online. Raises PlanError."""
    path = (config or config_folder()) / FILE
    if not path.exists():
        return GoogleSheet()
    made = typed(path, GoogleSheet)
    for name, codes in (("cities", made.cities), ("accounts", made.accounts)):
        for code in codes:
            if code not in plan.city_by_code or code == OFFICE.code:
                raise PlanError(str(path), f"{name}.{code}", "没有这个代码的市，应为 cities.csv 中的代码")
    return made
