"""Cases of the rules that are said by measuring: files are written and measured, as ``cxjourney evidence`` would."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb

from cxjourney.diagnostics import NOTHING, About, Diagnostic, Report, Totals
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.files.text_file import START_OF_FILE, Span
from cxjourney.languages import language
from cxjourney.languages.message import message_text
from cxjourney.pipeline.check_evidence import check_evidence
from cxjourney.pipeline.evidence_outcomes import Evidence, MeasureRequest
from cxjourney.pipeline.measure_evidence import measure_evidence
from cxjourney.rules.rule_index import all_rules

from .judging import AS_OF, Judged, write_files


def measure_case(case: Mapping[str, Any], folder: Path, files: Mapping[str, str | bytes | Path]) -> Judged:
    """Write and measure the files of a case, and return what is found as a report.

    Args:
        case: The case; ``environment`` holds variables, ``timeout`` seconds, ``memory`` how much memory the database
            has, ``without`` a library that is not installed, ``database`` by the name of a file the statements that
            fill it.
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
    with ExitStack() as stack:
        for change in _changes(case):
            stack.enter_context(change)
        if "evidence.json" in files:
            unreadable = check_evidence(request, as_of, {}).unreadable
            found = [_diagnostic(fault, str(root / "evidence.json"), START_OF_FILE) for fault in unreadable]
        else:
            evidence = measure_evidence(request, as_of, case.get("environment", {}), ways=False)
            found = list(_diagnostics(evidence))
    return Judged(root, Report(as_of, tuple(found), Totals(), {}))


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


def _diagnostic(fault: EvidenceFault, file: str, span: Span, about: About = NOTHING) -> Diagnostic:
    rule, words = all_rules()[fault.code], language("en")
    wrong, help_ = message_text(fault.message, words), message_text(fault.help, words)
    return Diagnostic(rule.code, rule.slug, rule.severity, wrong, help_, file, span, about, phase=rule.phase)
