"""A session of Spark: of one that is started on this machine, or of one that runs elsewhere, by Spark Connect."""

import logging
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTINGS: Mapping[str, str] = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.enforceReservedKeywords": "false",
    "spark.sql.ansi.doubleQuotedIdentifiers": "false",
    "spark.sql.caseSensitive": "true",
    "spark.sql.groupByOrdinal": "true",
    "spark.sql.orderByOrdinal": "true",
    "spark.sql.variable.substitute": "false",  # or ${…} in a value would be filled in
    "spark.sql.parser.escapedStringLiterals": "false",
    "spark.sql.parser.quotedRegexColumnNames": "false",  # or a column's name would be a pattern
    "spark.sql.csv.parser.columnPruning.enabled": "false",  # or rows of too few values would not be noticed
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
}
"""They hold for a session, and for nobody else's."""
_TABLES = "spark.sql.warehouse.dir"
_LOCAL: Mapping[str, str] = {
    "spark.app.name": "cxjourney",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
}
os.environ.setdefault("GRPC_VERBOSITY", "NONE")  # or what is tried in vain is told beside our own words


def local_session(folder: str, memory: str) -> tuple["SparkSession", bool]:
    """Return a session of a Spark on this machine, and whether that was started for it.

    Args:
        folder: Where it may put what doesn't fit into memory.
        memory: How much memory it may take, such as ``4g``; empty for what Spark's own settings say.
    """
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    _silence()
    running = SparkSession.getActiveSession() or SparkSession._instantiatedSession
    if running is not None and SparkContext._active_spark_context is not None:
        return running.newSession(), False
    terms = {**_LOCAL, "spark.master": "local[*]", "spark.local.dir": folder}
    if memory:
        terms["spark.driver.memory"] = memory
    conf = SparkConf(loadDefaults=False).setAll(list(terms.items()))
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    gateway = SparkContext._gateway or launch_gateway(conf, silent)
    if not gateway.jvm.org.apache.spark.SparkConf().contains(_TABLES):
        conf.set(_TABLES, str(Path(folder) / "tables"))  # or a folder of that kind is left where somebody works
    return SparkSession(SparkContext(conf=conf, gateway=gateway)), True


def remote_session(host: str, port: int, options: Mapping[str, str]) -> "SparkSession":
    """Return a session of a Spark that runs elsewhere; nothing is asked of it yet.

    Args:
        host: Its host.
        port: Its port.
        options: What else is told of it: ``token``, ``use_ssl``, ``user_id``.
    """
    from pyspark.sql.connect.session import SparkSession as RemoteSession

    _silence()
    told = "".join(f";{key}={quote(value, safe='')}" for key, value in options.items())
    session = RemoteSession(connection=f"sc://{host}:{port}/{told}")
    session.client.set_retry_policies([])  # it would try for a quarter of an hour
    return session


def _silence() -> None:
    """Have Spark's own loggers keep silent: what they tell of can repeat what the data holds."""
    from pyspark.logger import PySparkLogger

    for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger"):
        PySparkLogger.getLogger(name).disabled = True
    logging.getLogger("py4j").setLevel(logging.CRITICAL + 1)
