"""A PostgreSQL of the tests' own: in a folder of its own, on loopback, as a user who is not root, ended by its id."""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

NOBODY = 65534
OWNER, OWNER_PASSWORD = "owner", "of the cluster"
READER, PASSWORD = "reader", "S3cr3t@h/st%4'\"\\ zzQ"
"""A password of signs that addresses, SQL and shells take for something else."""


@dataclass(frozen=True)
class Cluster:
    """A running server; `reader` may read what `owner` lets it."""

    port: int
    process: int

    def as_owner(self) -> "psycopg.Connection[tuple[object, ...]]":
        """Return a connection of the superuser."""
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=OWNER, password=OWNER_PASSWORD, dbname="postgres", autocommit=True
        )

    def configuration(self, **connections: str) -> str:
        """Return a configuration that names it; others by their address."""
        own = f'url = "postgresql://{READER}:${{DWH_PASSWORD}}@127.0.0.1:{self.port}/postgres"'
        others = "".join(f'[connections.{name}]\nurl = "{url}"\n' for name, url in connections.items())
        return f"[connections.dwh]\n{own}\n{others}"


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest if there are several; None without one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    here = found[-1] if found else Path(on_path).resolve() if on_path else None
    return here.parent if here and (here.parent / "postgres").exists() else None


def _plain_user() -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def _end_with_parent() -> None:
    """Have the process that is about to run ended with the tests, even where these are killed."""
    if sys.platform == "linux":
        set_signal_of_parents_death = 1
        ctypes.CDLL(None).prctl(set_signal_of_parents_death, signal.SIGINT)


def _initialise(programs: Path, folder: Path) -> None:
    secret = folder / "owner"
    secret.write_text(OWNER_PASSWORD)
    if os.geteuid() == 0:
        for path in (folder, secret):
            os.chown(path, NOBODY, NOBODY)
    command: list[str | Path] = [
        programs / "initdb", "--no-sync", "-D", folder / "data", f"--username={OWNER}",
        f"--pwfile={secret}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8",
    ]  # fmt: skip
    known = subprocess.run([programs / "initdb", "--help"], capture_output=True, text=True, check=True).stdout
    if "--icu-locale" in known:
        command += ["--locale-provider=icu", "--icu-locale=en-US"]  # text sorts otherwise than by its bytes
    _run(command, folder)


def _run(command: Sequence[str | Path], folder: Path) -> None:
    done = subprocess.run(  # type: ignore[call-overload]
        command, cwd=folder, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}, capture_output=True, text=True,
        check=False, **_plain_user(),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def cluster(programs: Path) -> Iterator[Cluster]:
    """Run a server for as long as it is needed."""
    folder = Path(tempfile.mkdtemp(prefix="cxjourney-pg-"))
    try:
        _initialise(programs, folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        terms = ["fsync=off", "listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories=",
                 "max_connections=30", "shared_buffers=64MB", "dynamic_shared_memory_type=mmap"]  # fmt: skip
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(  # type: ignore[call-overload]
                [programs / "postgres", "-D", folder / "data", *(part for one in terms for part in ("-c", one))],
                cwd=folder, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, preexec_fn=_end_with_parent, **_plain_user(),
            )  # fmt: skip
        try:
            running = Cluster(port, server.pid)
            _wait(running, server, folder / "log")
            yield running
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(running: Cluster, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        assert server.poll() is None, log.read_text()
        try:
            running.as_owner().close()
        except psycopg.OperationalError:
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        else:
            return
