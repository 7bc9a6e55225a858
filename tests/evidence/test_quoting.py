"""Whatever signs a name or a value holds, each engine takes it for just that name and that value.

If it fails, a name in a binding is SQL that somebody else's database runs.
"""

from collections.abc import Iterator

import duckdb
import psycopg
import pytest
import sqlglot
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlglot import exp

from cxjourney.evidence.dialects.duckdb import DuckDB
from cxjourney.evidence.dialects.postgres import PostgreSQL
from tests.evidence.cluster import Cluster

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=15)
signs = st.text("\"'`\\%;-/*$#[]{}()?:@ \n\ta", min_size=1, max_size=40)

WITHIN = duckdb.connect()


@pytest.fixture(scope="module")
def owner(postgres: Cluster) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    with postgres.as_owner() as connection:
        connection.execute("set standard_conforming_strings = on")
        yield connection


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=texts | signs, value=texts | signs | st.just(""))
@example(name='e"; drop table x; --', value="'; drop table x; --")
@example(name="%s%(a)s", value="%s %% %b")
@example(name="\\", value="\\'")
@example(name="$$", value="$a$ E'\\n' U&'\\0041'")
def test_a_name_is_a_name_and_a_value_a_value(
    owner: "psycopg.Connection[tuple[object, ...]]", name: str, value: str
) -> None:
    for dialect in (DuckDB(), PostgreSQL()):
        sql = f"select {dialect.literal(value)} as {dialect.identifier(name)}"
        (parsed,) = sqlglot.parse(sql, read=dialect.name)
        assert isinstance(parsed, exp.Select)
        (column,) = parsed.expressions
        assert (column.alias, column.this.name) == (name, value)
        if dialect.name == "duckdb":
            found = WITHIN.execute(sql)
            assert (found.fetchall(), [one[0] for one in found.description or ()]) == ([(value,)], [name])
        else:
            asked = owner.execute(sql.encode(), binary=True)
            assert (asked.fetchall(), [one.name for one in asked.description or ()]) == ([(value,)], [name])
