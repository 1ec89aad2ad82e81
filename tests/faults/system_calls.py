"""Stops a process at its own system calls that change files, by seccomp: no root, no tracer, no tools.

The kernel hands each such call to whoever holds the listener, and waits for the word: let it be carried out, or let it
fail with an error that the disk never gave. Calls of x86-64 Linux from 5.5 on; elsewhere `why_not` says why not.
"""

import ctypes
import errno
import fcntl
import os
import platform
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NUMBERS: Mapping[str, int] = {
    "write": 1,
    "open": 2,
    "close": 3,
    "mmap": 9,
    "pwrite64": 18,
    "writev": 20,
    "msync": 26,
    "sendfile": 40,
    "fsync": 74,
    "fdatasync": 75,
    "truncate": 76,
    "ftruncate": 77,
    "rename": 82,
    "mkdir": 83,
    "rmdir": 84,
    "creat": 85,
    "link": 86,
    "unlink": 87,
    "symlink": 88,
    "chmod": 90,
    "fchmod": 91,
    "sync": 162,
    "openat": 257,
    "mkdirat": 258,
    "unlinkat": 263,
    "renameat": 264,
    "linkat": 265,
    "symlinkat": 266,
    "fchmodat": 268,
    "sync_file_range": 277,
    "fallocate": 285,
    "pwritev": 296,
    "syncfs": 306,
    "renameat2": 316,
    "copy_file_range": 326,
    "pwritev2": 328,
    "io_uring_setup": 425,
    "openat2": 437,
    "fchmodat2": 452,
}
NAMES = {number: name for name, number in NUMBERS.items()}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_MAP_SHARED, _PROT_WRITE = 1, 2
_NOTIFY, _ALLOW = 0x7FC00000, 0x7FFF0000
_LOAD, _EQUAL, _ANY, _RETURN = 0x20, 0x15, 0x45, 0x06
_NO_NEW_PRIVILEGES, _SET_FILTER, _NEW_LISTENER, _SECCOMP = 38, 1, 8, 317
_RECEIVE = 3 << 30 | 80 << 16 | ord("!") << 8
_SEND = 3 << 30 | 24 << 16 | ord("!") << 8 | 1
_NOTICE = struct.Struct("=QII iIQ 6Q")
_ANSWER = struct.Struct("=QqiI")
_CARRY_OUT = 1
_PATH_AT = {
    "open": 0,
    "creat": 0,
    "truncate": 0,
    "mkdir": 0,
    "rmdir": 0,
    "unlink": 0,
    "chmod": 0,
    "rename": 0,
    "link": 0,
}
_PATH_BEHIND_FOLDER = {"openat", "mkdirat", "unlinkat", "fchmodat", "renameat", "renameat2", "linkat", "openat2"}
_OF_DESCRIPTOR = {
    "write", "pwrite64", "writev", "pwritev", "pwritev2", "fsync", "fdatasync", "ftruncate", "fchmod", "close",
    "fallocate", "sendfile", "sync_file_range", "syncfs",
}  # fmt: skip
_SECOND_PATH = {"rename": (1, None), "link": (1, None), "renameat": (3, 2), "renameat2": (3, 2), "linkat": (3, 2)}


class _Instruction(ctypes.Structure):
    _fields_ = [("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("k", ctypes.c_uint32)]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("first", ctypes.POINTER(_Instruction))]


def _program() -> list[tuple[int, int, int, int]]:
    """Which calls are handed over: all of them, but opening only to write and mapping only to write through."""
    steps = [(_LOAD, 0, 0, 0)]
    looked_into = {"open": (24, WRITING), "openat": (32, WRITING), "mmap": (40, _MAP_SHARED)}
    for name, number in NUMBERS.items():
        if name not in looked_into:
            steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _NOTIFY)]
    for name, (argument, bits) in looked_into.items():
        steps += [
            (_EQUAL, 0, 4, NUMBERS[name]),
            (_LOAD, 0, 0, argument),
            (_ANY, 0, 1, bits),
            (_RETURN, 0, 0, _NOTIFY),
            (_RETURN, 0, 0, _ALLOW),
        ]
    return [*steps, (_RETURN, 0, 0, _ALLOW)]


