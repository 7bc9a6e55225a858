"""A process that has imported the command, and forks for each run: as much a process of its own, without the start.

Whoever tests the start itself, an interpreter or a shell names a ``command`` to ``run``, which is then started afresh.
"""

import atexit
import gc
import os
import pickle
import pkgutil
import resource
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

SETTLED_AT_START = ("PYTHON", "LANG", "LC_")
"""How variables begin that an interpreter asks once, as it starts."""
_LEFT_OUT = ("__main__", "typst_worker", "cxjourney.evidence.engines", "cxjourney.serve", "cxjourney.report.deck")
"""Modules that come with libraries too large for the memory that a run is given, and that few runs need."""
_REQUEST = 1 << 20


class Forking:
    """The process, from the side of the tests; one run at a time."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._start = _settled(env)
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())],
                env={**env, "PYTHONPATH": os.pathsep.join(sys.path)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=[theirs.fileno()],
            )
        atexit.register(self.close)

    def close(self) -> None:
        """End it."""
        self._channel.close()
        self._process.communicate()

    def is_like(self, env: Mapping[str, str]) -> bool:
        """Return whether a run in an environment can be a fork: what is settled as Python starts is the same."""
        return _settled(env) == self._start

    def run(
        self, program: Path, arguments: Sequence[str | bytes | Path], cwd: Path | None, stdin: bytes,
        env: Mapping[str, str], memory: int, seconds: float,
    ) -> tuple[int, bytes, bytes]:  # fmt: skip
        """Run the command; return its exit status (negative: the signal that ended it) and what it wrote."""
        words = [os.fsdecode(one) for one in (program, *arguments)]
        request = pickle.dumps((words, os.fspath(cwd or Path.cwd()), dict(env), memory))
        pipes = [os.pipe() for _ in range(3)]
        theirs, ours = [pipes[0][0], pipes[1][1], pipes[2][1]], [pipes[0][1], pipes[1][0], pipes[2][0]]
        socket.send_fds(self._channel, [request], theirs)
        for handle in theirs:
            os.close(handle)
        child = int(self._channel.recv(64))
        try:
            out, err = _communicate(ours, stdin, time.monotonic() + seconds)
        except TimeoutError:
            os.kill(child, signal.SIGKILL)
            raise subprocess.TimeoutExpired(words, seconds) from None
        finally:
            status = os.waitstatus_to_exitcode(int(self._channel.recv(64)))
        return status, out, err


def _settled(env: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in env.items() if name.startswith(SETTLED_AT_START)}


def _communicate(handles: Sequence[int], stdin: bytes, deadline: float) -> tuple[bytes, bytes]:
    """Write to the first and read from the others, until both are closed on the other side; then close all."""
    written: dict[int, bytearray] = {handle: bytearray() for handle in handles[1:]}
    left = memoryview(stdin)
    with selectors.DefaultSelector() as waiting:
        os.set_blocking(handles[0], False)
        waiting.register(handles[0], selectors.EVENT_WRITE)
        for handle in written:
            waiting.register(handle, selectors.EVENT_READ)
        try:
            while waiting.get_map():
                for key, _ in waiting.select(max(deadline - time.monotonic(), 0)):
                    if key.fd in written:
                        piece = os.read(key.fd, 1 << 16)
                        written[key.fd] += piece
                        is_over = not piece
                    else:
                        try:
                            left = left[os.write(key.fd, left[: 1 << 16]) :]
                        except BrokenPipeError:
                            left = left[:0]
                        is_over = not left
                    if is_over:
                        waiting.unregister(key.fd)
                        os.close(key.fd)
                if time.monotonic() > deadline:
                    raise TimeoutError
        finally:
            for handle in [key.fd for key in waiting.get_map().values()]:
                os.close(handle)
    out, err = (bytes(written[handle]) for handle in handles[1:])
    return out, err


def _serve(channel: socket.socket) -> None:
    """Fork for each request; return in the child, once it stands where a process that was just started would stand."""
    while True:
        request, handles, *_ = socket.recv_fds(channel, _REQUEST, 3)
        if not request:
            raise SystemExit(0)
        child = os.fork()
        if child == 0:
            channel.close()
            _stand_there(request, handles)
            return
        for handle in handles:
            os.close(handle)
        channel.send(b"%d" % child)
        channel.send(b"%d" % os.waitpid(child, 0)[1])


def _stand_there(request: bytes, handles: Sequence[int]) -> None:
    sys.argv, cwd, env, memory = pickle.loads(request)
    for number, handle in enumerate(handles):
        os.dup2(handle, number)
        os.close(handle)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _import_everything() -> None:
    import cxjourney

    for module in pkgutil.walk_packages(cxjourney.__path__, "cxjourney."):
        if not any(part in module.name for part in _LEFT_OUT):
            import_module(module.name)


if __name__ == "__main__":
    _import_everything()
    gc.collect()
    gc.freeze()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    from cxjourney.cli import main

    main()
