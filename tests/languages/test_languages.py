"""The tool's own words: complete in every language, asked for by the code, written as the language is.

If it fails, a map or a page in Persian or Indonesian is half English, or stops for a word that is missing.
"""

import ast
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import cxjourney
from cxjourney.analysis.claim_evidence import KINDS, STATES
from cxjourney.analysis.coverage import CoverageLevel
from cxjourney.analysis.diff.attribute_changes import (
    ACCESS_ATTRIBUTES,
    CHANNEL_ATTRIBUTES,
    JOURNEY_ATTRIBUTES,
    METRIC_ATTRIBUTES,
    PAIN_POINT_ATTRIBUTES,
    STAGE_ATTRIBUTES,
    TOUCHPOINT_ATTRIBUTES,
)
from cxjourney.analysis.diff.catalogue_changes import DefinitionKind
from cxjourney.analysis.diff.finding_changes import Silencer
from cxjourney.analysis.diff.lost_findings import LossReason
from cxjourney.analysis.diff.owner_losses import OwnedKind
from cxjourney.analysis.evidence_states import EVIDENCE_STATES
from cxjourney.analysis.measurement_changes import ChangeKind
from cxjourney.analysis.source_freshness import Freshness
from cxjourney.analysis.whatif.scenario import Kind
from cxjourney.answers.columns import CHOICES, GIVEN, answer_columns
from cxjourney.config.settings_model import SettingsModel
from cxjourney.deserialize.attribute_synonyms import HINTS
from cxjourney.diagnostics import Severity
from cxjourney.evidence.planned_statements import Purpose
from cxjourney.exporters.journey_table import LISTS as TABLE_LISTS
from cxjourney.files.exclusion import PatternFault
from cxjourney.formats.changes.plain_names import NAMED
from cxjourney.formats.changes.sentence_parts import Effect
from cxjourney.formats.findings.markdown import COLUMNS as FINDINGS_COLUMNS
from cxjourney.formats.gaps.question_sheet import READ
from cxjourney.formats.rules import COLUMNS as RULES_COLUMNS
from cxjourney.formats.trend.rows import ROW_TITLES
from cxjourney.importers.mermaid_grammar import Refusal
from cxjourney.languages import available_languages, language
from cxjourney.languages.message import quote_message
from cxjourney.languages.message_files import message_lines
from cxjourney.languages.system_errors import KEYS
from cxjourney.maps.content.customer_lanes import EMOTION_LEVELS
from cxjourney.maps.content.legend import LEGEND
from cxjourney.maps.content.rating_lanes import DIMENSIONS
from cxjourney.maps.views.blueprint import LINES
from cxjourney.maps.views.personas import LANES as PERSONA_LANES
from cxjourney.maps.views.portfolio import COLUMNS
from cxjourney.model import Journey, known_channels
from cxjourney.model.binding_fault import BindingFaultKey
from cxjourney.model.bound_score import ScoreScale
from cxjourney.model.catalogue import Catalogue
from cxjourney.model.fields import DAYS_OF_UNIT
from cxjourney.model.introspection import entities, noun
from cxjourney.model.vocabulary import (
    DEVICES,
    FAMILIES,
    INTERNET_LEVELS,
    SEVERITY_WEIGHT,
    SKILL_LEVELS,
    TRAVEL_LEVELS,
    AssistiveNeed,
    Cause,
    Concern,
    Initiator,
    MetricKind,
    Mode,
    OpportunityStatus,
    PainPointStatus,
    PhaseTime,
)
from cxjourney.parse.mermaid import HELPED
from cxjourney.parse.syntax_errors import CAUSES
from cxjourney.pipeline.team_message_file import PLACEHOLDER, expected_keys, placeholder_fault
from cxjourney.report.basis import PAGES
from cxjourney.report.change_marks import ChangeWord
from cxjourney.report.coming_up import DayKind
from cxjourney.rules.rule_index import all_rules
from cxjourney.starters import starter_languages
from cxjourney.starters.editor_settings import EDITORS

from .every_message import FOLDER, all_messages

PACKAGE = Path(cxjourney.__file__).parent
JOINTS = ("evidence.arrow", "figures.thousands", "figures.comma", "figures.joint", "figures.semicolon", "lack.or")
"""What stands between other words, and may be a space or begin with one."""
SUMMARIES = {f"{code}.summary" for code in all_rules()}
"""What rules report stands in their modules in English, and under these keys in other languages."""
TRANSLATIONS = [tag for tag in available_languages() if tag != "en"]


def keys(prefix: str, words: Iterable[str], end: str = "") -> set[str]:
    return {f"{prefix}{word}{end}" for word in words}


RENAMED = ("journey", "stage", "persona", "source")
NOT_EVIDENCED = [state for state in STATES if state != "evidenced"]
NOT_FRESH = [state for state in get_args(Freshness) if state != "fresh"]
OWNED = [kind.replace(" ", "-") for kind in get_args(OwnedKind) if kind not in ("backstage", "question")]

