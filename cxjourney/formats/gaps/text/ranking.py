"""The ranked list: which gap to close first, why, the question to ask, and the data that would answer it."""

from collections.abc import Iterator

from cxjourney.analysis.priority import Gap
from cxjourney.analysis.questions import questions
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps import Page
from cxjourney.formats.gaps.text.asking import some, worded
from cxjourney.formats.gaps.text.sheet import Sheet
from cxjourney.model.vocabulary import SEVERITY_WEIGHT
from cxjourney.text.escape import shortened


def ranking(sheet: Sheet, study: Study, page: Page) -> None:
    """Write the gaps, the most pressing first."""
    sheet.heading("gaps.ranking")
    if not study.gaps:
        sheet.line(sheet.words.text("gaps.no-gaps"))
    shown = study.gaps[: page.top]
    for gap in shown:
        _gap(sheet, study, gap, page.explain)
    if len(shown) < len(study.gaps):
        sheet.line(sheet.words.count("gaps.more-gaps", len(study.gaps) - len(shown)), indent=4)


def begin(sheet: Sheet, study: Study) -> None:
    """End with the first question: it is what stays on the screen of a room."""
    for gap in study.gaps[:1]:
        for question in questions(study, gap)[:1]:
            sheet.heading("gaps.begin")
            sheet.line(worded(question, sheet.words), "bold")


def _gap(sheet: Sheet, study: Study, gap: Gap, explain: bool) -> None:
    words = sheet.words
    sheet.line(f"{words.number(gap.rank):>2}. {gap.stage.title}", "bold", hanging=4)
    if gap.stage.summary:
        sheet.brief(gap.stage.summary, indent=4)
    for question in questions(study, gap)[:1]:
        sheet.line(words.text("gaps.ask", question=worded(question, words)), "italic", indent=4, hanging=6)
    talk = _talk(sheet, study, gap)
    if talk:
        sheet.line(talk, indent=4, hanging=6)
    sheet.line(
        words.text("gaps.why", reasons=words.text("figures.semicolon").join(_reasons(sheet, study, gap))),
        indent=4,
        hanging=6,
    )
    if explain:
        formula = words.text(
            "gaps.formula",
            priority=words.number(gap.priority),
            importance=words.number(gap.stage.importance),
            severity=words.number(gap.severity),
            missing=words.number(len(gap.coverage.missing)),
        )
        sheet.line(formula, indent=4, hanging=6)
    for line in _data(sheet, study, gap):
        sheet.line(line, indent=4, hanging=6)


def _talk(sheet: Sheet, study: Study, gap: Gap) -> str:
    """Whom to talk to: the team that owns the stage, else the one that owns the journey."""
    owner = gap.stage.owner or study.journey.owner
    if owner is None:
        return ""
    team = study.sight.teams[owner]
    name = shortened(team.title, 80)
    if team.contact is None:
        return sheet.words.text("gaps.talk", team=name)
    return sheet.words.text("gaps.talk.contact", team=name, contact=shortened(team.contact, 80))


def _reasons(sheet: Sheet, study: Study, gap: Gap) -> Iterator[str]:
    words = sheet.words
    yield words.text("gaps.why.importance", n=words.number(gap.stage.importance))
    stranded = study.access.stranded(gap.stage.id)
    if stranded:
        names = (study.travellers[persona.persona].title for persona in stranded)
        yield words.text("gaps.why.stranded", personas=some(names, words, quoted=True))
    pains = [pain for pain in gap.stage.pain_points if pain.is_open]
    if pains:
        worst = max(pains, key=lambda pain: SEVERITY_WEIGHT[pain.severity])
        severity = words.text(f"severity.{worst.severity}")
        yield words.text("gaps.why.pain", pain_point=shortened(worst.title, 80), severity=severity)
    missing = [words.text(f"family.{family}.noun") for family in gap.coverage.missing]
    if missing:
        yield words.text("gaps.why.missing", families=words.listed(missing))
    else:
        yield words.text("gaps.why.nothing-missing")


def _data(sheet: Sheet, study: Study, gap: Gap) -> Iterator[str]:
    words, sources = sheet.words, study.sight.sources
    there = dict.fromkeys(sources[s.source].title for s in gap.sources if not s.planned)
    if there:
        yield words.text("gaps.look", sources=some(there, words, quoted=True))
    planned = {s.source: s.expected for s in gap.sources if s.planned}
    if planned:
        named = (
            words.text(
                "gaps.planned-for", source=words.text("figures.quote", text=sources[id_].title), date=words.day(day)
            )
            if day
            else sources[id_].title
            for id_, day in planned.items()
        )
        yield words.text("gaps.planned", sources=some(named, words))
    if gap.types:
        yield words.text("gaps.collect", types=some((words.word("type", type_) for type_ in gap.types), words))
