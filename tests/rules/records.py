"""Records of evidence for tests, in short: what is the same in each is added, and the fingerprints of bindings."""

import json
from collections.abc import Mapping
from typing import Any

import yaml

from cxjourney.workspace.evidence_in_scope import binding_fingerprint

SOURCE = {
    "measured": "2026-11-20",
    "engine": "duckdb 2.0.1",
    "rows": 1000,
    "customers": 100,
    "newest": "2026-11-20T08:00:00Z",
    "missing": {"customer": 0, "time": 0},
    "future": 0,
    "ignored": 0,
    "unknown": {"rows": 0},
}
STAGE = {
    **dict.fromkeys(("events", "visits", "customers", "last"), 100),
    **dict.fromkeys(("repeats", "customers_again", "entering", "ended", "out_of_sight", "open", "left"), 0),
}
NOBODY = {"customers": 0, "share": 0.0}
PATHS = {
    **dict.fromkeys(("rows", "events"), 1000),
    **dict.fromkeys(("missing_customer", "missing_time", "future", "ignored", "unmapped"), 0),
    "unmapped_values": [],
    "customers": 1000,
    "ties": {"pairs": 0, "customers": 0},
    **dict.fromkeys(("conforming", "complete", "loops"), NOBODY),
    "reached": {},
    "undeclared_paths": {"distinct": 0, "customers": 0, "top": []},
    **{key: [] for key in ("never_happened", "unreached", "unmeasured")},
}


def record_text(short: Mapping[str, Any], beside: Mapping[str, str | bytes]) -> str:
    """Return a record as JSON.

    Args:
        short: What is of interest: ``sources`` and ``journeys`` by id, ``min_group``, ``broken_off``. Of a source
            ``rows``, ``stages`` and so on, as a record has them; of a journey ``stages`` and ``transitions``, the
            others' figures are made.
        beside: The texts of the files that stand beside it: they hold the bindings.
    """
    bindings: dict[str, object] = {}
    for name, text in beside.items():
        if name.endswith((".yaml", ".yml")):
            sources = (yaml.load(text, Loader=yaml.BaseLoader) or {}).get("data_sources", {})
            bindings |= {id_: source.get("binding") for id_, source in sources.items()}
    content = {
        "format": 1,
        "tool": "0.9.0",
        "min_group": short.get("min_group", 10),
        "sources": {id_: _source(id_, said, bindings) for id_, said in short.get("sources", {}).items()},
        "journeys": {id_: _journey(said) for id_, said in short.get("journeys", {}).items()},
        "broken_off": short.get("broken_off"),
    }
    return json.dumps(content, indent=1, default=str)


def _source(id_: str, said: Mapping[str, Any], bindings: Mapping[str, object]) -> dict[str, Any]:
    if said.get("status") == "failed":
        return dict(said)
    whole = {**SOURCE, "binding": binding_fingerprint(bindings.get(id_)), **said}
    for kind in ("stages", "touchpoints"):
        places = said.get(kind, {}).items()
        whole[kind] = {name: {"customers": 0, **place} for name, place in places}
    return whole


def _journey(said: Mapping[str, Any]) -> dict[str, Any]:
    stages = [{"measured": True, **STAGE, **stage} for stage in said.get("stages", ())]
    steps = [{"customers": 0, "returns": 0, "declared": False, **step} for step in said.get("transitions", ())]
    paths = {**PATHS, "stages": stages, "transitions": steps, **said.get("paths", {})}
    return {
        "measured": said.get("measured", "2026-11-20"),
        "connection": "files",
        "sources": said.get("sources", []),
        "paths": paths,
    }
