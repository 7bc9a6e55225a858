"""The text of ``sources.json``, as dbt writes it -> what dbt found of each source; it is untrusted."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from cxjourney.deserialize.untrusted_json import NotJsonError, load_json
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.files.text_file import Bounds
from cxjourney.languages.message import message
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten

COMMAND = "dbt source freshness"
USUAL = "target/sources.json"
VERSIONS = (1, 2, 3)
"""The versions of the file that are read: those of dbt 0.19 and later, alike in all that is read of them."""
_SCHEMA = re.compile(r"/dbt/([a-z-]{1,40})/v([0-9]{1,4})\.json$")
_RELEASE = re.compile(r"[0-9]{1,4}(?:\.[0-9A-Za-z]{1,12}){1,3}")


class DbtResult(NamedTuple):
    """What dbt found of a source, as it is written.

    Attributes:
        status: What dbt says of it.
        newest: When the newest row was loaded.
        snapshotted: When dbt looked.
    """

    status: object
    newest: object
    snapshotted: object


class DbtArtifact(NamedTuple):
    """What dbt found.

    Attributes:
        name: What the file is called.
        engine: The dbt that looked.
        results: By PACKAGE.SOURCE.TABLE, what it found.
    """

    name: str
    engine: str
    results: Mapping[str, DbtResult]


def parse_artifact(text: str, name: str, bounds: Bounds) -> DbtArtifact:
    """Return what stands in the file of dbt's; raises `EvidenceFault` where it is torn, or something else."""
    anew = message("evidence.dbt.torn.help", command=COMMAND)
    try:
        data = load_json(text, bounds)
    except NotJsonError as error:
        if error.kind == "too-large":
            help_ = message("evidence.dbt.too-large.help", table="[limits]")
            raise EvidenceFault("CX909", message("evidence.dbt.too-large", name=name), help_) from None
        raise EvidenceFault("CX909", message("evidence.dbt.torn", name=name), anew) from None
    metadata = data.get("metadata") if isinstance(data, dict) else None
    schema = metadata.get("dbt_schema_version") if isinstance(metadata, dict) else None
    found = _SCHEMA.search(schema) if isinstance(schema, str) else None
    if found is None or found[1] != "sources":
        help_ = message("evidence.dbt.other.help", command=COMMAND, text=USUAL)
        raise EvidenceFault("CX909", message("evidence.dbt.other", name=name), help_)
    if int(found[2]) not in VERSIONS:
        known = f"v{VERSIONS[0]}–v{VERSIONS[-1]}"
        wrong = message("evidence.dbt.version", name=name, version=f"v{int(found[2])}", known=known)
        raise EvidenceFault("CX909", wrong, message("evidence.dbt.version.help", known=known, command=COMMAND))
    results = _results(data.get("results") if isinstance(data, dict) else None)
    if results is None:
        raise EvidenceFault("CX909", message("evidence.dbt.torn", name=name), anew)
    release = metadata.get("dbt_version") if isinstance(metadata, dict) else None
    is_release = isinstance(release, str) and _RELEASE.fullmatch(release)
    return DbtArtifact(name, f"dbt {release}" if is_release else "dbt", results)


def _results(written: object) -> dict[str, DbtResult] | None:
    """Return what was found, by PACKAGE.SOURCE.TABLE; None where that can't be told."""
    found: dict[str, DbtResult] = {}
    for one in written if isinstance(written, list) else (None,):
        id_ = one.get("unique_id") if isinstance(one, dict) else None
        kind, _, names = id_.partition(".") if isinstance(id_, str) else ("", "", "")
        if not isinstance(one, dict) or kind != "source" or len(names.split(".")) < 3 or names in found:
            return None
        found[names] = DbtResult(one.get("status"), one.get("max_loaded_at"), one.get("snapshotted_at"))
    return found


def full_names(artifact: DbtArtifact, table: str) -> list[str]:
    """Return the full names of the sources that a name can stand for: it may leave out the package."""
    if table in artifact.results:
        return [table]
    return [name for name in artifact.results if name.partition(".")[2] == table]


def told(name: str) -> str:
    """Return a name of dbt's as it may be told."""
    return shorten(escape_unseen(name), 120)
