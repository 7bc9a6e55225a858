"""Journeys as JSON, version 1: what is written, as it is written, and apart from it what follows from that.

What is written holds no defaults: an attribute that isn't there was left out. `import json` makes the same files of it.
"""

import json
from collections.abc import Mapping, Sequence

from cxjourney.analysis.study import Study
from cxjourney.model.json_schema import json_schema
from cxjourney.parse.document import Document

NAME = "cxjourney-export"
VERSION = 1
_PER_CENT = {"type": "number", "minimum": 0, "maximum": 100}
_SHARE = {"type": ["number", "null"], "minimum": 0, "maximum": 1}


def write(studies: Sequence[Study], catalogues: Sequence[Document]) -> dict[str, object]:
    """Return journeys, and the catalogues that they see, as data.

    Args:
        studies: The journeys.
        catalogues: The catalogues of their workspaces.
    """
    journeys = [study.in_scope.document for study in studies]
    seen = [one for one in catalogues if any(_sees(journey.source.name, one.source.name) for journey in journeys)]
    root = _shared_folder([one.source.name for one in (*seen, *journeys)])
    return {
        "export": NAME,
        "version": VERSION,
        "written": {
            "catalogues": [_file(one, root) for one in seen],
            "journeys": [_file(one, root) for one in journeys],
        },
        "worked_out": [_worked_out(study) for study in studies],
    }


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _shared_folder(names: Sequence[str]) -> str:
    """Return the deepest folder that holds all files of these names; empty for the one that they are named from."""
    parts = [name.split("/")[:-1] for name in names]
    shared = 0
    while parts and all(len(one) > shared and one[shared] == parts[0][shared] for one in parts):
        shared += 1
    return "/".join(parts[0][:shared]) if parts else ""


def _sees(journey: str, catalogue: str) -> bool:
    above = _folder(catalogue)
    return not above or f"{_folder(journey)}/".startswith(f"{above}/")


def _file(document: Document, root: str) -> dict[str, object]:
    name = document.source.name
    return {"path": name.removeprefix(f"{root}/") if root else name, "says": document.data}


def _worked_out(study: Study) -> dict[str, object]:
    coverage, access = study.coverage, study.access
    return {
        "journey": study.journey.journey,
        "as_of": study.as_of.date.isoformat(),
        "covered_percent": round(coverage.covered_percent, 1),
        "known_percent": round(coverage.known_percent, 1),
        "stages": [
            {
                "stage": one.stage.id,
                "coverage": one.level,
                "sources": {family: [*ids] for family, ids in one.families.items()},
            }
            for one in coverage.stages
        ],
        "able_share": _rounded(access.able_share),
        "stranded_share": _rounded(access.stranded_share),
        "unknown_share": _rounded(access.unknown_share),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def export_schema() -> dict[str, object]:
    """Return the JSON Schema of such a document, draft 2020-12."""
    journey, catalogue = json_schema("journey"), json_schema("catalogue")
    return {
        "$schema": journey["$schema"],
        "title": "export",
        "description": "What cxjourney export json writes.",
        **_object(
            {
                "export": {"const": NAME},
                "version": {"const": VERSION, "description": "Keys are added, never changed."},
                "written": {
                    **_object({"catalogues": _files("catalogue"), "journeys": _files("journey")}),
                    "description": "What people wrote: an attribute that isn't there was left out.",
                },
                "worked_out": {
                    "type": "array",
                    "items": _worked_out_schema(),
                    "description": "What follows from it as of a day.",
                },
            }
        ),
        "$defs": {"journey": _nested(journey, "journey"), "catalogue": _nested(catalogue, "catalogue")},
    }


def export_schema_text() -> str:
    """Return the JSON Schema of such a document as text, as ``schemas/`` has it."""
    return json.dumps(export_schema(), indent=2, ensure_ascii=False) + "\n"


def _nested(schema: Mapping[str, object], name: str) -> dict[str, object]:
    """Return a schema as part of another: what it refers to within itself stands there too."""
    return {**{key: value for key, value in schema.items() if key != "$schema"}, "$id": f"{name}.schema.json"}


def _files(kind: str) -> dict[str, object]:
    path = {"type": "string", "description": "Where it stands, from the folder that holds all of them."}
    return {"type": "array", "items": _object({"path": path, "says": {"$ref": f"{kind}.schema.json"}})}


def _object(properties: Mapping[str, object]) -> dict[str, object]:
    return {"type": "object", "required": [*properties], "properties": properties}


def _worked_out_schema() -> dict[str, object]:
    sources = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}
    stage = {"stage": {"type": "string"}, "coverage": {"enum": ["none", "partial", "full"]}, "sources": sources}
    return _object(
        {
            "journey": {"type": "string"},
            "as_of": {"type": "string", "format": "date"},
            "covered_percent": _PER_CENT,
            "known_percent": _PER_CENT,
            "stages": {"type": "array", "items": _object(stage)},
            "able_share": _SHARE,
            "stranded_share": _SHARE,
            "unknown_share": _SHARE,
        }
    )
