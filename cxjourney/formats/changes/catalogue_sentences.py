"""The sentences on what journeys share: settings, waivers, personas, data sources, and the rest of a catalogue."""

from collections.abc import Iterator, Mapping

from cxjourney.analysis.diff.catalogue_changes import DefinitionChange
from cxjourney.analysis.diff.waiver_changes import WaiverChange
from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.analysis.diff.workspace_side import SettingChange
from cxjourney.analysis.display_names import journey_name, persona_name, quoted_label, stage_name
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.sentence_parts import join_and
from cxjourney.formats.changes.structure_sentences import rename_sentence
from cxjourney.formats.changes.written_values import written_words
from cxjourney.languages import Language
from cxjourney.model import Persona
from cxjourney.model.catalogue import NARROWS
from cxjourney.text.shorten import shorten


def shared_sentences(difference: Difference, words: Language) -> Iterator[str]:
    """Yield what came, went and was renamed of what journeys share, and which journeys can't be compared.

    Settings that changed stand first: what can be seen by them is told by them.
    """
    yield from (_setting_sentence(change, words) for change in difference.configuration)
    yield from (_waiver_sentence(change, words) for change in difference.waivers)
    yield from (_unread_sentence(study, difference, words) for study in difference.excluded)
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


def _unread_sentence(study: Study, difference: Difference, words: Language) -> str:
    """Return that a journey is lost from view, where it stands, and why that is not read."""
    unread, journey = difference.unread.get(study.journey.journey), journey_name(study, words)
    if unread is None or unread.reason == "excluded":
        return words.text("change.journey.excluded", journey=journey)
    return words.text(f"change.journey.{unread.reason}", journey=journey, file=shorten(unread.name, 200))


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
    return words.text("figures.semicolon").join(_waiver_changes(change, rule, words))


def _waiver_changes(change: WaiverChange, rule: str, words: Language) -> Iterator[str]:
    """Yield what became of a waiver, and which reason it has now if that is another."""
    if change.after is None:
        yield words.text("change.waiver.gone", rule=rule)
        return
    until, said = words.day(change.after), ""
    if change.before is None:
        said = words.text("change.waiver.new", rule=rule, until=until)
    elif change.before != change.after:
        is_longer, before = change.before < change.after, words.day(change.before)
        said = words.text(
            "change.waiver.longer" if is_longer else "change.waiver.shorter", rule=rule, until=until, before=before
        )
    if said:
        yield words.text("change.waiver.expired", said=said) if change.has_expired else said
    if change.former_reason is not None:
        reasons = (change.waiver.reason, change.former_reason)
        after, before = (words.quote(shorten(reason)) for reason in reasons)
        yield words.text("change.waiver.reason", rule=rule, after=after, before=before)


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
        changes = words.join_and(written_words(one, words) for one in change.changes)
        return words.text("change.attribute", thing=thing, changes=changes)
    return words.text("change.also.added" if change.change == "added" else "change.also.removed", thing=thing)


def _definition_name(change: DefinitionChange, words: Language) -> str:
    if isinstance(change.thing, Persona):
        return persona_name(change.id, change.thing.model_copy(update={"share": None}), words)
    title = f"{getattr(change.thing, 'title', '')}"
    return stage_name(change.id, title, words) if change.id else words.quote(shorten(title))
