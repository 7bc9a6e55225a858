"""``[connections]`` of the configuration -> what it takes to open one, with what the environment holds filled in."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from cxjourney.evidence.faults import EvidenceFault
from cxjourney.languages.message import list_message, message
from cxjourney.model.binding import FILES
from cxjourney.text.escape_unseen import escape_unseen

Engine = Literal[
    "files",
    "duckdb",
    "postgresql",
    "spark",
    "spark-connect",
    "trino",
    "bigquery",
    "snowflake",
    "databricks",
    "clickhouse",
]
ENGINE_OF_SCHEME: Mapping[str, Engine] = {
    "duckdb": "duckdb", "postgresql": "postgresql", "postgres": "postgresql", "spark": "spark",
    "spark-connect": "spark-connect", "sc": "spark-connect", "trino": "trino", "bigquery": "bigquery",
    "snowflake": "snowflake", "databricks": "databricks", "clickhouse": "clickhouse",
}  # fmt: skip
"""By what an address begins with, or ``engine`` says, what answers there."""
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_OPTION = re.compile(r"[A-Za-z][A-Za-z_.-]*")
"""What options are called: a name that is repeated is none of a password's pieces with odd characters."""
_SECRETS = (
    "password",
    "token",
    "key",
    "secret",
    "passwd",
    "pwd",
    "access_token",
    "api_key",
    "sslpassword",
    "private_key_file_pwd",
)


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a database is, and how to get in. It is never shown: it can hold secrets.

    Attributes:
        name: Its name in the configuration.
        engine: What answers there.
        host: Its host; empty where there is none.
        port: Its port; None where nobody said.
        database: The database, or the path of its file.
        user: Who asks.
        password: The password.
        options: What else is set.
    """

    name: str
    engine: Engine
    host: str = field(default="", repr=False)
    port: int | None = field(default=None, repr=False)
    database: str = field(default="", repr=False)
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    options: Mapping[str, str] = field(default_factory=dict, repr=False)


def connection(name: str, written: Mapping[str, Mapping[str, str]], environment: Mapping[str, str]) -> Connection:
    """Return a connection by its name.

    Variables are filled in part by part after the address was taken apart: a password may hold any character. Where
    one variable holds the whole address, that is read as addresses are, with %40 for an @ in its parts.

    Args:
        name: The name.
        written: The connections of the configuration.
        environment: What ``${NAME}`` stands for.

    Raises:
        EvidenceFault: There is none of that name, it can't be understood, a variable is not set, or a secret stands in
            the configuration as plain text.
    """
    if name == FILES and name not in written:
        return Connection(FILES, "files")
    engine, parts, hidden = _parts(name, written, environment)
    filled = hidden | {key: _fill_in(name, value, environment) for key, value in parts.items()}
    port = filled.pop("port", "")
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise EvidenceFault("CX901", message("evidence.port", name=escape_unseen(name)), message("evidence.port.help"))
    own = {key: filled.pop(key, "") for key in ("host", "database", "user", "password")}
    return Connection(name, engine, port=int(port) if port else None, options=filled, **own)


def require_parts(connection: Connection, options: Collection[str], others: Collection[str] = ()) -> None:
    """Hold against a connection that nothing of it would be passed over.

    Args:
        connection: The connection.
        options: The options that are passed on.
        others: What of user, password, port and database means nothing there.

    Raises:
        EvidenceFault: One would be.
    """
    said = {"user": connection.user, "password": connection.password, "port": connection.port,
            "database": connection.database}  # fmt: skip
    strange = [key for key in connection.options if key not in options] + [key for key in others if said[key]]
    if strange:
        wrong = message("evidence.option", name=escape_unseen(connection.name), part=escape_unseen(strange[0]))
        known = message("evidence.option.help", names=list_message(sorted(options)))
        raise EvidenceFault("CX901", wrong, known if options else message("evidence.option.none"))


def connection_engine(name: str, written: Mapping[str, Mapping[str, str]], environment: Mapping[str, str]) -> Engine:
    """Return what answers at a connection; of the environment only what holds a whole address is read for that.

    Raises:
        EvidenceFault: As `connection`, but not for a variable that stands for a part.
    """
    return "files" if name == FILES and name not in written else _parts(name, written, environment)[0]


def _parts(
    name: str, written: Mapping[str, Mapping[str, str]], environment: Mapping[str, str]
) -> tuple[Engine, dict[str, str], dict[str, str]]:
    """Return the engine of a connection, its parts as they are written, and those that a variable holds in whole."""
    if name not in written:
        known = list_message(sorted({FILES, *written}))
        wrong = message("evidence.connection", name=escape_unseen(name))
        raise EvidenceFault("CX901", wrong, message("evidence.connection.help", names=known))
    parts, hidden = dict(written[name]), dict[str, str]()
    address = parts.pop("url", None)
    if address is not None and _VARIABLE.fullmatch(address):
        hidden = _take_apart(name, _fill_in(name, address, environment))
        hidden = {key: value for key, value in hidden.items() if key not in parts}
        parts |= {key: hidden.pop(key) for key in ("engine",) if key in hidden}
    elif address is not None:
        parts = {**_take_apart(name, address), **parts}
    engine = ENGINE_OF_SCHEME.get(parts.pop("engine", ""))
    if engine is None:
        raise EvidenceFault(
            "CX901",
            message("evidence.engine", name=escape_unseen(name)),
            message("evidence.engine.help", names=list_message(sorted(ENGINE_OF_SCHEME))),
        )
    for key, value in parts.items():
        if _is_plain_secret(key, value):
            raise EvidenceFault(
                "CX915",
                message("evidence.secret", name=escape_unseen(name), part=escape_unseen(key)),
                message("evidence.secret.help", variable=f"${{{name.upper().replace('-', '_')}_{key.upper()}}}"),
            )
    return engine, parts, hidden


def plain_secrets(written: Mapping[str, str]) -> frozenset[str]:
    """Return which parts of a connection, as it is written, hold a secret that stands there as plain text."""
    found = {key for key, value in written.items() if _is_plain_secret(key, value)}
    address = written.get("url", "")
    try:
        parts = _take_apart("", address) if address else {}
    except EvidenceFault:
        return frozenset({*found, "url"})  # nobody can tell what is in it
    if any(_is_plain_secret(key, value) for key, value in parts.items()):
        found.add("url")
    return frozenset(found)


def _is_plain_secret(key: str, value: str) -> bool:
    return key.lower() in _SECRETS and bool(_VARIABLE.sub("", value))


def _take_apart(name: str, address: str) -> dict[str, str]:
    """Return the parts of an address that stand in it, not yet filled in; each ``${NAME}`` is one piece of its part."""
    scheme, colon, rest = address.partition(":")
    if not colon or not re.fullmatch(r"[a-z][a-z0-9+-]*", scheme):
        raise _no_address(name, 'url = "duckdb:data/log.duckdb"')
    if scheme == "sc":  # which Spark writes sc://host:15002/;token=…;use_ssl=true
        rest = re.sub(r"/?;", "?", rest, count=1).replace(";", "&")
    if scheme == "duckdb":
        return {"engine": scheme, "database": rest.removeprefix("//")}
    rest, _, query = rest.removeprefix("//").partition("?")
    where, _, database = rest.partition("/")
    if "@" in query or ("@" in database and "@" not in where):  # a ? or a / of a password, which is told to nobody
        raise _no_address(name, f'url = "{scheme}://${{USER}}:${{PASSWORD}}@db.example/dwh"')
    pairs = dict(pair.partition("=")[::2] for pair in query.split("&") if pair)
    if not all(value and _OPTION.fullmatch(key) for key, value in pairs.items()):  # a piece of a password, again
        raise _no_address(name, f'url = "{scheme}://${{USER}}:${{PASSWORD}}@db.example/dwh?option=value"')
    who, at, where = where.rpartition("@")
    user, colon, password = who.partition(":")
    host, _, port = where.rpartition(":") if re.search(r":(?:\d+|\$\{\w+\})$", where) else (where, "", "")
    parts = {"host": host.strip("[]"), "port": port, "database": database}
    if at:
        parts["user"] = user
        if colon:
            parts["password"] = password
    return {key: unquote(value) for key, value in (parts | pairs).items() if value} | {"engine": scheme}


def _no_address(name: str, example: str) -> EvidenceFault:
    wrong = message("evidence.url", name=escape_unseen(name))
    return EvidenceFault("CX901", wrong, message("evidence.url.help", example=example))


def _fill_in(name: str, text: str, environment: Mapping[str, str]) -> str:
    def value(found: re.Match[str]) -> str:
        variable = found[1]
        if variable not in environment:
            raise EvidenceFault(
                "CX916",
                message("evidence.variable", variable=variable, name=escape_unseen(name)),
                message("evidence.variable.help", variable=variable),
            )
        return environment[variable]

    return _VARIABLE.sub(value, text)
