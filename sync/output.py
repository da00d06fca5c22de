"""Generated files (生成的文件): written aside, then renamed together, with a manifest of what they came from."""

import errno
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from sync.aside import beside
from sync.errors import FolderError
from sync.manifest import MANIFEST, Generated, Sources, manifest, recorded

OUT = Path(__file__).resolve().parents[1] / "out"
"""Where generated files go unless told otherwise, wherever the programme is started."""

UNFIT_FOR_NAMES = frozenset('<>:"|?*\\')
"""What Windows does not allow in a file name; the backslash would be a folder there."""

LONGEST_NAME = 60
"""Characters of a name made of somebody's words; 255 bytes of UTF-8 is what systems allow."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commit did, paths under the output folder, sorted.

    `removed` were made last time and no longer are; `left` are such files that somebody has changed since: they stay.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]


class Output:
    """A folder of generated files that is replaced as a whole, or, when anything fails, not at all.

    As a context manager it commits at the end, and throws away what was put when an exception leaves the block.
    Every trouble is a FolderError of one Chinese line.
    """

    def __init__(self, root: Path, *, example: bool = False) -> None:
        """Prepare to write under `root`; `example` goes into the manifest: made from the bundled example."""
        self.root = root
        self.example = example
        self.files: dict[str, Generated] = {}
        self.committed = Committed((), (), ())

    def put(
        self,
        relative: str,
        data: bytes,
        made_from: Sources = frozenset(),
        template: str = "",
        *,
        proof: dict[str, object] | None = None,
    ) -> None:
        """Write one file aside; it appears under its name (a/b.xlsx, below the root) at `commit`."""
        path = self.place(relative)
        if relative.casefold() in {known.casefold() for known in (*self.files, MANIFEST)}:
            raise FolderError(f"要生成的文件重名：{path}，请检查配置中的文件名")
        digest = sha256(data).hexdigest()
        self.files[relative] = Generated(relative, digest, len(data), template, made_from, proof)
        write_aside(path, data)

    def commit(self) -> Committed:
        """Let every file appear under its name and remove what is no longer made; say what was done."""
        try:
            self.committed = self.replaced()
        except FolderError:
            self.discard()
            raise
        return self.committed

    def replaced(self) -> Committed:
        """Replace the old files by the new; whatever can be asked beforehand is asked before the first is touched."""
        old = self.previous()
        stale = {path: self.place(path) for path in sorted(set(old) - set(self.files))}
        ours = [path for path, place in stale.items() if digest_of(place) == old[path]]
        for path in (*self.files, *ours, MANIFEST):
            refuse_if_held(self.place(path))
        write_aside(self.place(MANIFEST), manifest(self.files, example=self.example))
        for path in (*sorted(self.files), MANIFEST):
            settle(self.place(path))
        for path in ours:
            remove(stale[path], self.root)
        left = tuple(path for path, place in stale.items() if place.exists())
        return Committed(tuple(sorted(self.files)), tuple(ours), left)

    def discard(self) -> None:
        """Throw away what was put and not committed."""
        for path in (*self.files, MANIFEST):
            with suppress(OSError):
                beside(self.place(path)).unlink()
        self.files.clear()

    def previous(self) -> dict[str, str]:
        """Return path → sha256 of the files the last commit made; nothing where there is no readable manifest."""
        found = recorded(self.root) or {}
        try:
            return {path: digest for path, digest in found.items() if self.place(path)}
        except (OSError, ValueError, FolderError):
            return {}

    def place(self, relative: str) -> Path:
        """Return where a file goes. Raises FolderError for a path that would leave the root or no system can hold."""
        parts = PurePosixPath(relative).parts
        path = self.root.joinpath(*parts)
        unfit = not parts or any(set(part) & UNFIT_FOR_NAMES or part.strip(". ") == "" for part in parts)
        if unfit or not path.resolve().is_relative_to(self.root.resolve()):
            raise FolderError(f"文件名不能用：{relative}，请检查配置中的文件名")
        return path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.commit()
        else:
            self.discard()


def fit(words: str) -> str:
    """Return a file name made of somebody's words: what no system allows is replaced, what is too long is cut."""
    name = "".join("_" if each in UNFIT_FOR_NAMES or each < " " or each == "/" else each for each in words)
    return name[:LONGEST_NAME].strip(". ") or "_"


def write_aside(path: Path, data: bytes) -> None:
    """Write a file beside its place."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside(path).write_bytes(data)
    except OSError as error:
        with suppress(OSError):
            beside(path).unlink()
        raise FolderError(trouble(path, error)) from error


def refuse_if_held(path: Path) -> None:
    """Raise FolderError where a file exists and cannot be replaced, before anything is."""
    try:
        if path.exists():
            path.open("r+b").close()
    except OSError as error:
        raise FolderError(trouble(path, error)) from error


def settle(path: Path) -> None:
    """Give the waiting file its name."""
    try:
        beside(path).replace(path)
    except OSError as error:
        raise FolderError(trouble(path, error)) from error


def remove(path: Path, root: Path) -> None:
    """Remove a file, and the folders below `root` that it leaves empty."""
    try:
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == root or any(folder.iterdir()):
                return
            folder.rmdir()
    except FileNotFoundError:
        return
    except OSError as error:
        raise FolderError(trouble(path, error)) from error


def digest_of(path: Path) -> str:
    """Return the sha256 of a file; "" where there is none to read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def trouble(path: Path, error: OSError) -> str:
    """Word what hinders writing a file, and the remedy, in one line."""
    if isinstance(error, PermissionError):
        return f"无法写入：{path}。请关闭正在打开的“{path.name}”，并检查该文件夹能否写入，然后重试"
    if error.errno in {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        return f"磁盘空间不足，无法写入：{path}。请清理磁盘或换一个输出文件夹后重试"
    if isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError | FileNotFoundError):
        return f"无法写入：{path}。该位置被同名的文件或文件夹占用，或者文件夹不存在，请检查后重试"
    return f"无法写入：{path}（{error.strerror or error}）。请检查文件夹和磁盘后重试"
