"""Statements that would be sent, as a script of SQL: what each is for stands above it as a comment."""

from collections.abc import Iterator

from cxjourney.evidence.connections import Engine
from cxjourney.evidence.planned_statements import PlannedStatement
from cxjourney.formats.evidence import EvidenceOptions
from cxjourney.languages import Language
from cxjourney.languages.message import message_text
from cxjourney.pipeline.plan_evidence import EvidencePlan, Planned
from cxjourney.text.escape_commands import escape_commands
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import one_line

_NAMES: dict[Engine, str] = {
    "files": "DuckDB",
    "duckdb": "DuckDB",
    "postgresql": "PostgreSQL",
    "spark": "Spark",
    "spark-connect": "Spark Connect",
    "trino": "Trino",
    "bigquery": "BigQuery",
    "snowflake": "Snowflake",
    "databricks": "Databricks",
    "clickhouse": "ClickHouse",
}


def write(plan: EvidencePlan, options: EvidenceOptions) -> str:
    """Return what would be sent, a statement after the other, each as it would be."""
    words = options.words
    lines = [_comment(words.text("evidence.sql.head"))]
    for planned in plan.planned:
        lines += _lines(planned, words)
    if not plan.planned:
        lines += ["", _comment(words.text("evidence.nothing")), _comment(words.text("evidence.nothing.help"))]
    return "\n".join(lines) + "\n"


def _lines(planned: Planned, words: Language) -> Iterator[str]:
    if not planned.connection:
        yield from ("", _comment(planned.source), _comment(words.text("evidence.dbt.no-sql")))
        return
    engine = _NAMES[planned.engine] if planned.engine else "?"
    where = words.text("evidence.sql.connection", name=planned.connection, engine=engine)
    if planned.fault:
        yield ""
        yield _comment(words.join_facts([*filter(None, (planned.journey, planned.source)), where]))
        wrong = message_text(planned.fault.message, words)
        yield _comment(words.text("figures.colon", head=planned.fault.code, rest=wrong))
        yield _comment(message_text(planned.fault.help, words))
    for statement in planned.statements:
        about = [*filter(None, (planned.journey, statement.source)), where]
        yield ""
        yield _comment(words.join_facts(about))
        yield _comment(words.text(f"evidence.sql.{statement.purpose}"))
        if statement.assumed:
            yield _comment(words.text("evidence.sql.assumed", columns=_columns(statement, words)))
        yield f"{_shown(statement.sql)};"


def _columns(statement: PlannedStatement, words: Language) -> str:
    return ", ".join(
        words.text("figures.colon", head=escape_unseen(column), rest=words.text(f"evidence.sql.kind.{kind}"))
        for column, kind in sorted(statement.assumed.items())
    )


def _shown(sql: str) -> str:
    return "\n".join(escape_commands(escape_unseen(line)) for line in sql.split("\n"))


def _comment(text: str) -> str:
    return f"-- {escape_unseen(one_line(text))}"
