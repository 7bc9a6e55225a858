"""What the format can say, from the model itself: an entity with its attributes, or a single attribute."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, get_args, get_origin

from cxjourney.formats.json_text import dump
from cxjourney.formats.terminal import Terminal, break_lines
from cxjourney.languages import FALLBACK, Language
from cxjourney.model import Catalogue, Entity, Journey
from cxjourney.model.examples import example_in_file
from cxjourney.model.introspection import (
    Attribute,
    attributes,
    bounds,
    entities,
    entity_in,
    item_annotation,
    noun,
    strip_annotation,
)
from cxjourney.text.yaml_text import inline_yaml, yaml_lines

_MOST_WORDS = 12
"""From this many words on, they stand in a table of their own in the documentation."""


class Explanation(NamedTuple):
    """An entity, and those of its attributes that are to be explained."""

    entity: type[Entity]
    attributes: Sequence[Attribute]


def all_entities() -> dict[str, type[Entity]]:
    """Return the entities of the format by their nouns: a journey, a catalogue, and what these hold."""
    return {noun(entity): entity for kind in (Journey, Catalogue) for entity in entities(kind)}


def find_explanations(name: str) -> list[Explanation]:
    """Return what a name stands for: an entity, an attribute of one (``stage.importance``), or one of any entity.

    Case, and how the parts of a noun are joined, don't matter, nor does a plural.

    Returns:
        One explanation for each entity that is meant; none where the name stands for nothing.
    """
    known = all_entities()
    owner, dot, attribute = name.rpartition(".") if "." in name else (name, "", "")
    entity = known.get(_noun(owner)) or known.get(_noun(owner).removesuffix("s"))
    if entity is not None:
        every = attributes(entity)
        if not dot:
            return [Explanation(entity, tuple(every.values()))]
        return [Explanation(entity, (every[key],)) for key in (_key(attribute),) if key in every]
    found = ((one, attributes(one).get(_key(name))) for one in known.values() if not dot)
    return [Explanation(one, (attribute,)) for one, attribute in found if attribute is not None]


def explainable_names() -> list[str]:
    """Return everything of the format that can be explained, as it is asked for: ``stage``, ``stage.importance``."""
    names = []
    for name, entity in all_entities().items():
        joined = name.replace(" ", "-")
        names += [joined, *(f"{joined}.{attribute}" for attribute in attributes(entity))]
    return names


def _noun(name: str) -> str:
    return name.lower().replace("_", " ").replace("-", " ").strip()


def _key(name: str) -> str:
    return name.lower().replace("-", "_").replace(" ", "_").strip()


def words_of(attribute: Attribute) -> tuple[str, ...]:
    """Return the words of the format of which an attribute takes one; none where it takes anything else."""
    plain = strip_annotation(item_annotation(attribute.field.annotation))
    return tuple(str(word) for word in get_args(plain)) if get_origin(plain) is Literal else ()


def entity_section(entity: type[Entity]) -> str:
    """Return what an entity can say as a section in Markdown, with links to the sections of what it holds."""
    return _section(Explanation(entity, tuple(attributes(entity).values())), linked=True)


def _section(one: Explanation, linked: bool) -> str:
    """Return what an entity says, an example where all of it is explained, and a table of its attributes."""
    lines = [f"## {noun(one.entity).capitalize()}", "", (one.entity.__doc__ or "").strip(), ""]
    if example := _example(one):
        where, *written = example
        lines += [where, "", "```yaml", *written, "```", ""]
    return "\n".join([*lines, *_table(one.attributes, linked)]) + "\n"


def _example(one: Explanation) -> list[str]:
    """Return where an entity stands, then the lines of an example; nothing where one attribute is explained."""
    if len(one.attributes) < len(attributes(one.entity)):
        return []
    file, example = example_in_file(one.entity)
    in_both = file is Journey and set(example) <= set(attributes(Catalogue))
    where = "In catalogue.yaml:" if file is Catalogue else "In a journey, or in catalogue.yaml:" if in_both else ""
    return [where or "In a journey:", *yaml_lines(example)]


def _table(some: Iterable[Attribute], linked: bool) -> Iterator[str]:
    yield from ("| attribute | what it says |", "|---|---|")
    for attribute in some:
        shown = f"**`{attribute.name}`**" if attribute.field.is_required() else f"`{attribute.name}`"
        held = entity_in(attribute.field.annotation)
        link = f" ([{noun(held)}](#{noun(held).replace(' ', '-')}))" if held and linked else ""
        words = words_of(attribute)
        one_of = f" One of: {', '.join(f'`{word}`' for word in words)}." if 1 < len(words) < _MOST_WORDS else ""
        yield f"| {shown} | {attribute.field.description}{link}{one_of} |"


def write_markdown(
    found: Sequence[Explanation],
    terminal: Terminal,  # noqa: ARG001  Markdown is the same anywhere
    words: Language | None = None,
) -> str:
    """Return an example and a table of attributes for each entity."""
    return "\n".join([*_notice(words), *(_section(one, linked=False) for one in found)])


def _notice(words: Language | None) -> list[str]:
    """Return that what follows is in English, and an empty line, where another language was asked for."""
    return [words.text("rules.page-in-english"), ""] if words and words.words != FALLBACK else []


def write_json(
    found: Sequence[Explanation],
    terminal: Terminal,
    words: Language | None = None,  # noqa: ARG001  it is in English, and says so
) -> str:
    """Return entities and their attributes as JSON, version 1."""
    content = [
        {
            "entity": noun(one.entity),
            "says": (one.entity.__doc__ or "").strip(),
            "example": "\n".join(_example(one)[1:]) or None,
            "attributes": [_attribute_data(attribute) for attribute in one.attributes],
        }
        for one in found
    ]
    return dump({"version": 1, "language": FALLBACK, "entities": content}, terminal)


def _attribute_data(attribute: Attribute) -> dict[str, object]:
    held, (least, most) = entity_in(attribute.field.annotation), bounds(attribute)
    return {
        "name": attribute.name,
        "required": attribute.field.is_required(),
        "says": attribute.field.description,
        "holds": noun(held) if held else None,
        "words": list(words_of(attribute)),
        "minimum": least,
        "maximum": most,
        "examples": list(attribute.field.examples or ()),
    }


def write_terminal(found: Sequence[Explanation], terminal: Terminal, words: Language | None = None) -> str:
    """Return each entity with an example and its attributes, a paragraph for each."""
    lines = (line for one in found for line in _entity_lines(one, terminal))
    return "\n".join([*_notice(words), *lines]) + "\n"


def _entity_lines(one: Explanation, terminal: Terminal) -> Iterator[str]:
    name = noun(one.entity)
    yield terminal.paint(name, "bold")
    yield from break_lines((one.entity.__doc__ or "").split("\n")[0].strip(), terminal.width or 100)
    if example := _example(one):
        where, *written = example
        yield from ("", where, *(f"    {terminal.plain(line)}" for line in written))
    for attribute in one.attributes:
        must = " (must be there)" if attribute.field.is_required() else ""
        yield ""
        yield f"{terminal.paint(attribute.name, 'bold')}{must}"
        for text in _attribute_texts(attribute):
            yield from (f"    {line}" for line in break_lines(text, max((terminal.width or 100) - 4, 20)))
    yield ""


def _attribute_texts(attribute: Attribute) -> Iterator[str]:
    yield attribute.field.description or ""
    if words := words_of(attribute):
        yield f"One of: {', '.join(words)}."
    least, most = bounds(attribute)
    if least is not None and most is not None and least < most:
        yield f"From {least:g} to {most:g}."
    if held := entity_in(attribute.field.annotation):
        yield f"See cxjourney explain {noun(held).replace(' ', '-')}."
    if attribute.field.examples:
        yield f"Such as {attribute.name}: {inline_yaml(attribute.field.examples[0])}"