def hand_over() -> int:
    """Puts this process under the filter, for good; answers the descriptor of the listener."""
    steps = _program()
    instructions = (_Instruction * len(steps))(*[_Instruction(*step) for step in steps])
    program = _Program(len(steps), instructions)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs")
    listener: int = libc.syscall(_SECCOMP, _SET_FILTER, _NEW_LISTENER, ctypes.byref(program))
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return listener


def why_not() -> str:
    """Why processes cannot be stopped at their calls here; empty where they can."""
    if platform.system() != "Linux" or platform.machine() != "x86_64":
        return "calls are stopped on x86-64 Linux only"
    child = os.fork()
    if child == 0:
        try:
            hand_over()
            os._exit(0)
        except OSError as error:
            os._exit(error.errno or 1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return "" if code == 0 else f"the kernel hands no calls over ({errno.errorcode.get(code, code)})"


@dataclass(frozen=True, slots=True)
class Call:
    """A system call that waits for the word."""

    id: int
    process: int
    name: str
    arguments: tuple[int, ...]
    path: str
    """The file that it is about, by its path or by its descriptor; empty for pipes, sockets and devices."""
    other: str
    """The second path of those that have one."""

    def content(self, length: int) -> bytes:
        """The first bytes that are to be written, from the memory of the process."""
        return _memory(self.process, self.arguments[1], length)

    def position(self) -> int:
        """Where the descriptor stands in its file."""
        return _described(self.process, self.arguments[0])[0]


def next_call(listener: int) -> Call | None:
    """The next call that waits; None where the process ended instead."""
    notice = bytearray(_NOTICE.size)
    try:
        fcntl.ioctl(listener, _RECEIVE, notice)
        id_, process, _, number, _, _, *arguments = _NOTICE.unpack(notice)
        name = NAMES[number]
        path, other = _paths(name, process, tuple(arguments))
        return Call(id_, process, name, tuple(arguments), path, other)
    except OSError:
        return None


def answer(listener: int, call: Call, error: int = 0) -> None:
    """Lets a call be carried out, or lets it fail with an error number."""
    told = _ANSWER.pack(call.id, 0, -error, 0 if error else _CARRY_OUT)
    try:
        fcntl.ioctl(listener, _SEND, told)
    except OSError as gone:
        if gone.errno != errno.ENOENT:
            raise


def _paths(name: str, process: int, arguments: tuple[int, ...]) -> tuple[str, str]:
    first, second = "", ""
    if name in _OF_DESCRIPTOR:
        first = _opened(process, arguments[0])
        if name == "close" and first and not _described(process, arguments[0])[1] & WRITING:
            first = ""
    elif name == "copy_file_range":
        first = _opened(process, arguments[2])
    elif name == "mmap":
        first = _opened(process, arguments[4]) if arguments[2] & _PROT_WRITE else ""
    elif name in _PATH_AT:
        first = _path(process, arguments[0], None)
    elif name in _PATH_BEHIND_FOLDER:
        first = _path(process, arguments[1], arguments[0])
    if name in _SECOND_PATH:
        place, folder = _SECOND_PATH[name]
        second = _path(process, arguments[place], None if folder is None else arguments[folder])
    return ("" if first.startswith(("/dev/", "/proc/")) else first), second


def _opened(process: int, descriptor: int) -> str:
    try:
        path = str(Path(f"/proc/{process}/fd/{ctypes.c_int(descriptor).value}").readlink())
    except OSError:
        return ""
    return path if path.startswith("/") else ""


def _described(process: int, descriptor: int) -> tuple[int, int]:
    """Position and flags of a descriptor."""
    lines = Path(f"/proc/{process}/fdinfo/{descriptor}").read_text("ascii").splitlines()
    told = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    return int(told["pos"]), int(told["flags"], 8)


def _path(process: int, address: int, folder: int | None) -> str:
    written = _string(process, address)
    if written.startswith("/"):
        return written
    at = ctypes.c_int(folder if folder is not None else -100).value
    base = Path(f"/proc/{process}/cwd" if at == -100 else f"/proc/{process}/fd/{at}").readlink()
    return str(base / written)


def _memory(process: int, address: int, length: int) -> bytes:
    """Bytes of another process' memory."""
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        return memory.read(length)


def _string(process: int, address: int) -> str:
    """A string that ends with a zero; read page by page, because it may end where its mapping does."""
    read = b""
    while b"\0" not in read:
        here = address + len(read)
        read += _memory(process, here, 4096 - here % 4096)
    return os.fsdecode(read.partition(b"\0")[0])
