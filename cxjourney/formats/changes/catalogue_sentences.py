"""The sentences on what journeys share: settings, waivers, personas, data sources, and the rest of a catalogue."""

from collections.abc import Iterator, Mapping
from datetime import date

from cxjourney.analysis.diff.catalogue_changes import DefinitionChange
from cxjourney.analysis.diff.waiver_changes import WaiverChange
from cxjourney.analysis.diff.workspace_comparison import Difference, SettingChange
from cxjourney.analysis.display_names import journey_name, persona_name, quoted_label, stage_name
from cxjourney.formats.changes.sentence import join_and
from cxjourney.formats.changes.structure_sentences import rename_sentence
from cxjourney.languages import Language
from cxjourney.model import Persona
from cxjourney.model.catalogue import NARROWS
from cxjourney.text.escape import shorten

DURATIONS = ("warn_after", "error_after")
"""What is written as a length of time, and held in days."""


def shared_sentences(difference: Difference, words: Language) -> Iterator[str]:
    """Yield what came, went and was renamed of what journeys share, and which journeys can't be compared.

    Settings that changed stand first: what can be seen by them is told by them.
    """
    yield from (_setting_sentence(change, words) for change in difference.configuration)
    yield from (_waiver_sentence(change, words) for change in difference.waivers)
    for study in difference.excluded:
        yield words.text("change.journey.excluded", journey=journey_name(study, words))
    personas, sources = difference.personas, difference.sources
    if personas.came:
        some = _persona_list(personas.came, words)
        yield words.count("change.shared.persona.new", len(personas.came), personas=some)
    if personas.went:
        some = _persona_list(personas.went, words)
        yield words.count("change.shared.persona.gone", len(personas.went), personas=some)
    yield from (rename_sentence("persona", kept, words) for kept in personas.renamed)
    if sources.came:
        yield words.count("change.shared.source.new", len(sources.came), sources=join_and(sources.came, words))
    if sources.went:
        yield words.count("change.shared.source.gone", len(sources.went), sources=join_and(sources.went, words))
    yield from (rename_sentence("source", kept, words) for kept in sources.renamed)
    yield from (words.text("change.journey.broken", journey=journey_name(study, words)) for study in difference.broken)
    yield from (
        words.text("change.journey.restored", journey=journey_name(study, words)) for study in difference.restored
    )
    yield from (_definition_sentence(change, difference, words) for change in difference.definitions)
    yield from (words.text("change.picture", file=shorten(file)) for file in difference.pictures)


def _setting_sentence(change: SettingChange, words: Language) -> str:
    before, after = (
        join_and((shorten(one) for one in values), words) or words.text("change.setting.none")
        for values in (change.before, change.after)
    )
    file, setting = shorten(change.file), shorten(change.setting)
    return words.text("change.setting", file=file, setting=setting, before=before, after=after)


def _waiver_sentence(change: WaiverChange, words: Language) -> str:
    waiver = change.waiver
    narrowed = (getattr(waiver, name) for name in NARROWS)
    of = join_and((quoted_label(shorten(f"{one}"), words) for one in (change.journey, *narrowed) if one), words)
    rule = words.text("change.waiver.of", rule=waiver.rule, of=of) if of else waiver.rule
    if change.after is None:
        return words.text("change.waiver.gone", rule=rule)
    until = words.day(change.after)
    if change.before is None:
        return words.text("change.waiver.new", rule=rule, until=until)
    if change.before == change.after:
        return words.text("change.waiver.reason", rule=rule)
    return words.text("change.waiver.longer", rule=rule, until=until, before=words.day(change.before))


def _persona_list(personas: Mapping[str, Persona], words: Language) -> str:
    return join_and((persona_name(id_, persona, words) for id_, persona in personas.items()), words)


def _definition_sentence(change: DefinitionChange, difference: Difference, words: Language) -> str:
    """Return what became of a definition, with the journey that defines it for itself where there are others."""
    thing = words.text(f"change.definition.{change.kind}", name=_definition_name(change, words))
    studies = {one.pairing.study.journey.journey: one.pairing.study for one in difference.journeys}
    if change.journey in studies and len(studies) > 1:
        journey = journey_name(studies[change.journey], words)
        thing = words.text("change.definition.own", thing=thing, journey=journey)
    if change.change == "changed":
        changes = join_and((_attribute_words(change, path, words) for path in change.attributes), words)
        return words.text("change.attribute", thing=thing, changes=changes)
    return words.text("change.also.added" if change.change == "added" else "change.also.removed", thing=thing)


def _attribute_words(change: DefinitionChange, path: str, words: Language) -> str:
    """Return what is written at a path now, and what was; the path goes by the name that the format has."""
    is_days = path in DURATIONS
    before, after = (
        f"{value}d" if is_days and value is not None else _value(value, words) for value in change.values(path)
    )
    return words.text("change.attribute.change", attribute=path, before=before, after=after)


def _value(value: object, words: Language) -> str:
    if value is None:
        return words.text("change.value.unsaid")
    if isinstance(value, bool):
        return words.text("change.value.yes" if value else "change.value.no")
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, int | float):
        return words.figure(value)
    if isinstance(value, tuple):
        return join_and((_value(one, words) for one in value), words)
    return _statement(value, words) if isinstance(value, dict) else shorten(f"{value}")


def _statement(parts: Mapping[str, object], words: Language) -> str:
    """Return what is said, such as a need, with the rest of what is written of it by the names that the format has."""
    text = _value(parts["text"], words) if "text" in parts else ""
    rest = join_and(
        (f"{name} {_value(part, words)}" for name, part in parts.items() if name != "text" and part is not None), words
    )
    return words.text("change.waiver.of", rule=text, of=rest) if text and rest else text or rest


def _definition_name(change: DefinitionChange, words: Language) -> str:
    if isinstance(change.thing, Persona):
        return persona_name(change.id, change.thing.model_copy(update={"share": None}), words)
    title = f"{getattr(change.thing, 'title', '')}"
    return stage_name(change.id, title, words) if change.id else words.text("figures.quote", text=shorten(title))
