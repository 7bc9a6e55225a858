"""Cases of the rules that are said by measuring: files are written and measured, as ``cxjourney evidence`` would."""

import socket
import struct
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch

import duckdb

from cxjourney.diagnostics import NOTHING, About, Diagnostic, Report, Totals
from cxjourney.evidence.faults import EvidenceFault, EvidenceNotice
from cxjourney.evidence.notices import journey_notices, source_notices
from cxjourney.files.text_file import START_OF_FILE, Span
from cxjourney.languages import language
from cxjourney.languages.message import message_text
from cxjourney.pipeline.check_evidence import check_evidence
from cxjourney.pipeline.evidence_outcomes import Evidence, MeasureRequest
from cxjourney.pipeline.measure_evidence import measure_evidence
from cxjourney.rules.rule_index import all_rules

from .judging import AS_OF, Judged, write_files

_ENCRYPTION_REQUEST = 8
"""Bytes: what a client sends to ask whether it may encrypt."""


def measure_case(case: Mapping[str, Any], folder: Path, files: Mapping[str, str | bytes | Path]) -> Judged:
    """Write and measure the files of a case, and return what is found as a report.

    Args:
        case: The case; ``environment`` holds variables, ``refusal`` by the name of a variable for its port the state
            by which a PostgreSQL there turns everybody away, and what it says; ``timeout`` seconds, ``memory`` how
            much memory the database has, ``without`` a library that is not installed, ``database`` by the name of a
            file the statements that fill it, ``ways`` whether the ways through journeys are measured too.
        folder: Where the files are written.
        files: The files by name.
    """
    root = write_files(folder, files)
    for name, statements in case.get("database", {}).items():
        with duckdb.connect(str(root / name)) as connection:
            connection.execute(statements)
    as_of = case.get("as_of", AS_OF)
    assert isinstance(as_of, date)
    request = MeasureRequest([str(root)], None, timeout=case.get("timeout"), min_group=1, language="en")
    environment = dict(case.get("environment", {}))
    with ExitStack() as stack:
        for change in _changes(case):
            stack.enter_context(change)
        for name, state in case.get("refusal", {}).items():
            environment[name] = f"{stack.enter_context(_refusing(state))}"
        if "evidence.json" in files:
            unreadable = check_evidence(request, as_of, {}).unreadable
            found = [_diagnostic(fault, str(root / "evidence.json"), START_OF_FILE) for fault in unreadable]
        else:
            evidence = measure_evidence(request, as_of, environment, ways=case.get("ways", False))
            found = list(_diagnostics(evidence))
    return Judged(root, Report(as_of, tuple(found), Totals(), {}))


@contextmanager
def _refusing(state: str) -> Iterator[int]:
    """A server that says in PostgreSQL's protocol that it lets nobody in; yields its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def refuse() -> None:
            with suppress(OSError):
                while True:
                    with server.accept()[0] as taken:
                        while len(asked := taken.recv(1000)) == _ENCRYPTION_REQUEST:
                            taken.sendall(b"N")
                        if asked:
                            fields = b"".join(
                                sign + text.encode() + b"\0"
                                for sign, text in ((b"S", "FATAL"), (b"C", state[:5]), (b"M", state[6:] or "no"))
                            )
                            taken.sendall(b"E" + struct.pack("!I", len(fields) + 5) + fields + b"\0")

        Thread(target=refuse, daemon=True).start()
        try:
            yield server.getsockname()[1]
        finally:
            server.shutdown(socket.SHUT_RDWR)


def _changes(case: Mapping[str, Any]) -> Iterator[Any]:
    if "without" in case:
        engine = "cxjourney.evidence.engines.duckdb"
        yield patch.dict(sys.modules, {case["without"]: None})
        yield patch.dict(sys.modules, {engine: None})
    if "memory" in case:
        connect = duckdb.connect

        def with_little(*given: Any, **named: Any) -> duckdb.DuckDBPyConnection:
            connection = connect(*given, **named)
            connection.execute(f"set memory_limit = '{case['memory']}'")
            return connection

        yield patch("duckdb.connect", with_little)


def _diagnostics(found: Evidence) -> Iterator[Diagnostic]:
    for one in found.sources:
        if one.fault:
            yield _diagnostic(one.fault, one.source.file, one.source.span, About(source=one.source.id))
        if one.found:
            for notice in source_notices(one.found):
                yield _diagnostic(notice, one.source.file, one.source.span, About(source=one.source.id))
    for outcome in found.journeys:
        place = outcome.journey.document.span(("journey",))
        for notice in journey_notices(outcome.found) if outcome.found else ():
            yield _diagnostic(notice, outcome.journey.file, place, About(journey=outcome.journey.journey.journey))


def _diagnostic(fault: EvidenceFault | EvidenceNotice, file: str, span: Span, about: About = NOTHING) -> Diagnostic:
    rule, words = all_rules()[fault.code], language("en")
    wrong, help_ = message_text(fault.message, words), message_text(fault.help, words)
    return Diagnostic(rule.code, rule.slug, rule.severity, wrong, help_, file, span, about, phase=rule.phase)
