"""What is imported, read; and how it is meant."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import typer

from cxjourney.cli.options import one_of
from cxjourney.errors import CannotRun
from cxjourney.files.discover import read_standard_input
from cxjourney.files.filesystem import read_text_file
from cxjourney.files.text_file import MAX_BYTES, TextFile, decode, too_large_file
from cxjourney.files.toml import NotToml, read_toml
from cxjourney.importers import IMPORTERS, MOST_BYTES
from cxjourney.importers.draft import ImportOptions
from cxjourney.languages.message import join_sentences, list_message, message
from cxjourney.model.vocabulary import DataType
from cxjourney.text.escape_unseen import escape_unseen


def read_source(name: str, form: str) -> TextFile:
    """Return the text of a file that is named, or of standard input.

    Args:
        name: The file; ``-`` is standard input.
        form: What it is written in.

    Raises:
        CannotRun: It can't be read.
    """
    most = MOST_BYTES.get(form, MAX_BYTES)
    if name == "-":
        data = read_standard_input(most)
        found = decode(data, "stdin") if len(data) <= most else too_large_file("stdin", most)
    else:
        path = Path(name).absolute()
        if path.is_dir():
            raise CannotRun(message("import.folder", file=escape_unseen(name), example=f"{escape_unseen(name)}/*.md"))
        found = read_text_file(path, name, path.parent, most)
    if not isinstance(found, TextFile):
        shown = escape_unseen(name)
        raise CannotRun(message("import.unreadable", file=shown, why=join_sentences(found.message, found.help)))
    return found


def import_options(
    written_in: str | None, type_: str | None, maps: Iterable[str], map_file: Path | None
) -> ImportOptions:
    """Return how journeys are imported.

    Args:
        written_in: The tag of the language that they are written in.
        type_: What kind of data all sources are that come in.
        maps: What is mapped: POINTER=KEY.
        map_file: The file that says the same.

    Raises:
        CannotRun: The file can't be read, or a mapping is none.
        typer.BadParameter: There is no such kind of data.
    """
    if type_ is not None:
        try:
            one_of(get_args(DataType))(type_)
        except typer.BadParameter as unknown:
            unknown.param_hint = "--type"
            raise
    paths = _maps_in(map_file) if map_file else {}
    for one in maps:
        pointer, equals, key = one.rpartition("=")
        if not equals:
            raise CannotRun(message("import.json.map", text=escape_unseen(one), example="/name=title"))
        paths[key.strip()] = pointer.strip()
    return ImportOptions(written_in, type_, paths)


def _maps_in(file: Path) -> dict[str, str]:
    """Return what a file maps, by what it is mapped to: the table ``[json]``, and ``[json.stage]`` within it."""
    shown = escape_unseen(str(file))
    found = read_text_file(file.absolute(), str(file), file.absolute().parent)
    if not isinstance(found, TextFile):
        raise CannotRun(message("import.unreadable", file=shown, why=join_sentences(found.message, found.help)))
    try:
        data = read_toml(found.text)
    except NotToml as fault:
        why = join_sentences(f"{fault}", fault.help)
        raise CannotRun(message("import.unreadable", file=f"{shown}:{fault.line}", why=why)) from None
    table = data.get("json")
    flat: dict[str, str] = {}
    for key, value in table.items() if isinstance(table, dict) else ():
        inner = value.items() if isinstance(value, dict) else [("", value)]
        flat |= {f"{key}.{name}".rstrip("."): pointer for name, pointer in inner if isinstance(pointer, str)}
    if not flat:
        raise CannotRun(message("import.json.no-table", file=shown, table="[json]"))
    return flat


def told_format(name: str) -> str | None:
    """Return what a file is written in, as far as its name and its beginning tell; None where they don't."""
    suffix = Path(name).suffix.lower()
    if suffix in (".mmd", ".mermaid"):
        return "mermaid"
    text = read_source(name, "dbt").text
    if suffix in (".md", ".markdown") or re.match(r"\s*journey\b", text):
        return "mermaid" if re.search(r"^\s*(?:```|~~~|:::)\s*\{?mermaid", text, re.MULTILINE | re.IGNORECASE) else None
    if suffix == ".json" or text.lstrip().startswith("{"):
        return "dbt" if "/dbt/manifest/v" in text[:20_000] else "json"
    if re.search(r"^(?:dataContractSpecification:|kind:\s*DataContract\b)", text, re.MULTILINE):
        return "datacontract"
    return None


def format_of(names: Iterable[str], asked: str | None) -> str:
    """Return what files are written in: what was said, else what they tell.

    Raises:
        CannotRun: Nobody can tell.
    """
    if asked:
        return asked
    for name in names:
        form = told_format(name)
        if form:
            return form
        shown = list_message(IMPORTERS.names)
        raise CannotRun(message("import.which", file=escape_unseen(name), option="--from-format", names=shown))
    raise CannotRun(message("import.nothing"))
