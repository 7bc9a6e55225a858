"""Journeys in JSON -> drafts: what `export json` writes comes back as it was, and any other JSON as it is mapped."""

import re
from collections.abc import Mapping, Sequence
from typing import cast

from cxjourney.deserialize.untrusted_json import NotJsonError, load_json
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.files.workspace_files import is_yaml_name
from cxjourney.importers.draft import Draft, DraftJourney, ImportOptions, NotCarried
from cxjourney.importers.json_mapped import MappedJson
from cxjourney.languages.message import Message, message
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten
from cxjourney.workspace.arrival import DEVICES
from cxjourney.workspace.joined_ids import Said

_OWN, _VERSION = "cxjourney-export", 1
BOUNDS = Bounds(20_000_000, 64, 2_000_000)
_NAME = re.compile(r"(?!\.)[^/\\\0-\x1f:*?\"<>|]{0,199}[^/\\\0-\x1f:*?\"<>|. ]")
"""A name that every file system takes, and that is hidden on none."""
_LONGEST_NAME = 255
"""The bytes that the name of a file has at most."""


def read(sources: Sequence[TextFile], options: ImportOptions) -> Draft:
    """Return what files of JSON say as drafts of journeys."""
    documents: dict[str, Said] = {}
    not_carried: list[NotCarried] = []
    mapped = MappedJson(options, not_carried)
    for source in sources:
        data = _data(source)
        if isinstance(data, Message):
            not_carried.append(NotCarried(source.name, 1, source.name, data))
        elif isinstance(data, dict) and data.get("export") == _OWN:
            _read_own(source.name, data, documents, not_carried)
        else:
            mapped.read(source.name, data)
    journeys: list[DraftJourney] = mapped.journeys
    return Draft(journeys, mapped.personas, not_carried, documents=documents)


def _data(source: TextFile) -> object:
    try:
        return load_json(source.text, BOUNDS)
    except NotJsonError as error:
        return message("import.too-large") if error.kind == "too-large" else message("import.no-json")


def _read_own(file: str, data: Mapping[str, object], documents: dict[str, Said], not_carried: list[NotCarried]) -> None:
    """Take in the files that an export of ours holds."""
    if data.get("version") != _VERSION:
        found = shorten(escape_unseen(f"{data.get('version')}"), 20)
        not_carried.append(NotCarried(file, 1, file, message("import.json.version", found=found, known=_VERSION)))
        return
    written = data.get("written")
    held = [written.get(key) for key in ("catalogues", "journeys")] if isinstance(written, dict) else []
    for one in (one for some in held if isinstance(some, list) for one in some):
        path, says = (one.get("path"), one.get("says")) if isinstance(one, dict) else (None, None)
        if isinstance(path, str) and isinstance(says, dict) and _is_below(path) and path not in documents:
            documents[path] = cast("Said", says)
        else:
            what = shorten(escape_unseen(f"{path}"), 120)
            not_carried.append(NotCarried(file, 1, what, message("import.json.path")))


def _is_below(path: str) -> bool:
    """Return whether a path leads to a file of YAML below the folder that it is told from."""
    names = path.split("/")
    return len(names) <= 16 and all(map(_is_name, names)) and is_yaml_name(names[-1])


def _is_name(name: str) -> bool:
    """Return whether a name can be a file's everywhere, and looks like what it is: no sign of it is unseen."""
    is_device = name.partition(".")[0].rstrip().casefold() in DEVICES
    if is_device or escape_unseen(name) != name or not _NAME.fullmatch(name):
        return False
    return len(name.encode()) <= _LONGEST_NAME