"""What is told of rows that count for nothing, by the key of the message."""

ENTITIES = [noun(kind).replace(" ", "-") for top in (Journey, Catalogue, SettingsModel) for kind in entities(top)]

ATTRIBUTES = (
    *("score", "share", "parallel"),
    *JOURNEY_ATTRIBUTES,
    *STAGE_ATTRIBUTES,
    *TOUCHPOINT_ATTRIBUTES,
    *DIMENSIONS,
    *PAIN_POINT_ATTRIBUTES,
    *ACCESS_ATTRIBUTES,
    *CHANNEL_ATTRIBUTES,
    *METRIC_ATTRIBUTES,
)

# Keys that the code puts together from words of the format: as they stand in the source, and all that can come of them.
_CAUSES = ("here", "password", "database", "user", "full")
"""Why PostgreSQL lets nobody in: as `cxjourney.evidence.engines.postgres` knows them."""
LOOKED_UP = {
    "reason.{}": keys("reason.", set(KEYS.values())),
    "change.journey.{}": keys("change.journey.", ("hidden", "misnamed", "linked")),
    "config.exclude.{}": keys("config.exclude.", get_args(PatternFault)),
    "CX917.{}": keys("CX917.", ("torn", "twice", "too-large")),
    "CX109.{}": keys("CX109.", ("comment", "hyphen", "comma", "mark")),
    "CX109.{}.help": keys("CX109.", ("comment", "hyphen", "item", "comma", "mark"), ".help"),
    "CX109.{}.help.long": keys("CX109.", ("comment", "hyphen", "item", "comma", "mark"), ".help.long"),
    "family.{}": keys("family.", FAMILIES),
    "family.{}.noun": keys("family.", FAMILIES, ".noun"),
    "coverage.{}": keys("coverage.", get_args(CoverageLevel)),
    "import.mermaid.{}": keys("import.mermaid.", get_args(Refusal)),
    "trend.row.{}": keys("trend.row.", ROW_TITLES),
    "severity.{}": keys("severity.", (*SEVERITY_WEIGHT, "unsaid")),
    "sheet.column.{}": keys("sheet.column.", (*GIVEN, *answer_columns(()))),
    "sheet.explain.{}": keys("sheet.explain.", (*READ, *answer_columns(()), "emotion")),
    "sheet.group.{}": keys("sheet.group.", ("source", "pain")),
    "sheet.unsaid.{}": keys("sheet.unsaid.", ("importance", "severity")),
    "type.{}": keys("type.", CHOICES["source.type"]),
    "cadence.{}": keys("cadence.", CHOICES["source.cadence"]),
    "source-status.{}": keys("source-status.", CHOICES["source.status"]),
    "lack.device.{}": keys("lack.device.", DEVICES),
    "lack.sense.{}": keys("lack.sense.", ("hearing", "speech", "sight")),
    "lack.{}.{}": {
        *keys("lack.internet.", INTERNET_LEVELS[1:]),
        *keys("lack.skills.", SKILL_LEVELS[1:]),
        *keys("lack.travel.", TRAVEL_LEVELS[1:]),
        *keys("lack.assistive.", get_args(AssistiveNeed)),
    },
    "access.{}": keys("access.", ("internet", "devices", "skills", "travel")),
    "claim.{}": keys("claim.", STATES),
    "claim.named.{}": keys("claim.named.", NOT_EVIDENCED),
    "claim.with.{}": keys("claim.with.", NOT_EVIDENCED),
    "claim.sign.{}": keys("claim.sign.", NOT_EVIDENCED),
    "evidence.refused.{}": keys("evidence.refused.", _CAUSES),
    "evidence.refused.{}.help": keys("evidence.refused.", _CAUSES, ".help"),
    "rule.evidence.{}": keys("rule.evidence.", NOT_EVIDENCED),
    "rule.scores.{}": keys("rule.scores.", ("none", "outdated", "some")),
    "shares.all-{}": keys("shares.all-", NOT_EVIDENCED),
    "shares.some-{}": keys("shares.some-", NOT_EVIDENCED),
    "shares.part-{}": keys("shares.part-", NOT_EVIDENCED),
    "map.of-them.{}": keys("map.of-them.", NOT_EVIDENCED),
    "map.some-{}": keys("map.some-", NOT_EVIDENCED),
    "gaps.freshness.{}": keys("gaps.freshness.", NOT_FRESH),
    "gaps.freshness.{}.sign": keys("gaps.freshness.", NOT_FRESH, ".sign"),
    "gaps.freshness.{}.word": keys("gaps.freshness.", NOT_FRESH, ".word"),
    "gaps.claims.kind.{}": keys("gaps.claims.kind.", KINDS),
    "gaps.claims.named.{}": keys("gaps.claims.named.", NOT_EVIDENCED),
    "gaps.claims.fix.{}": keys("gaps.claims.fix.", ("emotion", "pain-point", "quote", "text", "persona", "figure")),
    "gaps.formula.{}": keys("gaps.formula.", ("importance", "severity")),
    "gaps.able.{}": keys("gaps.able.", ("yes", "no", "no-way", "unknown")),
    "gaps.voices.{}": keys("gaps.voices.", ("silent", "unfelt")),
    "gaps.voices.by-{}": keys("gaps.voices.by-", ("stage", "touchpoints")),
    "question.{}": keys(
        "question.",
        (
            *("stranded", "pain-point", "unanswered", "expired", "planned", "planned-undated", "no-data", "assumed"),
            *(
                *FAMILIES,
                "unseen",
                "asked",
                "no-data-at",
                "behavioural-at",
                "behavioural-end",
                "attitudinal-of",
                "contextual-at",
            ),
        ),
    ),
    "change.attribute.name.{}": keys("change.attribute.name.", (*ATTRIBUTES, *NAMED)),
    "change.called.{}": keys("change.called.", RENAMED),
    "change.called-and-titled.{}": keys("change.called-and-titled.", RENAMED),
    "change.definition.{}": keys("change.definition.", get_args(DefinitionKind)),
    "change.family.{}": keys("change.family.", FAMILIES),
    "change.figure.{}": keys("change.figure.", ("covered", "known", "able", "stranded")),
    "change.findings.lost.{}": keys("change.findings.lost.", get_args(LossReason)),
    "change.findings.new-silenced.{}": keys("change.findings.new-silenced.", get_args(Silencer)),
    "change.findings.silenced.{}": keys("change.findings.silenced.", get_args(Silencer)),
    "change.heading.{}": keys("change.heading.", get_args(Effect)),
    "change.heading.again.{}": keys("change.heading.again.", get_args(Effect)),
    "change.voice.silent{}": keys("change.voice.silent", ("", ".taken")),
    "change.voice.lost{}": keys("change.voice.lost", ("", ".taken")),
    "change.voice.heard{}": keys("change.voice.heard", ("", ".taken")),
    "change.voice.won{}": keys("change.voice.won", ("", ".taken")),
    "change.loss.{}": keys("change.loss.", get_args(Kind)),
    "change.metric.kind.{}": keys("change.metric.kind.", (*get_args(MetricKind), "claimed", "experienced")),
    "change.none-there.{}": keys("change.none-there.", get_args(Kind)),
    "change.owned.{}.one": keys("change.owned.", OWNED, ".one"),
    "change.owned.{}.other": keys("change.owned.", OWNED, ".other"),
    "change.severity.{}": keys("change.severity.", ("error", "warning")),
    "change.stage.new.{}": keys("change.stage.new.", get_args(CoverageLevel)),
    "change.tally.{}.one": keys("change.tally.", (severity.word for severity in Severity), ".one"),
    "change.tally.{}.other": keys("change.tally.", (severity.word for severity in Severity), ".other"),
    "findings.column.{}": keys("findings.column.", FINDINGS_COLUMNS),
    "findings.short.{}": keys("findings.short.", ("covered", "known")),
    "rules.column.{}": keys("rules.column.", RULES_COLUMNS),
    "change.titled.{}": keys("change.titled.", RENAMED),
    "channel.{}": keys("channel.", known_channels()),
    "map.access.{}": keys("map.access.", ("stranded", "reluctant")),
    "concern.{}": keys("concern.", get_args(Concern)),
    "map.has.{}.{}": {
        *keys("map.has.internet.", INTERNET_LEVELS),
        *keys("map.has.skills.", SKILL_LEVELS),
        *keys("map.has.travel.", TRAVEL_LEVELS),
    },
    "map.persona.{}": keys("map.persona.", ("prefers", "avoids")),
    "map.persona.lane.{}": keys("map.persona.lane.", PERSONA_LANES),
    "map.split.{}": keys("map.split.", ("able", "stranded", "unknown")),
    "lack.assistive.{}": keys("lack.assistive.", get_args(AssistiveNeed)),
    "gaps.screen.{}": keys("gaps.screen.", ("covered", "known", "verified")),
    "gaps.evidence.{}": keys("gaps.evidence.", EVIDENCE_STATES),
    "CX312.message.{}": keys("CX312.message.", ("empty", "missing")),
    "CX314.message.{}": keys("CX314.message.", ("none", "unmapped")),
    "CX318.message.{}": keys("CX318.message.", ("outdated", "unbound")),
    "CX311.place.{}": keys("CX311.place.", ("quote", "emotion", "evidence", "metric", "delivery")),
    "rule.asks.{}": keys("rule.asks.", ("asked", "needs", "both")),
    "rule.asks.{}.required": keys("rule.asks.", ("asked", "needs", "both"), ".required"),
    "rule.device.{}": keys("rule.device.", DEVICES),
    "map.begun.{}": keys("map.begun.", get_args(Initiator)),
    "map.blueprint.{}": keys("map.blueprint.", (*get_args(Journey.model_fields["state"].annotation), "unsaid")),
    "map.cause.{}": keys("map.cause.", get_args(Cause)),
    "map.coverage.{}": keys("map.coverage.", get_args(CoverageLevel)),
    "map.dimension.{}": keys("map.dimension.", DIMENSIONS),
    "map.dimension.{}.says": keys("map.dimension.", DIMENSIONS, ".says"),
    "map.family.{}": keys("map.family.", FAMILIES),
    "map.feels.{}": keys("map.feels.", (f"{level}" for level in EMOTION_LEVELS)),
    "map.front-stage.{}": keys("map.front-stage.", (*get_args(Mode), "unsaid")),
    "map.front-stage.{}.says": keys("map.front-stage.", (*get_args(Mode), "unsaid"), ".says"),
    "map.kind.{}": keys("map.kind.", ("goal", "motivation", "question", "action", "thought")),
    "map.portfolio.{}": keys("map.portfolio.", COLUMNS),
    "map.portfolio.level.{}": keys("map.portfolio.level.", get_args(CoverageLevel)),
    "map.lane.{}": keys(
        "map.lane.",
        (
            *(
                "storyboard",
                "wants",
                "does",
                "quotes",
                "barriers",
                "strengths",
                "time",
                "access",
                "ways",
                "touchpoints",
                "pain-points",
                "opportunities",
            ),
            *("metrics", "customer-actions", "backstage", "teams", "systems", "delivery", "evidence", "staff"),
        ),
    ),
    "map.{}": keys("map.", ("success", "other", "end")),
    "map.legend.{}": keys("map.legend.", LEGEND),
    "map.line.{}": keys("map.line.", LINES),
    "map.metric.{}": keys("map.metric.", get_args(MetricKind)),
    "map.mode.{}": keys("map.mode.", get_args(Mode)),
    "map.opportunity.{}": keys("map.opportunity.", get_args(OpportunityStatus)),
    "map.pain-point.{}": keys("map.pain-point.", (word for word in get_args(PainPointStatus) if word != "open")),
    "map.phase.{}": keys("map.phase.", get_args(PhaseTime)),
    "map.state.{}": keys("map.state.", (*get_args(Journey.model_fields["state"].annotation), "unsaid")),
    "entity.{}": keys("entity.", (*ENTITIES, "question", "rule")),
    "entity.{}.a": keys("entity.", ENTITIES, ".a"),
    "build.binding.{}": keys("build.binding.", get_args(BindingFaultKey)),
    "build.binding.{}.help": keys("build.binding.", get_args(BindingFaultKey), ".help"),
    "hint.{}": keys("hint.", {hint.key for hints in HINTS.values() for hint in hints.values()} - {"", "write"}),
    "init.editor.{}": keys("init.editor.", EDITORS),
    "yaml.cause.{}": keys("yaml.cause.", CAUSES),
    "yaml.cause.{}.help": keys("yaml.cause.", CAUSES, ".help"),
    "yaml.mermaid.{}": keys("yaml.mermaid.", HELPED),
    "evidence.check.{}": keys("evidence.check.", get_args(ChangeKind)),
    "evidence.change.{}": keys("evidence.change.", ("conforming", "success", "rows", "customers")),
    "evidence.head.{}": keys(
        "evidence.head.",
        (
            *("stage", "touchpoint", "rows", "customers", "newest", "again", "entering", "last", "left"),
            *("from", "to", "count", "median"),
        ),
    ),
    "evidence.list.{}": keys("evidence.list.", ("unreached", "unmeasured")),
    "evidence.no-{}": keys("evidence.no-", ("source", "journey")),
    "evidence.part.{}": keys("evidence.part.", ("conforming", "complete", "loops", "success", "other")),
    "evidence.draft.{}": keys("evidence.draft.", ("ignored", "few", "unwritable", "untold")),
    "evidence.score-range.{}": keys("evidence.score-range.", get_args(ScoreScale)),
    "evidence.score.{}": keys("evidence.score.", get_args(ScoreScale)),
    "evidence.sql.{}": keys("evidence.sql.", get_args(Purpose)),
    "evidence.sql.kind.{}": keys("evidence.sql.kind.", ("text", "time", "whole-number")),
    "evidence.time.{}": keys("evidence.time.", ("d", "h", "min")),
    "report.change.{}": keys("report.change.", get_args(ChangeWord)),
    "export.table.{}": keys(
        "export.table.",
        (
            *("journey", "summary", "goal", "persona", "team", "channel", "phases", "lane", "stage", "id", "phase"),
            *("owner", "importance", "moment_of_truth", "travelled_by", "quotes", "emotions", "touchpoints"),
            *("pain_points", "opportunities", *TABLE_LISTS, "title", "value", "to", "notes"),
        ),
    ),
    "month.{}": {f"month.{number}" for number in range(1, 13)},
    "report.day.{}": keys("report.day.", get_args(DayKind)),
    "report.ledger.{}": keys("report.ledger.", STATES),
    "report.page.{}": keys("report.page.", (page for page in PAGES if page != "data")),
    "report.script.{}": keys("report.script.", ("nothing-found", "found", "close", "next", "back", "clock")),
    "map.time.{}.one": keys("map.time.", ("min", "h", *DAYS_OF_UNIT), ".one"),
    "map.time.{}.other": keys("map.time.", ("min", "h", *DAYS_OF_UNIT), ".other"),
}


