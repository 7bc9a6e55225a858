"""A PostgreSQL for the tests that ask one."""

from collections.abc import Iterator

import pytest
from psycopg import sql

from tests.evidence.cluster import PASSWORD, READER, Cluster, cluster, programs


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A server with a role that may read nothing yet."""
    there = programs()
    if there is None:
        pytest.skip("PostgreSQL is not installed here: apt-get install postgresql")
    with cluster(there) as running:
        with running.as_owner() as owner:
            named = sql.SQL("create role {} login password {}")
            owner.execute(named.format(sql.Identifier(READER), sql.Literal(PASSWORD)))
        yield running
