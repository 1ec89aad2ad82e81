"""What a publish did to a disk, call by call, and what a power cut might have left of it.

The model is harsher than most file systems, and no harsher than POSIX: what was written since a file's last sync may be
there, missing, or torn into pieces of 512 or 4,096 bytes, in any order; a file's size likewise; a name that was made or
taken away since its folder's last sync may be there or not, each for itself. What was synced is there. Mapped memory is
not modelled, so a call that would change a file through it ends the recording.
"""

import os
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.system_calls import Call
from tests.faults.watching import GO_ON

PIECES = (512, 4096)
SHARES = (0.0, 0.1, 0.5, 0.9, 1.0)
"""How much of what was not synced a cut leaves, by chance: from nothing to everything."""


@dataclass(slots=True)
class Write:
    """Bytes at a place in a file."""

    file: int
    at: int
    content: bytes


@dataclass(slots=True)
class Resize:
    """A file cut off, or made longer."""

    file: int
    size: int


@dataclass(slots=True)
class Name:
    """A name in a folder that means a file or a folder from now on, or nothing any more."""

    folder: int
    name: str
    means: int | None


@dataclass(slots=True)
class Sync:
    """A file or a folder of which everything is kept."""

    node: int


@dataclass(slots=True)
class Acknowledged:
    """The moment at which the world was told."""

    edition: str


Step = Write | Resize | Name | Sync | Acknowledged


@dataclass(slots=True)
class Node:
    """A file with its bytes, or a folder with what its names mean."""

    content: bytearray = field(default_factory=bytearray)
    names: dict[str, int] | None = None

    def copied(self) -> "Node":
        """Another like it."""
        return Node(bytearray(self.content), None if self.names is None else dict(self.names))


Tree = dict[int, Node]
TOP = 0


def read_tree(root: Path) -> Tree:
    """A folder as it is on the disk; files that have two names are one."""
    tree: Tree = {TOP: Node(names={})}
    known: dict[int, int] = {}

    def read(folder: Path, node: Node) -> None:
        assert node.names is not None
        for entry in sorted(folder.iterdir()):
            number = known.setdefault(entry.stat().st_ino, len(tree))
            node.names[entry.name] = number
            if number not in tree:
                tree[number] = Node(names={}) if entry.is_dir() else Node(bytearray(entry.read_bytes()))
                if entry.is_dir():
                    read(entry, tree[number])

    read(root, tree[TOP])
    return tree


def write_tree(tree: Tree, root: Path) -> None:
    """Makes a folder of it, where nothing is yet."""
    made: dict[int, Path] = {}

    def write(number: int, path: Path) -> None:
        node = tree[number]
        if node.names is not None:
            path.mkdir()
            for name, meant in node.names.items():
                write(meant, path / name)
        elif number in made:
            os.link(made[number], path)
        else:
            path.write_bytes(node.content)
            made[number] = path

    write(TOP, root)


def carry_out(tree: Tree, step: Step) -> None:
    """Does a step to a tree."""
    match step:
        case Write(file, at, content):
            held = tree.setdefault(file, Node()).content
            held.extend(bytes(max(0, at - len(held))))
            held[at : at + len(content)] = content
        case Resize(file, size):
            held = tree.setdefault(file, Node()).content
            held.extend(bytes(max(0, size - len(held))))
            del held[size:]
        case Name(folder, name, means):
            names = tree[folder].names
            assert names is not None
            names.pop(name, None)
            if means is not None:
                names[name] = means


@dataclass(frozen=True, slots=True)
class Recording:
    """What was done to a tree, and which of its nodes are folders."""

    before: Tree
    steps: list[Step]
    folders: frozenset[int]


def flat(tree: Tree, number: int = TOP, path: str = "") -> dict[str, bytes]:
    """Every file by its path, and every folder with nothing in it."""
    names = tree[number].names
    if names is None:
        return {path: bytes(tree[number].content)}
    found = {f"{path}/": b""}
    for name, means in names.items():
        found |= flat(tree, means, f"{path}/{name}")
    return found


