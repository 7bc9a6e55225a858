"""What a user says of JSON: what each JSON Pointer leads to, as options and as the table ``[map]`` of a file."""

import json
import tomllib
from collections.abc import Iterable, Mapping

from cxjourney.errors import CannotRun
from cxjourney.languages.message import message
from cxjourney.text.escape_unseen import escape_unseen

_TABLE = "map"


def parse_pointers(mapped: Iterable[str]) -> dict[str, str]:
    """Return pointers by what they lead to, of ``POINTER=KEY``.

    Raises:
        CannotRun: One is written otherwise.
    """
    paths: dict[str, str] = {}
    for one in mapped:
        pointer, equals, key = one.rpartition("=")
        if not equals:
            raise CannotRun(message("import.json.map", text=escape_unseen(one), example="/name=title"))
        paths[key.strip()] = pointer.strip()
    return paths


def read_pointers(text: str, name: str) -> dict[str, str]:
    """Return pointers by what they lead to, as a file says it: a pointer may lead to several.

    Raises:
        CannotRun: It can't be read, or says something else.
    """
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CannotRun(message("import.table.toml", file=escape_unseen(name), why=f"{error}")) from None
    table = said.get(_TABLE)
    paths: dict[str, str] = {}
    for pointer, keys in table.items() if isinstance(table, dict) else ():
        listed = keys if isinstance(keys, list) else [keys]
        paths |= {key: pointer for key in listed if isinstance(key, str)}
    if not paths or set(said) != {_TABLE}:
        wrong = next((escape_unseen(key) for key in said if key != _TABLE), _TABLE)
        raise CannotRun(message("import.table.choice", file=escape_unseen(name), key=wrong, keys=_TABLE))
    return paths


def pointers_text(paths: Mapping[str, str]) -> str:
    """Return pointers as the text of a file that ``read_pointers`` reads."""
    keys: dict[str, list[str]] = {}
    for key, pointer in paths.items():
        keys.setdefault(pointer, []).append(key)
    lines = (f"{_toml(pointer)} = {_toml(some[0] if len(some) == 1 else some)}" for pointer, some in keys.items())
    return "".join(f"{line}\n" for line in (f"[{_TABLE}]", *lines))


def _toml(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)
