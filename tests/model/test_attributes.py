"""Nobody fills in what nothing uses: who reads each attribute of the format.

If it fails, teams write down what no rule, map or command ever looks at.

A reader is the code of a rule, or a module of this code base (in which the attribute's name must then stand).
"""

import re
from collections.abc import Iterator

import pytest

from cxjourney.model import Catalogue, Journey
from cxjourney.model.introspection import attributes, entities
from cxjourney.rules.rule_index import all_rules
from tests.paths import PACKAGE

FIGURES, CUSTOMERS, HURTS = (
    "maps/content/metric_lanes.py",
    "maps/content/customer_lanes.py",
    "maps/content/customer_lanes.py",
)
CONTACT, RANKING = "maps/content/touchpoints.py", "formats/gaps/text_gaps.py"
ACCESS, PASSAGE = "analysis/touchpoint_access.py", "analysis/journey_access.py"
TIME, MARKS = "maps/content/durations.py", "maps/content/persona_marks.py"
HISTORY, RATINGS = "maps/content/metric_history.py", "maps/content/rating_lanes.py"
BOUND = "evidence/bound_table.py"
WAYS, CITED = "analysis/journey_paths.py", "analysis/coverage.py"

DEFINITIONS = """
    teams: workspace/workspace.py
    personas: workspace/workspace.py
    data_sources: workspace/workspace.py
    channels: workspace/workspace.py
    lanes: workspace/workspace.py maps/content/customer_lanes.py
    waivers: CX105 CX106
"""
# A map of no single journey, the portfolio, is in the organisation's language.
READERS = {
    "Journey": f"""
        journey: workspace/references.py formats/gaps/json.py
        title: formats/gaps/json.py maps/content/head_and_foot.py
        stages: formats/gaps/json.py
        format: model/journey.py
        summary: formats/gaps/text_gaps.py maps/content/head_and_foot.py
        language: maps/draw_map.py
        status: analysis/study.py
        state: maps/views/journey.py
        replaces: maps/content/head_and_foot.py maps/content/related_journeys.py
        scope: CX204 maps/content/head_and_foot.py
        goal: maps/content/head_and_foot.py
        link: maps/content/head_and_foot.py
        phases: maps/content/stage_grid.py model/journey.py
        owner: CX401 maps/content/head_and_foot.py
        sponsor: CX402 maps/content/head_and_foot.py
        shared_with: CX506
        review: CX501 CX502 maps/content/head_and_foot.py
        travelled_by: workspace/workspace.py
        metrics: CX801 maps/content/head_and_foot.py
        asks: model/journey.py CX508
        {DEFINITIONS}""",
    "Stage": f"""
        id: formats/gaps/json.py
        title: formats/gaps/json.py
        summary: {RANKING} maps/content/stage_head.py {CUSTOMERS}
        link: maps/content/stage_head.py
        image: maps/content/illustrations.py
        phase: CX204 maps/content/stage_grid.py
        owner: CX403 maps/content/stage_head.py
        importance: analysis/gap_priority.py
        moment_of_truth: maps/content/stage_head.py
        travelled_by: model/stage.py workspace/stage_persona_mismatches.py maps/content/stage_head.py
        passive: {PASSAGE} CX203 {TIME}
        duration: {CITED} maps/content/durations.py
        journey: workspace/references.py maps/content/stage_head.py maps/content/related_journeys.py
        entry: {WAYS}
        outcome: {WAYS}
        next: {WAYS}
        goals: {CUSTOMERS}
        questions: analysis/gap_questions.py {CUSTOMERS}
        motivations: {CUSTOMERS}
        barriers: {CUSTOMERS}
        strengths: {CITED} {CUSTOMERS}
        actions: {CUSTOMERS} maps/views/blueprint.py
        thoughts: {CUSTOMERS}
        notes: {CITED} {CUSTOMERS}
        quotes: {CUSTOMERS} {CITED}
        emotions: maps/content/customer_lanes.py CX704
        data: analysis/study.py
        touchpoints: CX203 {CONTACT}
        pain_points: {HURTS}
        opportunities: {HURTS}
        metrics: {FIGURES}
        asks: model/journey.py CX508
        delivery: {FIGURES} maps/views/scorecard.py CX803""",
    "StageDuration": f"""
        typical: {TIME}
        shortest: {TIME}
        longest: {TIME}
        source: {CITED} {TIME}""",
    "Image": "file: workspace/picture_paths.py\n alt: maps/content/illustrations.py",
    "Phase": "id: model/journey.py\n title: maps/content/stage_grid.py\n when: CX204",
    "Lane": "id: workspace/workspace.py\n title: maps/content/customer_lanes.py",
    "Statement": f"text: {MARKS}\n persona: {MARKS}\n source: {CITED}",
    "Review": "last: CX501 CX502 maps/content/head_and_foot.py\n every: CX502",
    "Metric": f"""
        kind: {FIGURES} CX804
        value: {FIGURES} CX807 CX814
        scale: analysis/metric_scales.py CX811 CX812
        method: analysis/confidence_intervals.py CX805 CX812
        persona: analysis/diff/metric_matching.py maps/views/scorecard.py
        channel: analysis/diff/metric_matching.py maps/views/scorecard.py
        history: CX814 maps/content/metric_history.py
        title: {FIGURES}
        unit: {FIGURES}
        key: {FIGURES} CX810
        owner: {FIGURES}
        promoters: CX804 CX805
        detractors: CX804 CX805
        sample: {FIGURES} CX805
        date: {FIGURES} CX809
        source: {FIGURES} {CITED} CX808
        target: {FIGURES} CX802
        higher_is_better: model/metric.py CX807
        benchmark: {FIGURES} CX807""",
    "Scale": "from: CX811 CX812\n to: CX811 CX812",
    "Measurement": "\n".join(f"{name}: {HISTORY}" for name in ("date", "value", "sample")),
    "Benchmark": f"""
        value: {FIGURES} CX807
        scale: analysis/metric_scales.py CX812
        source: {FIGURES}
        date: {FIGURES}""",
    "Delivery": f"claimed: {FIGURES} CX803\n experienced: {FIGURES} CX803\n source: {FIGURES} CX808",
    "Team": f"title: maps/content/head_and_foot.py\n role: CX405\n contact: {RANKING}\n skills: CX409",
    "Persona": """
        title: formats/gaps/text_people.py
        name: analysis/display_names.py maps/content/persona_marks.py
        link: maps/content/head_and_foot.py
        image: maps/content/illustrations.py
        share: workspace/share_sums.py analysis/journey_access.py
        quote: maps/views/personas.py
        research: CX701 CX710
        demographics: maps/views/personas.py
        needs: CX702 maps/views/personas.py
        motivations: CX702 maps/views/personas.py
        behaviours: CX702 maps/views/personas.py
        feelings: CX702 maps/views/personas.py
        access: analysis/touchpoint_access.py
        channels: CX609 analysis/touchpoint_access.py""",
    "Share": f"value: workspace/references.py {PASSAGE}\n source: {CITED}\n date: CX108",
    "Research": f"interviews: CX701\n last: CX710\n sources: {CITED}",
    "Access": f"""
        internet: {ACCESS}
        devices: {ACCESS}
        skills: {ACCESS}
        travel: {ACCESS}
        assistive: {ACCESS}
        lacks: {ACCESS}
        concerns: {ACCESS}""",
    "ChannelChoice": f"prefers: CX609\n avoids: {ACCESS}",
    "DataSource": """
        title: maps/content/cards.py
        type: analysis/coverage.py
        families: model/data_source.py
        status: analysis/gap_questions.py
        expected: formats/gaps/json.py
        owner: CX404 CX409
        cadence: CX505 model/data_source.py
        refreshed: analysis/source_freshness.py CX503 CX504
        warn_after: model/data_source.py CX503
        error_after: model/data_source.py CX503
        sample: maps/content/cards.py
        through: analysis/voice_coverage.py
        skills: CX409
        link: maps/content/cards.py maps/content/sources_by_journey.py
        binding: pipeline/bound_sources.py""",
    "Binding": f"""
        connection: pipeline/measure_evidence.py
        file: pipeline/measure_evidence.py
        table: evidence/engines/duckdb.py
        dbt: pipeline/measure_evidence.py
        header_rows: evidence/file_relation.py
        encoding: evidence/file_relation.py
        separator: evidence/file_relation.py
        customer: {BOUND}
        time: {BOUND}
        timezone: {BOUND}
        sequence: {BOUND}
        stages: {BOUND}
        touchpoints: {BOUND}
        score: evidence/measure_source.py
        filter: {BOUND}""",
    "BoundCustomer": f"first_of: {BOUND}",
    "BoundTime": f"column: {BOUND}\n format: {BOUND}",
    "BoundStages": f"""
        column: {BOUND}
        columns: {BOUND}
        map: {BOUND}
        ignore: {BOUND}
        stage: {BOUND}
        times: {BOUND}""",
    "BoundTouchpoints": f"column: {BOUND}\n columns: {BOUND}\n map: {BOUND}\n ignore: {BOUND}",
    "BoundScore": "column: evidence/statements.py\n scale: evidence/scores.py\n max: evidence/scores.py",
    "MappedStage": f"value: {BOUND}\n stage: {BOUND}",
    "MappedTouchpoint": f"value: {BOUND}\n touchpoint: {BOUND}",
    "Channel": f"""
        title: maps/content/cards.py
        kind: CX604 analysis/gap_priority.py
        icon: maps/content/cards.py
        internet: {ACCESS}
        devices: {ACCESS}
        skills: {ACCESS}
        travel: {ACCESS}
        asks_for: {ACCESS}""",
    "Waiver": "\n".join(
        f"{name}: CX105 CX106"
        for name in ("rule", "reason", "until", "stage", "touchpoint", "pain_point", "persona", "source")
    ),
    "Link": f"""
        to: {WAYS}
        when: maps/content/ways.py
        share: workspace/share_sums.py maps/content/ways.py
        parallel: workspace/share_sums.py maps/content/ways.py {WAYS}
        source: {CITED}
        date: CX108
    """,
    "Quote": f"text: {CUSTOMERS}\n persona: {CUSTOMERS}\n source: {CUSTOMERS} {CITED}",
    "Emotion": f"score: maps/content/customer_lanes.py\n source: {CITED}\n date: CX108\n says: {CUSTOMERS}",
    "Touchpoint": f"""
        title: {CONTACT}
        channel: {ACCESS} {CONTACT}
        id: model/touchpoint.py
        link: {CONTACT}
        image: maps/content/illustrations.py
        moment_of_truth: maps/content/stage_head.py
        role: {PASSAGE} {CONTACT}
        for: model/touchpoint.py CX607 {CONTACT}
        mode: CX606 {CONTACT}
        devices: {ACCESS}
        asks_for: {ACCESS}
        required: {PASSAGE}
        initiated_by: {PASSAGE} {CONTACT}
        owner: {CONTACT}
        answers: analysis/gap_questions.py CX705
        data: analysis/study.py CX303
        meets: {ACCESS} CX607
        raises: {ACCESS}
        rating: CX708 CX709 CX712 {RATINGS}
        staff: {CITED} maps/views/blueprint.py
        evidence: {CITED} maps/views/blueprint.py
        backstage: maps/views/blueprint.py""",
    "Score": f"score: {RATINGS}\n source: {CITED} {RATINGS}\n date: CX108 {RATINGS}",
    "Rating": "\n".join(
        f"{name}: model/touchpoint.py CX708 CX712"
        for name in ("information", "ease", "self-service", "personalisation", "communication", "helpfulness")
    ),
    "Backstage": "actions: {0}\n systems: {0}\n teams: {0}".format("maps/views/blueprint.py"),
    "PainPoint": f"""
        title: {HURTS}
        id: model/pain_point.py
        link: {HURTS}
        severity: analysis/gap_priority.py {HURTS}
        personas: {HURTS}
        cause: {HURTS} CX706
        evidence: {HURTS} {CITED} CX703 CX711
        owner: CX406
        status: model/pain_point.py {HURTS}
        updated: CX507 CX108
        opportunities: {HURTS} CX707""",
    "Opportunity": "\n".join(f"{name}: {HURTS}" for name in ("title", "impact", "effort", "status", "owner", "due")),
    "Ask": f"""
        question: CX508 analysis/display_names.py
        id: model/ask.py rules/locate.py
        to: analysis/open_asks.py
        owner: analysis/open_asks.py
        asked: CX108
        due: analysis/open_asks.py CX508
        answer: formats/changes/ask_sentences.py report/ask_rows.py
        answered: CX108
        source: {CITED}
        status: model/ask.py""",
    "Organisation": """
        title: maps/content/head_and_foot.py
        language: maps/draw_map.py
        vision: CX408
        sponsor: CX402
        learning: CX409""",
    "Catalogue": f"format: model/catalogue.py\n organisation: workspace/workspace.py CX402 CX408\n {DEFINITIONS}",
}
ENTITIES = {entity.__name__: entity for kind in (Journey, Catalogue) for entity in entities(kind)}


def register() -> Iterator[tuple[str, str, str]]:
    """Return the readers of every attribute that is listed."""
    for entity, lines in READERS.items():
        for line in lines.strip().splitlines():
            name, _, readers = line.strip().partition(":")
            if name:
                for reader in readers.split() or [""]:
                    yield entity, name, reader


REGISTER = list(register())


def test_every_attribute_is_listed() -> None:
    listed = {(entity, name) for entity, name, _ in REGISTER}
    assert listed == {(entity, name) for entity, type_ in ENTITIES.items() for name in attributes(type_)}


def test_every_attribute_is_read() -> None:
    assert [f"{entity}.{name}" for entity, name, reader in REGISTER if not reader] == []


@pytest.mark.parametrize(("entity", "name", "reader"), [row for row in REGISTER if row[2]])
def test_every_reader_is_there(entity: str, name: str, reader: str) -> None:
    if reader.endswith(".py"):
        attribute = name.replace("-", "_")
        # The place where it is defined is its own line; a reader there names it once more.
        times = len(re.findall(rf"\b{attribute}\b", (PACKAGE / reader).read_text(encoding="utf-8")))
        assert times >= (2 if reader.startswith("model/") and name != "format" else 1), (entity, name, reader)
    else:
        assert reader in all_rules()