class Recorder:
    """Writes down what a watched process does to the files below a root."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.before = read_tree(root)
        self.now = {number: node.copied() for number, node in self.before.items()}
        self.steps: list[Step] = []

    def __call__(self, call: Call) -> int:
        """Notes a call and lets it be carried out."""
        path = Path(call.path)
        if path.is_relative_to(self._root) and path != self._root and not call.path.endswith(" (deleted)"):
            _NOTES[call.name](self, call, path)
        elif path == self._root and call.name in ("fsync", "fdatasync"):
            self._add(Sync(TOP))
        return GO_ON

    def recording(self) -> Recording:
        """All of it; the disk must be as we think it is."""
        assert flat(self.now) == flat(read_tree(self._root))
        folders = frozenset(number for number, node in self.now.items() if node.names is not None)
        return Recording(self.before, self.steps, folders)

    def acknowledged(self, edition: str) -> None:
        """Notes that the world was told."""
        self._add(Acknowledged(edition))

    def _add(self, step: Step) -> None:
        self.steps.append(step)
        carry_out(self.now, step)

    def _find(self, path: Path) -> int | None:
        number = TOP
        for part in path.relative_to(self._root).parts:
            names = self.now[number].names
            if names is None or part not in names:
                return None
            number = names[part]
        return number

    def _folder(self, path: Path) -> int:
        found = self._find(path.parent)
        assert found is not None, path
        return found

    def _file(self, path: Path) -> int:
        found = self._find(path)
        assert found is not None, path
        return found

    def _make(self, path: Path, node: Node) -> None:
        number = len(self.now)
        self.now[number] = node
        self._add(Name(self._folder(path), path.name, number))

    def open(self, call: Call, path: Path) -> None:
        """A file that is opened to be written; it may come into being, or be emptied."""
        flags = call.arguments[2 if call.name == "openat" else 1]
        found = self._find(path)
        if found is None and flags & os.O_CREAT:
            self._make(path, Node())
        elif found is not None and flags & os.O_TRUNC:
            self._add(Resize(found, 0))

    def write(self, call: Call, path: Path) -> None:
        """Bytes that are written, at a place or at the descriptor's."""
        length = call.arguments[2]
        at = call.arguments[3] if call.name == "pwrite64" else call.position()
        content = call.content(length)
        assert len(content) == length
        self._add(Write(self._file(path), at, content))

    def resize(self, call: Call, path: Path) -> None:
        """A file that is cut off."""
        self._add(Resize(self._file(path), call.arguments[1]))

    def sync(self, _: Call, path: Path) -> None:
        """A file or a folder that is made durable."""
        self._add(Sync(self._file(path)))

    def link(self, call: Call, path: Path) -> None:
        """Another name for a file."""
        target = Path(call.other)
        if self._find(target) is None:
            self._add(Name(self._folder(target), target.name, self._file(path)))

    def rename(self, call: Call, path: Path) -> None:
        """Another name instead of the one before; across folders that is two steps."""
        target, found = Path(call.other), self._file(path)
        self._add(Name(self._folder(target), target.name, found))
        self._add(Name(self._folder(path), path.name, None))

    def unlink(self, _: Call, path: Path) -> None:
        """A name that is taken away."""
        if self._find(path) is not None:
            self._add(Name(self._folder(path), path.name, None))

    def mkdir(self, _: Call, path: Path) -> None:
        """A folder that is made, unless it is there or has nowhere to be."""
        if self._find(path) is None and self._find(path.parent) is not None:
            self._make(path, Node(names={}))

    def nothing(self, _: Call, __: Path) -> None:
        """A call that changes nothing that a cut could lose."""


_NOTES: dict[str, Callable[[Recorder, Call, Path], None]] = {
    "open": Recorder.open,
    "openat": Recorder.open,
    "write": Recorder.write,
    "pwrite64": Recorder.write,
    "ftruncate": Recorder.resize,
    "fsync": Recorder.sync,
    "fdatasync": Recorder.sync,
    "link": Recorder.link,
    "linkat": Recorder.link,
    "rename": Recorder.rename,
    "renameat": Recorder.rename,
    "unlink": Recorder.unlink,
    "unlinkat": Recorder.unlink,
    "rmdir": Recorder.unlink,
    "mkdir": Recorder.mkdir,
    "mkdirat": Recorder.mkdir,
    "chmod": Recorder.nothing,
    "fchmod": Recorder.nothing,
    "fchmodat": Recorder.nothing,
    "close": Recorder.nothing,
}
"""What is understood; any other call ends a recording with a KeyError, because its images would be lies."""


def after_power_cut(recording: Recording, moment: int, chance: random.Random) -> tuple[Tree, str]:
    """What a cut after so many steps might leave, and what had been acknowledged by then."""
    done = recording.steps[:moment]
    told = [step.edition for step in done if isinstance(step, Acknowledged)]
    synced = {step.node: number for number, step in enumerate(done) if isinstance(step, Sync)}
    share, piece = chance.choice(SHARES), chance.choice(PIECES)
    tree = {number: node.copied() for number, node in recording.before.items()}
    for number, step in enumerate(done):
        match step:
            case Name(folder, _, means):
                if means is not None:
                    tree.setdefault(means, Node(names={} if means in recording.folders else None))
                if number < synced.get(folder, -1) or chance.random() < share:
                    carry_out(tree, step)
            case Write(file, at, content) if number > synced.get(file, -1):
                for part in _pieces(at, content, piece):
                    if chance.random() < share:
                        carry_out(tree, Write(file, *part))
            case Resize(file, _) if number > synced.get(file, -1):
                if chance.random() < share:
                    carry_out(tree, step)
            case _:
                carry_out(tree, step)
    return tree, told[-1] if told else ""


def _pieces(at: int, content: bytes, size: int) -> Iterable[tuple[int, bytes]]:
    """Bytes in the pieces in which a disk keeps them."""
    begin = at
    while begin < at + len(content):
        end = min((begin // size + 1) * size, at + len(content))
        yield begin, content[begin - at : end - at]
        begin = end