@dataclass(frozen=True)
class Asked:
    """A key that the source asks for, ``{}`` where a word is put in, with the values it gives if they can be seen."""

    key: str
    place: str
    values: frozenset[str] | None = None


def written_keys(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    if isinstance(node, ast.IfExp):
        yield from (*written_keys(node.body), *written_keys(node.orelse))


def asked_in(path: Path) -> Iterator[Asked]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        place = f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("messages"):
            yield from (Asked(key, place) for key in written_keys(node.slice))
        if isinstance(node, ast.Call) and node.args:
            yield from (one for key in written_keys(node.args[0]) for one in asked_by(node, key, place))


def asked_by(call: ast.Call, key: str, place: str) -> Iterator[Asked]:
    """What a call asks for: of a language by a method, or by ``text`` where that is short for it."""
    name = ast.unparse(call.func).rpartition(".")[2]
    named = [keyword.arg for keyword in call.keywords]
    values = None if None in named else frozenset(value for value in named if value)
    if name == "word":
        yield Asked(f"{key}.{{}}", place)
    elif "." in key and name in ("count", "count_message"):
        given = None if values is None else values | {"n"}
        yield from (Asked(f"{key}.{form}", place, given) for form in ("one", "other"))
    elif "." in key and name in ("text", "message", "heading", "heading_line"):
        yield Asked(key, place, values if name in ("text", "message") else frozenset())


IN_TEMPLATE = re.compile(r"'([a-z-]+(?:\.[a-z-]+)+)'")
"""A key in a template: all texts with a dot in quotes, beside the names of other templates."""


def asked_in_template(path: Path) -> Iterator[Asked]:
    """What a template asks for: whole keys, and beginnings to which a word is put."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        place = f"{path.relative_to(PACKAGE)}:{number}"
        yield from (Asked(key, place) for key in IN_TEMPLATE.findall(line) if not key.endswith(".jinja"))
        yield from (Asked(f"{key}{{}}", place) for key in re.findall(r"'([a-z.-]+\.)' ~", line))


@cache
def all_asked() -> list[Asked]:
    asked = [one for path in sorted(PACKAGE.rglob("*.py")) for one in asked_in(path)]
    keys_ = set(message_lines("en"))
    for path in sorted(PACKAGE.rglob("*.jinja")):
        for one in asked_in_template(path):
            forms = [f"{one.key}.{form}" for form in ("one", "other")]
            asked += [Asked(form, one.place) for form in forms] if forms[0] in keys_ else [one]
    return asked


def asked_as_they_stand() -> list[Asked]:
    return [one for one in all_asked() if "{}" not in one.key and one.key != "{}.{}"]


def test_the_three_languages_are_there() -> None:
    assert {"en", "fa", "id"} <= set(available_languages())


@pytest.mark.parametrize("tag", available_languages())
def test_a_line_says_what_yaml_reads(tag: str) -> None:
    messages = language(tag).messages
    assert {key: messages[key] for key in all_messages(tag)} == all_messages(tag)


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_a_language_that_is_offered_is_complete(tag: str) -> None:
    """It has every key of English, a form for each of its own plural categories, and what every rule reports."""
    ours, theirs = set(message_lines(tag)), set(expected_keys(tag)) | SUMMARIES
    assert sorted(theirs - ours) == [], "these are missing"
    assert sorted(ours - theirs) == [], "nothing asks for these"


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_a_translation_has_the_placeholders_of_english(tag: str) -> None:
    expected, messages = expected_keys(tag), all_messages(tag)
    faults = (placeholder_fault(key, messages[key], expected[key]) for key in messages if key in expected)
    assert list(filter(None, faults)) == []


@pytest.mark.parametrize("tag", available_languages())
def test_no_key_stands_twice(tag: str) -> None:
    keys_ = [line.partition(":")[0] for line in (FOLDER / f"{tag}.yaml").read_text("utf-8").splitlines() if line]
    assert [key for key, n in Counter(keys_).items() if n > 1 and not key.startswith("#")] == []


def test_a_language_is_offered_with_a_first_workspace() -> None:
    assert starter_languages() == available_languages()


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_signs_of_numbers_can_be_told_apart(tag: str) -> None:
    messages = all_messages(tag)
    assert len(set(messages["figures.digits"])) == 10
    assert [unicodedata.digit(digit) for digit in messages["figures.digits"]] == list(range(10))
    assert messages["figures.decimal"] != messages["figures.thousands"]
    assert messages["figures.grouped-from"] in ("4", "5")


def ragged(key: str, message: str) -> bool:
    """Whether a message is empty, or has spaces, braces, quotes or brackets that belong to nothing."""
    bare = PLACEHOLDER.sub("", message)
    quotes = ("„", "“") if "„" in message else ("“", "”")  # the sign that closes in German opens in English
    pairs = all(
        message.count(opening) == message.count(closing) for opening, closing in (quotes, ("«", "»"), ("(", ")"))
    )
    joint = key in JOINTS
    return (
        not (message.strip() or joint)
        or "{" in bare
        or "}" in bare
        or "  " in message
        or not pairs
        or (not joint and message != message.strip())
    )


@pytest.mark.parametrize("tag", available_languages())
def test_no_message_is_empty_or_ragged(tag: str) -> None:
    assert [key for key, message in all_messages(tag).items() if ragged(key, message)] == []


BREAKS = {"fr": r" [;:?!»%](?=[\s).]|$)|« ", "es": r"[\d}] %", "de": r"[\d}] %"}
"""By language, a plain space where a line may not end; ``?`` and ``!`` as marks of a figure stand apart."""


@pytest.mark.parametrize("tag", BREAKS)
def test_a_sign_stays_on_the_line_of_its_word(tag: str) -> None:
    """A map or a page that wraps leaves no per-cent sign, colon or closing quote alone at the beginning of a line."""
    texts = {key: message for key, message in all_messages(tag).items() if not key.endswith((".sign", ".sign.assumed"))}
    assert [key for key, message in texts.items() if re.search(BREAKS[tag], message)] == []


NOT_IN_PERSIAN = {
    "Arabic letters or digits": "[يىكةۀ٠-٩]",
    "signs and digits of other scripts": "[0-9,;?\"“”%'…]",
    "marks that nobody sees": r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",
    "a half-space that joins nothing": r"\u200c(?![آ-ی])|(?<![آ-یٔ])\u200c",
}


SPELT_OTHERWISE_IN_PERSIAN = (
    *("آنها", "اینها", "دست کم", "به عنوان", "وبگاه", "کُد", "این‌که", "همه‌چیز"),
    *("بی گیومه", "بی فاصله", "بی خط تیره", "بی کروشه"),
)
"""Spellings that were found beside آن‌ها, این‌ها, دست‌کم, به‌عنوان, وب‌گاه, کد, اینکه, همه چیز and بدون."""


def test_persian_has_one_spelling_of_a_word() -> None:
    """Two on one screen look like the work of two hands, and a reader who searches for one misses the other."""
    texts = all_messages("fa").items()
    assert [key for key, text in texts for word in SPELT_OTHERWISE_IN_PERSIAN if re.search(rf"\b{word}", text)] == []


@pytest.mark.parametrize("fault", NOT_IN_PERSIAN)
def test_persian_is_written_in_persian(fault: str) -> None:
    texts = {key: PLACEHOLDER.sub("", message) for key, message in all_messages("fa").items()}
    found = [key for key, text in texts.items() if re.search(NOT_IN_PERSIAN[fault], text)]
    assert set(found) <= {"figures.grouped-from", "CX813.help"}, "what is to be typed is in ASCII"


def test_persian_has_words_of_its_own() -> None:
    texts = {key: PLACEHOLDER.sub("", message) for key, message in all_messages("fa").items()}
    latin = [key for key, text in texts.items() if re.search("[a-z]", text) and not re.search("[آ-ی]", text)]
    assert latin == []


ALIKE_IN_INDONESIAN = {
    *("entity.persona", "export.table.persona", "change.attribute.name.persona", "change.attribute.name.sponsor"),
    *("lack.device.tablet", "lack.device.laptop", "rule.device.tablet", "rule.device.laptop", "gaps.voices.persona"),
    *("channel.web", "channel.sms", "access.internet", "map.lane.data", "map.legend.target", "map.target"),
    *("map.metric.nps", "map.metric.csat", "map.metric.ces", "map.sponsor"),
    *("change.metric.kind.nps", "change.metric.kind.csat", "change.metric.kind.ces"),
    *("month.4", "month.9", "month.11", "change.attribute.name.data", "sheet.know.data"),
    *("change.attribute.name.status", "change.attribute.name.internet", "change.attribute.name.target"),
}


def test_indonesian_is_written_in_indonesian() -> None:
    english, texts = all_messages("en"), all_messages("id")
    assert [key for key, message in texts.items() if '"' in message or "«" in message] == []
    worded = (key for key, message in texts.items() if re.search(r"[^\W\d_]", PLACEHOLDER.sub("", message)))
    assert {key for key in worded if texts[key] == english.get(key)} <= ALIKE_IN_INDONESIAN


def test_what_the_source_asks_for_is_there() -> None:
    assert len(asked_as_they_stand()) > 30, "the search finds hardly anything any more"
    missing = [f"{one.place} {one.key}" for one in asked_as_they_stand() if one.key not in all_messages("en")]
    assert not missing


def is_served(asked: Asked, key: str) -> bool:
    """Whether a message gets the values that it names, or they can't be seen."""
    return asked.values is None or asked.values >= set(PLACEHOLDER.findall(all_messages("en")[key]))


def test_a_message_gets_the_values_that_it_names() -> None:
    assert not [f"{one.place} {one.key}" for one in asked_as_they_stand() if not is_served(one, one.key)]
    assert not [
        f"{one.place} {key}" for one in all_asked() for key in LOOKED_UP.get(one.key, ()) if not is_served(one, key)
    ]


def is_heard(asked: Asked, key: str) -> bool:
    """Whether a message names the values that it gets; forms for one and for several need not say the number."""
    said = set(PLACEHOLDER.findall(all_messages("en")[key])) | ({"n"} if key.endswith((".one", ".other")) else set())
    return asked.values is None or asked.values <= said


def test_a_message_names_the_values_that_it_gets() -> None:
    assert not [f"{one.place} {one.key}" for one in asked_as_they_stand() if not is_heard(one, one.key)]


def test_keys_that_are_put_together_are_listed_here() -> None:
    put_together = {one.key for one in all_asked() if "{}" in one.key}
    assert put_together - {"{}.{}", "{}.summary"} == set(LOOKED_UP)


@pytest.mark.parametrize("family", LOOKED_UP)
def test_a_family_of_messages_is_complete(family: str) -> None:
    assert LOOKED_UP[family] <= set(all_messages("en"))


def test_no_message_is_left_over() -> None:
    used = {one.key for one in asked_as_they_stand()}.union(*LOOKED_UP.values())
    assert set(all_messages("en")) - used == set()


@pytest.mark.parametrize(
    ("tag", "words", "direction"),
    [
        ("en", "en", "ltr"),
        ("en-GB", "en", "ltr"),
        ("fa", "fa", "rtl"),
        ("fa-AF", "fa", "rtl"),
        ("FA", "fa", "rtl"),
        ("id", "id", "ltr"),
        ("id-ID", "id", "ltr"),
        ("ps", "en", "rtl"),
        ("he-IL", "en", "rtl"),
        ("ur", "en", "rtl"),
        ("uz-Arab-AF", "en", "rtl"),
        ("sv", "en", "ltr"),
        ("fi", "en", "ltr"),
        ("x-klingon", "en", "ltr"),
    ],
)
def test_a_tag_finds_its_words_and_direction(tag: str, words: str, direction: str) -> None:
    found = language(tag)
    assert (found.tag, found.words, found.direction) == (tag, words, direction)
    assert found.text("map.legend") == all_messages(words)["map.legend"]


@pytest.mark.parametrize(
    ("tag", "figure", "written"),
    [
        ("en", 0, "0"),
        ("en", 999, "999"),
        ("en", 1234, "1,234"),
        ("en", 1234567.5, "1,234,567.5"),
        ("en", 46.7, "46.7"),
        ("en", 3.0, "3"),
        ("en", 0.126, "0.13"),
        ("en", -2, "−2"),
        ("fa", 1290, "۱٬۲۹۰"),
        ("fa", 46.7, "۴۶٫۷"),
        ("fa", 345.68, "۳۴۵٫۶۸"),
        ("fa", 1240.25, "۱٬۲۴۰٫۲۵"),
        ("fa", -0.5, "−۰٫۵"),
        ("id", 46.7, "46,7"),
        ("id", 1240, "1.240"),
        ("id", -1240.5, "−1.240,5"),
        ("id", -0.5, "−0,5"),
        ("ps", 46.7, "46.7"),
    ],
)
def test_numbers_have_the_digits_and_signs_of_the_language(tag: str, figure: float, written: str) -> None:
    assert language(tag).number(figure) == written


@pytest.mark.parametrize(
    ("tag", "figure", "written"),
    [
        ("en", 80.0, "80%"),
        ("en", 46.666, "46.7%"),
        ("en", 100, "100%"),
        ("fa", 46.666, "۴۶٫۷٪"),
        ("fa", 0, "۰٪"),
        ("fa-AF", 46.666, "۴۶٫۷٪"),
        ("id", 46.666, "46,7%"),
    ],
)
def test_per_cents_have_one_decimal_at_most(tag: str, figure: float, written: str) -> None:
    assert language(tag).percent(figure) == written


def test_per_cents_to_other_decimals() -> None:
    assert language("fa").percent(46.666, 0) == "۴۷٪"
    assert language("en").percent(46.666, 2) == "46.67%"


@pytest.mark.parametrize("stage", ["{stage}", "{personas} {0} {", "a{}b", "50 % {n}", r"\1 \g<0>"])
@pytest.mark.parametrize("tag", available_languages())
def test_what_is_put_in_stays_as_it_is(tag: str, stage: str) -> None:
    words = language(tag)
    assert stage in words.text("question.no-data", stage=stage)
    assert words.text("figures.quote", text=stage)[1:-1].strip("\u00a0\u202f") == stage


def test_a_value_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        language("en").text("question.no-data")


def test_words_of_the_format_are_translated_where_they_can_be() -> None:
    assert language("fa").word("type", "interviews") == "مصاحبه"
    assert language("id").word("lack.device", "landline") == "telepon rumah"
    assert language("id").word("type", "other") == "other"


def test_counts_have_a_form_for_one_and_for_several() -> None:
    assert [language("en").count("gaps.touchpoints", n) for n in (0, 1, 2)] == [
        "0 touchpoints",
        "1 touchpoint",
        "2 touchpoints",
    ]
    assert language("fa").count("gaps.touchpoints", 12) == "۱۲ نقطهٔ تماس"
    assert language("id").count("gaps.types", 1) == "1 macam data"


def test_lists_have_the_comma_of_the_language() -> None:
    assert language("en").list_words(["a", "b", "c"]) == "a, b, c"
    assert language("fa").list_words(["الف", "ب"]) == "الف، ب"
    assert language("id").list_words([]) == ""


@pytest.mark.parametrize(
    ("items", "both", "either"),
    [
        ("", "", ""),
        ("a", "a", "a"),
        ("ab", "a and b", "a or b"),
        ("abc", "a, b and c", "a, b or c"),
        ("abcd", "a, b, c and d", "a, b, c or d"),  # one more takes no more room than counting it
        ("abcde", "a, b, c, d and e", "a, b, c and 2 more"),
    ],
)
def test_lists_in_an_english_sentence(items: str, both: str, either: str) -> None:
    words = language("en")
    assert (words.join_and(items), words.join_or(items, 3)) == (both, either)


def test_a_list_counts_what_it_leaves_out() -> None:
    words = language("en")
    assert [words.join_comma(items, 3) for items in ("", "abc", "abcd")] == ["", "a, b, c", "a, b, c and 1 more"]


def test_lists_in_a_sentence_of_other_languages() -> None:
    assert language("id").join_comma("abcd", 2) == "a, b dan 2 lagi"
    assert language("fa").join_and(["الف", "ب", "پ"]) == "الف، ب و پ"


def test_facts_side_by_side() -> None:
    assert language("en").join_facts(["as of 2026-11-03", "", "20%"]) == "as of 2026-11-03 · 20%"
    assert (
        language("fa").join_facts(["", "در راه می‌ماند", "۲۰٪"]) == "در راه می‌ماند، ۲۰٪"
    )  # a dot would look like a zero
    assert language("id").join_facts([]) == ""


WRITTEN = {
    "en": "2026-11-03",
    "ps": "2026-11-03",
    "zh": "2026-11-03",
    "ja": "2026/11/03",
    "jv": "03-11-2026",
    "de": "03.11.2026",
    "tr": "03.11.2026",
    "fr": "03/11/2026",
    "es": "03/11/2026",
    "pt": "03/11/2026",
    "id": "03/11/2026",
    "fa": "۲۰۲۶/۱۱/۰۳",
    "ar": "٢٠٢٦/١١/٠٣",
}
"""A day as each language writes it; Arabic digits run from the left, so that who reads from the right meets the day."""


@pytest.mark.parametrize("tag", [*available_languages(), "ps"])
def test_a_day_is_written_as_the_language_does(tag: str) -> None:
    """Day before month in Berlin and Jakarta, year first in Tehran: a workshop date that is read wrongly is missed."""
    assert language(tag).day(date(2026, 11, 3)) == WRITTEN[tag]


PER_CENT = {
    **dict.fromkeys(("de", "fr", "es"), "46,7\N{NO-BREAK SPACE}%"),
    **dict.fromkeys(("id", "jv", "pt"), "46,7%"),
    **dict.fromkeys(("en", "ja", "zh"), "46.7%"),
    "tr": "%46,7",
    "fa": "۴۶٫۷٪",
    "ar": "٤٦٫٧٪",
}


@pytest.mark.parametrize("tag", available_languages())
def test_per_cents_have_the_sign_where_the_language_puts_it(tag: str) -> None:
    assert language(tag).percent(46.666).replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}") == PER_CENT[tag]


@pytest.mark.parametrize("tag", available_languages())
def test_what_is_quoted_within_a_quote_has_other_quotes(tag: str) -> None:
    words = language(tag)
    within = words.text("figures.quote", text="Pays")
    assert within not in words.quote(f"{within}: why?")
    assert words.text("figures.quote.inner", text="Pays") in words.quote(f"{within}: why?")
    assert quote_message(f"{within}: why?").spoken(words) == words.quote(f"{within}: why?")
