"""Headings mean what they say, in each language; what could be two lanes is none.

If it fails, a row of a team's table is lost among others, or stands under a word that it did not use.
"""

import pytest

from cxjourney.deserialize.translated_attributes import folded
from cxjourney.importers.table_headings import LANES, read_heading
from cxjourney.importers.table_lane_names import LANE_NAMES
from cxjourney.languages import available_languages


@pytest.mark.parametrize(
    ("heading", "lane"),
    [
        *(("Stage", "stage"), ("Phase", "phase"), ("Step", "step"), ("**Customer Actions**", "actions")),
        *(("User's goals", "goals"), ("Pain points", "pain_points"), ("PAIN-POINTS", "pain_points")),
        *(("Contact point", "touchpoints"), ("Touch points / Channels", "touchpoints"), ("1. Actions", "actions")),
        *(("Titik Sentuh (*Touchpoint*)", "touchpoints"), ("Feelings (1-5)", "emotions"), ("😀 Mood", "emotions")),
        *(("Acciones del usuario", "actions"), ("Emoción", "emotions"), ("Punto de dolor", "pain_points")),
        *(("Berührungspunkte", "touchpoints"), ("Gefühle", "emotions"), ("Chancen", "opportunities")),
        *(("Étapes", "stage"), ("Points de contact", "touchpoints"), ("Irritants", "pain_points")),
        *(("Pensamentos", "thoughts"), ("Oportunidades", "opportunities"), ("Aşama", "stage")),
        *(("Duygular", "emotions"), ("Temas noktaları", "touchpoints")),
        *(("Tahapan", "stage"), ("Emosi", "emotions"), ("Pikiran", "thoughts"), ("Titik gepok", "touchpoints")),
        *(("مرحله", "stage"), ("نقاط تماس", "touchpoints"), ("احساس مشتری", "emotions"), ("نقاط درد", "pain_points"),
        ("دردها", "pain_points")),
        *(("المرحلة", "stage"), ("المشاعر", "emotions"), ("نقاط الألم", "pain_points"), ("الفرص", "opportunities")),
        *(("段階", "stage"), ("感情曲線", "emotions"), ("問題・課題・要求", "pain_points")),
        *(("タッチポイント", "touchpoints"), ("思考・感情", "")),
        *(("阶段", "stage"), ("用户行为", "actions"), ("触点/页面", "touchpoints"), ("关键痛点/风险", "pain_points")),
        *(("階段", "stage"), ("接觸點", "touchpoints"), ("Этап", "stage"), ("Точки контакта", "touchpoints")),
        *(("Боли клиента", "pain_points"), ("Действия пользователя", "actions"), ("Эмоции", "emotions")),
        *(("Owner / Team", "owner"), ("Importance", "importance"), ("Persona", "personas")),
        *(("What the customer does", "actions"), ("What customers feel", "emotions"), ("Thinks", "thoughts")),
        *(("PIC", "owner"), ("Ide perbaikan", "opportunities"), ("Yang dilakukan pelanggan", "actions")),
        *(("مشتری چه می‌کند", "actions"), ("راهکارها", "opportunities"), ("چالش‌ها", "pain_points")),
        *(("Thoughts / Feelings", ""), ("Business goals", ""), ("KPIs", ""), ("Backstage systems", ""), ("", "")),
    ],
)  # fmt: skip
def test_a_heading_stands_for_its_lane(heading: str, lane: str) -> None:
    assert read_heading(heading) == (lane, "")


def test_brackets_say_whose_emotions_they_are() -> None:
    assert read_heading("Emotion (Nadia)") == ("emotions", "Nadia")
    assert read_heading("Emotion (NPS)") == ("emotions", "")
    assert read_heading("Thoughts (Nadia)") == ("thoughts", "")


def test_no_name_stands_for_two_lanes() -> None:
    names = [(folded(name), lane) for lane, some in LANE_NAMES.items() for name in some.split(", ")]
    by_name: dict[str, set[str]] = {}
    for name, lane in names:
        by_name.setdefault(name, set()).add(lane)
    assert {name: lanes for name, lanes in by_name.items() if len(lanes) > 1} == {}
    assert set(LANE_NAMES) == set(LANES)
    assert len(available_languages()) == 12
