"""``manifest.json`` of dbt -> data sources: its sources and exposures, with owners, limits of freshness and links.

What dbt knows is where data is, and not what it tells of customers: of no source the kind of data is guessed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from cxjourney.deserialize.untrusted_json import NotJsonError, load_json
from cxjourney.edit.patch import YamlValue
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.importers.draft import Draft, ImportOptions
from cxjourney.importers.source_catalogue import SourceCatalogue, duration_of, link_of, text_of
from cxjourney.languages.message import Message, message

VERSIONS = range(9, 13)
"""The versions of the file that are read: those of dbt 1.5 to 1.11."""
BOUNDS = Bounds(100_000_000, 200, 20_000_000)
"""A manifest of a large project holds thousands of models."""
_SCHEMA = re.compile(r"/dbt/manifest/v([0-9]{1,4})(?:\.json|/)")
_KNOWN = {"file": "manifest.json", "known": f"v{VERSIONS[0]}–v{VERSIONS[-1]}"}


def read(sources: Sequence[TextFile], options: ImportOptions) -> Draft:
    """Return the sources and exposures of manifests as data sources."""
    found = SourceCatalogue(options.type)
    for source in sources:
        data = _manifest(source)
        if isinstance(data, Message):
            found.leave(source.name, 1, source.name, data)
            continue
        for id_, one in _entries(data, "sources"):
            _add_source(found, source.name, id_, one)
        for id_, one in _entries(data, "exposures"):
            _add_exposure(found, source.name, id_, one)
    return found.draft()


def _manifest(source: TextFile) -> Mapping[str, object] | Message:
    try:
        data = load_json(source.text, BOUNDS)
    except NotJsonError as error:
        return message("import.too-large") if error.kind == "too-large" else message("import.no-json")
    metadata = data.get("metadata") if isinstance(data, dict) else None
    schema = metadata.get("dbt_schema_version") if isinstance(metadata, dict) else None
    version = _SCHEMA.search(schema) if isinstance(schema, str) else None
    if version is None or not isinstance(data, dict):
        return message("import.dbt.other", command="dbt compile", folder="target", **_KNOWN)
    if int(version[1]) not in VERSIONS:
        return message("import.dbt.version", found=f"v{int(version[1])}", **_KNOWN)
    return data


def _entries(data: Mapping[str, object], key: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    some = data.get(key)
    if isinstance(some, dict):
        yield from ((id_, one) for id_, one in sorted(some.items()) if isinstance(one, dict))


def _add_source(found: SourceCatalogue, file: str, id_: str, one: Mapping[str, object]) -> None:
    title = ".".join(filter(None, (text_of(one.get("source_name")), text_of(one.get("name"))))) or text_of(id_)
    meta = {**_mapping(one, "source_meta"), **_mapping(one, "meta"), **_mapping(_mapping(one, "config"), "meta")}
    said: dict[str, YamlValue] = {"owner": found.team(meta.get("owner"))}
    freshness = _mapping(one, "freshness") or _mapping(_mapping(one, "config"), "freshness")
    for key in ("warn_after", "error_after"):
        limit = _mapping(freshness, key)
        said[key] = duration_of(limit.get("count"), limit.get("period"))
        if limit.get("count") is not None and not said[key]:
            told = f"{title}: {key}: {limit.get('count')} {limit.get('period')}"
            found.leave(file, 1, told, message("import.not-days"))
    said["x-description"] = text_of(one.get("description")) or text_of(one.get("source_description"))
    said["x-dbt"] = text_of(id_)
    found.add(title, said)


def _add_exposure(found: SourceCatalogue, file: str, id_: str, one: Mapping[str, object]) -> None:
    owner = _mapping(one, "owner")
    title = text_of(one.get("label")) or text_of(one.get("name")) or text_of(id_)
    link = link_of(one.get("url"))
    if text_of(one.get("url")) and not link:
        found.leave(file, 1, f"{title}: url: {one.get('url')}", message("import.no-address"))
    said: dict[str, YamlValue] = {
        "owner": found.team(owner.get("name") or owner.get("email"), owner.get("email")),
        "link": link,
        "x-description": text_of(one.get("description")),
        "x-dbt": text_of(id_),
    }
    found.add(title, said)


def _mapping(holder: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = holder.get(key)
    return value if isinstance(value, dict) else {}
