"""A Spark of the tests' own: one in the process, which all of them share, since it takes long to start."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

TOKEN = "S3cr3t@h/st%4'\"\\zzQ"
"""A token of signs that addresses and shells take for something else; headers can hold it."""
_SMALL = {
    "spark.app.name": "tests of cxjourney", "spark.master": "local[2]", "spark.driver.memory": "1g",
    "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1", "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false", "spark.log.level": "OFF", "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false", "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",  # small statements take longer to compile than to run
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto",
    "spark.plugins": "org.apache.spark.sql.connect.SparkConnectPlugin",
    "spark.connect.grpc.binding.address": "127.0.0.1",
}  # fmt: skip


def java_home() -> str | None:
    """Return the folder of a Java that Spark 4 runs on; None without one."""
    homes = [os.environ.get("JAVA_HOME", ""), *(str(path) for path in sorted(Path("/usr/lib/jvm").glob("java-*")))]
    for home in homes:
        release = Path(home) / "release"
        if home and release.is_file() and any(f'JAVA_VERSION="{one}' in release.read_text() for one in ("17", "21")):
            return home
    return None


@dataclass(frozen=True)
class RunningSpark:
    """A Spark that runs in the process, and the port at which it answers to Spark Connect."""

    session: "SparkSession"
    port: int


@contextmanager
def spark(folder: Path) -> Iterator[RunningSpark]:
    """Run a Spark for as long as it is needed, with a server of Spark Connect on loopback."""
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    terms = {**_SMALL, "spark.connect.grpc.binding.port": f"{port}", "spark.sql.warehouse.dir": f"{folder / 'tables'}"}
    conf = SparkConf(loadDefaults=False).setAll(list(terms.items()))
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    session = SparkSession(SparkContext(conf=conf, gateway=launch_gateway(conf, silent)))
    try:
        yield RunningSpark(session, port)
    finally:
        session.stop()
