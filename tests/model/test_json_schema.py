"""The JSON Schemas are those of the model, say what a designer needs, and accept what reading accepts.

If it fails, an editor underlines what `validate` takes, or is silent on what it does not.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cxjourney.deserialize.entities import deserialize
from cxjourney.files.text_file import TextFile
from cxjourney.model import Entity
from cxjourney.model.introspection import attributes, entities
from cxjourney.model.json_schema import KINDS, json_schema, schema_text
from cxjourney.parse.document import Document
from cxjourney.parse.events import walk
from tests.paths import ROOT

EXAMPLES = sorted((ROOT / "journeys").rglob("*.yaml"))


@cache
def schema(kind: str) -> dict[str, Any]:
    return json_schema(kind)


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_stored_is_the_models(kind: str) -> None:
    path = ROOT / "schemas" / f"{kind}.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text(kind), "schemas/ is stale: run make schemas"


def test_nothing_else_is_stored() -> None:
    assert {path.name for path in (ROOT / "schemas").iterdir()} == {
        f"{kind}.schema.json" for kind in (*KINDS, "config", "export")
    }


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_of_draft_2020_12(kind: str) -> None:
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema(kind))


KEYWORDS = {
    "$schema", "$defs", "$ref", "title", "description", "type", "properties", "patternProperties",
    "additionalProperties", "propertyNames", "required", "items", "enum", "const", "anyOf", "if", "then", "default",
    "examples", "format",
    "pattern", "minimum", "maximum", "minItems", "maxLength",
}  # fmt: skip


def nodes(node: Any, is_schema: bool = True) -> Iterator[dict[str, Any]]:
    """Walk the schemas within a schema."""
    if not isinstance(node, dict):
        return
    if is_schema:
        yield node
    for key, value in node.items():
        if is_schema and key in ("default", "examples", "enum", "required", "const"):
            continue
        for inner in value if isinstance(value, list) else [value]:
            yield from nodes(inner, not (is_schema and key in ("properties", "patternProperties", "$defs")))


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_it_is_json_schemas(kind: str) -> None:
    assert set().union(*(set(node) for node in nodes(schema(kind)))) <= KEYWORDS


@pytest.mark.parametrize("kind", KINDS)
def test_keys_of_the_teams_own_are_allowed_in_every_entity_and_no_others(kind: str) -> None:
    for node in nodes(schema(kind)):
        if "properties" in node and node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert set(node["patternProperties"]) == {"^x-"}


ENTITIES = {entity.__name__: entity for kind in KINDS.values() for entity in entities(kind)}
JARGON = re.compile(
    r"pydantic|\bvalid|\bdict|\bstr\b|\bint\b|\bfloat|\bbool|\bNone\b|tuple|\bobject\b|\bclass\b|literal|\bpars(e|ing)\b"
    r"|\bstring|\binteger|boolean|\barray|\bnull\b|\bregex|\bpattern\b|\bfield\b|\benum|\bslug|\binstance|\bkey\b|mapping"
    r"|\blist of\b|\bdefault"
)


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES)
def test_every_attribute_is_described_in_a_designers_words(entity: type[Entity]) -> None:
    assert entity.__doc__
    for name, attribute in attributes(entity).items():
        description = attribute.field.description
        assert description, f"{entity.__name__}.{name} has no description"
        assert description.endswith((".", "?")), description
        assert description[0].isupper() or description.split(":")[0].split(",")[0].split()[0].islower()
        assert not JARGON.search(description), f"{entity.__name__}.{name}: {description}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_attribute_in_the_schema_is_described(kind: str) -> None:
    for node in nodes(schema(kind)):
        for name, inner in node.get("properties", {}).items() if node.get("type") == "object" else ():
            assert inner.get("description"), name


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_are_accepted(path: Path) -> None:
    found = walk(path.read_text(encoding="utf-8"))
    assert isinstance(found, tuple)
    kind = "catalogue" if path.stem == "catalogue" else "journey"
    assert [error.message for error in validator(kind).iter_errors(found[0])] == []


def read_whole(kind: str) -> Any:
    found = walk((ROOT / "tests" / "whole" / f"{kind}.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, tuple)
    return found[0]


WHOLE = {kind: read_whole(kind) for kind in KINDS}
"""Documents that have every attribute of the format."""

VALUES: list[Any] = [
    None, True, False, 0, 1, -1, 2, 3, 5, 6, 101, 1.0, 0.5, -0.5, 1.5, 100.5, -2.0, 1e300, "", " ", "\u00a0", "a", "A",
    "x-a", "12", "null", "true", "a-b", "a--b", "-a", "a_b", "é", "a" * 64, "a" * 65, "2026-11-21", "2026-02-30",
    "1989-12-31",
    "1990-01-01", "2100-12-31", "2101-01-01", "2026-1-1", "20261121", "2024-02-29", "2025-02-29", "۲۰۲۶-۱۱-۲۱",
    "20۲۶-11-21", "2026-W01-1", "90d", "0d", "090d", "99999y", "100000d", "90D", "۹۰d", "CX301", "CX001", "CX999",
    "cx301", "fa", "e",
    "a b", "en-",
    "https://", "https://a b", "https://a@b", "https://[::1", "https://a:b", "https://a.example/b?c=[d]",
    "web", "good", "survey", "other", "s", [], ["a"], [None], [1], [""], ["a", "a"], [["a"]], {},
    {"a": 1}, {"title": "T"}, {"x-a": None}, {"to": "s"}, {"value": 0.5}, {"score": 1}, {"score": 3},
    {"title": "T", "type": "other"}, {"title": "T", "type": "other", "families": []}, {"title": "T", "kind": "post"},
    [{"title": "T", "channel": "c"}],
    {"a": {"title": "T"}}, {"x-a": {"title": "T"}}, {"12": {"title": "T"}}, {"a" * 65: {"title": "T"}},
    {"null": {"title": "T"}},
]  # fmt: skip
NAMES = sorted(
    {name for entity in ENTITIES.values() for name in attributes(entity)} | {"x-a", "x-", "X-a", "", "a", "12"}
)


def places(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from places(value, (*path, key))


PLACES = {kind: list(places(data)) for kind, data in WHOLE.items()}


@st.composite
def near_valid(draw: st.DrawFn, kind: str) -> Any:
    data = deepcopy(WHOLE[kind])
    for _ in range(draw(st.integers(1, 2))):
        path = draw(st.sampled_from(PLACES[kind]))
        holder: Any = data
        try:
            for part in path[:-1]:
                holder = holder[part]
            edit = draw(st.sampled_from(["replace", "delete", "add", "rename"]))
            if edit == "replace":
                holder[path[-1]] = deepcopy(draw(st.sampled_from(VALUES)))
            elif edit == "delete":
                del holder[path[-1]]
            elif isinstance(holder, dict):
                name = draw(st.sampled_from(NAMES))
                holder[name] = holder.pop(path[-1]) if edit == "rename" else deepcopy(draw(st.sampled_from(VALUES)))
            else:
                holder.append(deepcopy(draw(st.sampled_from(VALUES))))
        except (KeyError, IndexError, TypeError, AttributeError):
            continue
    return data


def accepted(kind: str, data: Any) -> bool:
    return deserialize(Document(TextFile("a.yaml", ""), data, 0), KINDS[kind]).entity is not None


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_format_is_accepted_by_both(kind: str) -> None:
    assert accepted(kind, WHOLE[kind])
    assert validator(kind).is_valid(WHOLE[kind])


def test_the_whole_format_is_whole() -> None:
    written = {part for paths in PLACES.values() for path in paths for part in path if isinstance(part, str)}
    assert written >= set(NAMES) - {"x-a", "x-", "X-a", "", "a", "12"} - set(attributes(ENTITIES["Rating"]))


@settings(max_examples=700)
@given(near_valid("journey"))
def test_both_accept_the_same_journeys(data: Any) -> None:
    assert accepted("journey", data) == validator("journey").is_valid(data)


@settings(max_examples=400)
@given(near_valid("catalogue"))
def test_both_accept_the_same_catalogues(data: Any) -> None:
    assert accepted("catalogue", data) == validator("catalogue").is_valid(data)


def instance(entity: type[Entity]) -> Any:
    """Return a mapping that has what an entity requires, and nothing else."""
    if examples := schema("journey")["$defs"].get(entity.__name__, {}).get("examples"):
        return examples[0]
    required = [name for name, attribute in attributes(entity).items() if attribute.field.is_required()]
    found = [
        node
        for data in WHOLE.values()
        for node in mappings(data)
        if set(required) <= set(node) <= set(attributes(entity))
    ]
    return {name: found[-1][name] for name in required}


def mappings(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from mappings(inner)


@pytest.mark.parametrize("name", ENTITIES)
def test_both_agree_on_every_value_of_every_attribute(name: str) -> None:
    entity = ENTITIES[name]
    kind = "catalogue" if name in ("Catalogue", "Organisation") else "journey"
    whole = schema(kind)
    own = whole if entity is KINDS[kind] else whole["$defs"][name]
    base = instance(entity)
    assert Draft202012Validator({**own, "$defs": whole["$defs"]}).is_valid(base)
    depends = not {"if", "anyOf"}.isdisjoint(own)
    for attribute, part in own["properties"].items():
        rule = {**own, "$defs": whole["$defs"]} if depends else {**part, "$defs": whole["$defs"]}
        check = Draft202012Validator(rule, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for value in (*VALUES, *([value] for value in VALUES), *({"a": value} for value in VALUES)):
            data = {**base, attribute: value}
            built = deserialize(Document(TextFile("a.yaml", ""), data, 0), entity).entity
            assert (built is not None) == check.is_valid(data if depends else value), (attribute, value)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("data", VALUES, ids=repr)
def test_both_agree_on_what_is_no_document(kind: str, data: Any) -> None:
    assert accepted(kind, data) == validator(kind).is_valid(data)
