"""Examples from the model: each can be copied into a journey and passes.

If it fails, `explain` and messages show YAML that is itself refused.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cxjourney.model import Catalogue, Journey
from cxjourney.model.examples import EXAMPLE_IDS, example_in_file, example_value
from cxjourney.model.fields import Entity
from cxjourney.model.introspection import attributes, entities
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load
from cxjourney.text.yaml_text import inline_yaml, yaml_lines

ENTITIES = list(dict.fromkeys([*entities(Journey), *entities(Catalogue)]))
DEFINED = {
    "teams": f"{{{EXAMPLE_IDS['team']}: {{title: T}}}}",
    "personas": f"{{{EXAMPLE_IDS['persona']}: {{title: P}}}}",
    "data_sources": f"{{{EXAMPLE_IDS['source']}: {{title: D, type: survey}}}}",
}
LETTER = f"{{id: {EXAMPLE_IDS['touchpoint']}, title: L, channel: post}}"
OTHER_STAGE = f"  - {{id: {EXAMPLE_IDS['stage']}, title: R, touchpoints: [{LETTER}]}}\n"


def said_of(folder: Path, example: Mapping[str, object], file: type[Entity] = Journey) -> list[str]:
    """What is wrong with an example, in a workspace that defines what it names."""
    text = "\n".join(yaml_lines(example)) + "\n"
    rest = "".join(f"{key}: {value}\n" for key, value in DEFINED.items() if key not in example)
    head = "".join(f"{key}: {key}-1\n" for key in ("title", "journey") if key not in example)
    stages = "" if "stages" in example else f"stages:\n{OTHER_STAGE}"
    if file is Catalogue:
        (folder / "catalogue.yaml").write_text(text, "utf-8")
        text, rest, stages = "", "", f"stages:\n{OTHER_STAGE}"
    body = text.replace("stages:\n", f"stages:\n{OTHER_STAGE}") if "stages" in example else text
    (folder / "a.yaml").write_text(head + rest + stages + body, "utf-8")
    return [f"{one.file}:{one.span.line} {one.message}" for one in faults(load([folder])) if one.code != "CX111"]


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.__name__)
def test_an_example_of_each_entity_is_a_sound_journey(entity: type[Entity], tmp_path: Path) -> None:
    file, example = example_in_file(entity)
    assert said_of(tmp_path, example, file) == []


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.__name__)
def test_each_attribute_has_an_example_that_can_be_written(entity: type[Entity]) -> None:
    for name, attribute in attributes(entity).items():
        value = example_value(attribute)
        assert value not in (None, "", [], {}), name
        assert inline_yaml(value)
