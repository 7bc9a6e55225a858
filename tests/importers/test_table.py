"""Tables as teams have them -> drafts: stages and lanes right, nothing invented, everything that has no home named.

If it fails, a team brings its map along and finds stages that it never had, or misses a row and is not told.
"""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from cxjourney.edit.patch import YamlValue
from cxjourney.exporters.markdown import write as write_markdown
from cxjourney.importers.draft import Draft, ImportOptions
from cxjourney.importers.table import read
from cxjourney.importers.table_choices import TableChoices
from cxjourney.importers.table_emotions import Scale
from cxjourney.languages import available_languages, language
from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys
from cxjourney.tables.grid import Grid, MergedCells
from cxjourney.tables.read_tables import read_tables
from tests.importers.drafts import draft_texts
from tests.paths import DATA

JOURNEYS = DATA / "tables" / "journeys"
ACROSS = """Buying a ticket;;;
Persona:;Nadia;;
Phase;Before;;After
Stage;Looks for a ticket;Pays;Rides
Actions;Compares, asks;Opens the app;
;Calls a friend;;
Emotion (1-5);4/5;2/5 queue;Tired
Touchpoints;Website;Mobile app, phone;Onboarding
Pain points;;Card refused;
Owner;Sales;"Sales, Rail";
Systems;CRM;;n/a
"""


def draft(content: str, choices: TableChoices | None = None, name: str = "map.csv") -> Draft:
    return read(read_tables(name, content.encode()), ImportOptions(table=choices))


def stages(found: Draft) -> list[dict[str, YamlValue]]:
    return found.journeys[0].data["stages"]  # type: ignore[return-value]


def test_stages_across_with_a_title_a_persona_and_continued_lanes() -> None:
    found = draft(ACROSS)
    data = found.journeys[0].data
    assert (data["journey"], data["title"], data["status"]) == ("buying-a-ticket", "Buying a ticket", "draft")
    assert found.personas == {"nadia": "Nadia"}
    assert found.definitions == {"teams": {"sales": {"title": "Sales"}}}
    assert stages(found) == [
        {
            "id": "looks-for-a-ticket",
            "title": "Looks for a ticket",
            "phase": "before",
            "owner": "sales",
            "actions": ["Compares, asks", "Calls a friend"],
            "emotions": {"nadia": 1},
            "touchpoints": [{"title": "Website", "channel": "web"}],
            "notes": {"systems": ["CRM"]},
        },
        {
            "id": "pays",
            "title": "Pays",
            "phase": "before",
            "actions": ["Opens the app"],
            "emotions": {"nadia": {"score": -1, "says": "queue"}},
            "touchpoints": [
                {"title": "Mobile app", "channel": "mobile-app"},
                {"title": "phone", "channel": "phone"},
            ],
            "pain_points": [{"title": "Card refused"}],
            "notes": {"owner": ["Sales, Rail"]},
        },
        {
            "id": "rides",
            "title": "Rides",
            "phase": "after",
            "notes": {"emotion-1-5": ["Tired"], "touchpoints": ["Onboarding"]},
        },
    ]
    assert [(one.line, one.what) for one in found.not_carried] == [
        (7, "Emotion (1-5)"),
        (8, "Touchpoints"),
        (10, "Owner"),
    ]
    assert "words don't say how strong an emotion is" in found.not_carried[0].why


def test_what_was_understood_is_told_heading_by_heading() -> None:
    told = [(one.line, one.heading, one.lane, one.first) for one in draft(ACROSS).understood]
    assert told[:3] == [
        (4, "Stage", "stage", "Looks for a ticket"),
        (3, "Phase", "phase", "Before"),
        (5, "Actions", "actions", "Compares, asks"),
    ] or told[0][1:] == ("Stage", "stage", "Looks for a ticket")
    assert told[-1] == (11, "Systems", "notes", "CRM")


def test_stages_down_are_the_same_as_stages_across() -> None:
    rows = [["Stage", "Buys", "Pays"], ["Actions", "Looks", "Opens"], ["Thoughts", "Hm", "Oh"], ["KPI", "NPS", ""]]
    turned = "\n".join(";".join(column) for column in zip(*rows, strict=True))
    assert stages(draft("\n".join(map(";".join, rows)))) == stages(draft(turned))


def test_equal_stages_in_a_row_are_one_and_blanks_go_on() -> None:
    found = draft("Stage,Action,Touchpoint\nBuys,Looks,Web\nBuys,Asks,Phone\n,Waits,\nPays,Opens,\n")
    assert [(one["title"], one["actions"]) for one in stages(found)] == [
        ("Buys", ["Looks", "Asks", "Waits"]),
        ("Pays", ["Opens"]),
    ]


def test_steps_are_actions_where_phases_are_the_stages_and_stages_where_they_are_not() -> None:
    as_actions = stages(draft("Phase;Find;Buy\nSteps;Search; Pay\nEmotions;1;2\n"))
    assert [(one["title"], one["actions"]) for one in as_actions] == [("Find", ["Search"]), ("Buy", ["Pay"])]
    as_stages = draft("Phase;Find;;Buy\nStep;Search;Ask;Pay\nThoughts;a;b;c\n")
    assert [(one["title"], one["phase"]) for one in stages(as_stages)] == [
        ("Search", "find"),
        ("Ask", "find"),
        ("Pay", "buy"),
    ]
    assert as_stages.journeys[0].data["phases"] == [{"id": "find", "title": "Find"}, {"id": "buy", "title": "Buy"}]


def test_numbers_of_steps_are_no_titles() -> None:
    found = draft("Step,User action,System\n1,Opens the app,Loads\n2,Pays,Books\n")
    assert [(one["id"], one["title"]) for one in stages(found)] == [
        ("opens-the-app", "Opens the app"),
        ("pays", "Pays"),
    ]
    numbered = draft("#,Stage,Actions\n1,Buys,Looks\n2,Pays,Opens\n")
    assert [one["title"] for one in stages(numbered)] == ["Buys", "Pays"]
    assert numbered.not_carried == []


def test_a_corner_without_a_heading_names_stages() -> None:
    found = draft("| | Find | Buy |\n|---|---|---|\n| Mood | 1 | 2 |\n| Actions | a | b |\n", name="map.md")
    assert [one["title"] for one in stages(found)] == ["Find", "Buy"]


def test_a_list_of_personas_is_no_journey() -> None:
    found = draft("Persona,Goals,Difference\nMaya,Finds it,Reads\nEd,Buys it,Calls\n")
    assert found.journeys == []
    assert "names stages" in found.not_carried[0].why


def test_emotions_need_a_scale_and_somebody() -> None:
    content = "Stage,A,B\nEmotion,4,1\nActions,a,b\n"
    without = draft(content)
    assert [one.get("emotions") for one in stages(without)] == [None, None]
    assert "--scale 1..5" in without.not_carried[0].why
    nobody = draft(content, TableChoices(scale=Scale(1, 5)))
    assert "--persona" in nobody.not_carried[0].why
    said = draft(content, TableChoices(scale=Scale(1, 5), persona="Nadia"))
    assert [one["emotions"] for one in stages(said)] == [{"nadia": 1}, {"nadia": -2}]
    assert said.not_carried == []
    reverse = draft(content, TableChoices(scale=Scale(5, 1), persona="Nadia"))
    assert [one["emotions"] for one in stages(reverse)] == [{"nadia": -1}, {"nadia": 2}]
    two = draft("Stage,A\nEmotion (Nadia),1\nEmotion (Edwin),-1\n")
    assert stages(two)[0]["emotions"] == {"nadia": 1, "edwin": -1}
    off = draft("Stage,A\nEmotion,9/5\nActions,a\n", TableChoices(persona="Nadia"))
    assert "not on its scale" in off.not_carried[0].why


def test_a_channel_of_the_stage_is_that_of_its_only_touchpoint() -> None:
    found = draft('Stage,A,B\nTouchpoints,Order form,Parcel\nChannel,Website,"Post, email"\n')
    assert stages(found)[0]["touchpoints"] == [{"title": "Order form", "channel": "web"}]
    assert stages(found)[1]["touchpoints"] == [
        {"title": "Post", "channel": "post"},
        {"title": "email", "channel": "email"},
    ]
    assert stages(found)[1]["notes"] == {"touchpoints": ["Parcel"]}


def test_choices_go_before_the_dictionary() -> None:
    content = "Moment,A,B\nSystems,x,y\nWhat hurts,z,\nActions,a,b\n"
    chosen = TableChoices({"what hurts": "pain_points", "Systems": "-", "moment": "stage"})
    found = draft(content, chosen)
    assert stages(found)[0] == {"id": "a", "title": "A", "actions": ["a"], "pain_points": [{"title": "z"}]}
    across = draft("Stage,Actions\nThoughts,b\n", TableChoices(stages="down"))
    assert [one["title"] for one in stages(across)] == ["Thoughts"]


def test_merged_heads_of_a_workbook_spread_and_unread_cells_are_listed() -> None:
    from io import BytesIO

    book = Workbook()
    sheet = book.active
    sheet.title = "Rail"
    for row in (["Stage", "Buys", None, "Rides"], ["Actions", "a", "b", "c"], ["Thoughts", "=A1", "x", None]):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    book.create_sheet("Lists").sheet_state = "hidden"
    book["Lists"]["A1"] = "secret"
    other = book.create_sheet("Notes")
    other.append(["a", "b"])
    out = BytesIO()
    book.save(out)
    found = read(read_tables("maps.xlsx", out.getvalue()), ImportOptions())
    assert [one["title"] for one in stages(found)] == ["Buys", "Rides"]
    assert stages(found)[0]["actions"] == ["a", "b"]
    assert found.journeys[0].data["title"] == "Rail"
    assert [(one.file, one.line, one.what) for one in found.not_carried] == [
        ("maps.xlsx[Rail]", 3, "Thoughts: =A1"),
        ("maps.xlsx[Lists]", 1, "Lists"),
        ("maps.xlsx[Notes]", 1, "Notes"),
    ]


@pytest.mark.parametrize(("name", "titles"), [("snowflake", 4), ("music", 3), ("library", 1)])
def test_tables_of_public_repositories_come_in(name: str, titles: int) -> None:
    path = JOURNEYS / f"{name}.md"
    found = read(read_tables(path.name, path.read_bytes()), ImportOptions())
    assert len(found.journeys) == titles
    assert {one.lane for one in found.understood} >= {"stage", "emotions" if name != "library" else "goals"}
    assert all(len(texts) > 100 for texts in draft_texts(found).values())
    carried = "\n".join(draft_texts(found).values())
    for word in {
        "snowflake": ["Обнаружение приложения", "Сайт, социальные сети"],
        "music": ["Discover"],
        "library": ["Find a book"],
    }[name]:
        assert word in carried


def test_nothing_that_a_table_says_is_lost() -> None:
    """Each text of each cell stands in the draft, or in the list of what is not carried."""
    for path in sorted(JOURNEYS.glob("*.md")):
        grids = read_tables(path.name, path.read_bytes())
        found = read(grids, ImportOptions())
        texts = " ".join(" ".join(text.split()) for text in draft_texts(found).values())
        flat = texts.replace('\\"', '"').replace("''", "'")
        listed = {(one.file, one.what) for one in found.not_carried}
        headings = {one.heading for one in found.understood}
        for grid in grids:
            if (grid.file, grid.sheet) in listed:
                continue
            for row in grid.rows[1:]:
                for cell in set(row) - headings:
                    for line in f"{cell or ''}".replace(";", "\n").split("\n"):
                        words = line.strip(" -–—•").split()
                        assert all(word.strip("\\\"'") in flat for word in words), (path.name, line)


MAP = """# Renting a boat

Made in spring.

## 1. Persona: Nadia

**Goal:** A day on the lake
and back before dark

Nobody has asked her.

| Stage | Looks | Pays |
|---|---|---|
| Actions | compares | types |

- a remark
- another

```mermaid
journey
```

## 2. Persona: Edwin

| Stage | Looks | Pays |
|---|---|---|
| Actions | asks | counts |

## Sources

Two talks.
"""


def listed(found: Draft) -> list[tuple[int, str]]:
    return [(one.line, one.what) for one in found.not_carried]


def test_texts_around_the_tables_of_a_page_are_read_or_listed() -> None:
    found = draft(MAP, name="map.md")
    assert [one.data["title"] for one in found.journeys] == ["1. Persona: Nadia", "2. Persona: Edwin"]
    assert [one.data.get("goal") for one in found.journeys] == ["A day on the lake and back before dark", None]
    assert [one.data.get("travelled_by") for one in found.journeys] == [["nadia"], ["edwin"]]
    assert listed(found) == [
        (3, "Renting a boat: Made in spring."),
        (10, "1. Persona: Nadia: Nobody has asked her."),
        (16, "1. Persona: Nadia: a remark"),
        (31, "Sources: Two talks."),
    ]
    assert "3 texts" in found.not_carried[2].why


def test_what_a_page_without_headings_says_above_its_table_is_the_title() -> None:
    found = draft("Renting a boat\n\n| Stage | Looks | Pays |\n|---|---|---|\n| Actions | a | b |\n", name="map.md")
    assert (found.journeys[0].data["title"], listed(found)) == ("Renting a boat", [])


def test_a_heading_that_any_table_could_have_is_no_title() -> None:
    page = "# Renting a boat\n\n## 2. Journey Map\n\n| Stage | Looks | Pays |\n|---|---|---|\n| Actions | a | b |\n"
    assert draft(page, name="map.md").journeys[0].data["title"] == "Renting a boat"


def test_cells_beside_and_below_the_lanes_are_listed() -> None:
    found = draft(
        "Boats,,,,\n,,,,Draft 2\nFront,Stage,,Looks,Pays\n,Actions,by whom,compares,types\nBack,Systems,,site,till\n"
        ",Legend: green is good,,,\n,Opportunities,,,\n"
    )
    assert [one["title"] for one in stages(found)] == ["Looks", "Pays"]
    assert listed(found) == [
        (2, "Draft 2"),
        (3, "Front"),
        (4, "by whom"),
        (5, "Back"),
        (6, "Legend: green is good"),
    ]


def test_cells_that_are_merged_over_all_stages_divide_lanes_and_are_listed() -> None:
    rows = (("Stage", "Looks", "Pays"), ("Front stage",), ("Actions", "a", "b"))
    found = read([Grid("a.xlsx", "Boats", rows, (MergedCells(1, 0, 1, 2),))], ImportOptions())
    assert found.journeys[0].data.get("lanes") is None
    assert listed(found) == [(2, "Front stage")]


def test_stages_with_a_table_each_are_one_journey() -> None:
    rows = "| **Actions** | {} |\n| Pain points | {} |\n| KPI | {} |\n\n"
    one = f"### {{}}\n\nA remark.\n\n| Dimension | Detail |\n|---|---|\n{rows}"
    page = "# Boats\n\n## Stages\n\n" + one.format("Looks", "a", "b", "c") + one.format("Pays", "d", "-", "f")
    found = draft(page, name="map.md")
    assert [journey.data["title"] for journey in found.journeys] == ["Boats"]
    assert stages(found) == [
        {"id": "looks", "title": "Looks", "actions": ["a"], "pain_points": [{"title": "b"}], "notes": {"kpi": ["c"]}},
        {"id": "pays", "title": "Pays", "actions": ["d"], "notes": {"kpi": ["f"]}},
    ]
    assert listed(found) == [(7, "Looks: A remark."), (17, "Pays: A remark.")]
    alone = draft("# Boats\n\n## Stages\n\n" + one.format("Looks", "a", "b", "c"), name="map.md")
    assert alone.journeys == []


def test_tables_that_say_other_things_of_the_same_stages_are_one_journey() -> None:
    more = "| Stage | Looks | Pays |\n|---|---|---|\n| Pain points | none asked | queue |\n"
    page = "# Boats\n\n| Stage | Owner |\n|---|---|\n| Looks | Sales |\n| Pays | Till |\n\n## What hurts\n\n"
    found = draft(page + more, name="map.md")
    assert stages(found) == [
        {"id": "looks", "title": "Looks", "owner": "sales", "pain_points": [{"title": "none asked"}]},
        {"id": "pays", "title": "Pays", "owner": "till", "pain_points": [{"title": "queue"}]},
    ]
    assert [one.is_more for one in found.understood] == [False, False, True, True]
    assert len(draft(page + more.replace("Pain points", "Owner"), name="map.md").journeys) == 2  # as it is, and will be
    assert len(draft(page + more.replace("Pays", "Leaves"), name="map.md").journeys) == 2


def test_signs_of_direction_change_no_heading_and_no_id() -> None:
    found = draft("\u200fStage\u200e,\u2067Looks\u2069,Pays\n\u2068Ac\u200etions\u2069,a \u2067b\u2069 c,d\n")
    assert stages(found) == [
        {"id": "looks", "title": "Looks", "actions": ["a \u2067b\u2069 c"]},
        {"id": "pays", "title": "Pays", "actions": ["d"]},
    ]


@pytest.mark.parametrize("tag", available_languages())
def test_a_page_that_export_markdown_wrote_is_told_from_a_map(tag: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        f"journey: a\ntitle: A\nlanguage: {tag}\nstages: [{{id: x, title: X, actions: [b], questions: [c]}}]\n", "utf-8"
    )
    (study,) = study_journeys(StudyRequest([str(tmp_path)], None), date.min).studies
    page = write_markdown(study, language(tag)).text
    found = draft(page + page.replace("A", "B", 1) + "\n# Boats\n\n" + MAP[MAP.index("| Stage") :], name="map.md")
    assert [one.data["title"] for one in found.journeys] == ["Boats", "2. Persona: Edwin"]
    assert [what for _, what in listed(found)][:2] == ["A", "B"]
    assert "export json" in found.not_carried[0].why


def test_stages_that_are_only_numbered_have_what_stands_beside_them_as_their_summary() -> None:
    page = "| Stage 1 | We look |\n|---|---|\n| Stage 2 | We pay |\n"
    for found in (draft(page, name="map.md"), draft("Stage 1;We look\nStage 2;We pay\n")):
        assert stages(found) == [
            {"id": "stage-1", "title": "Stage 1", "summary": "We look"},
            {"id": "stage-2", "title": "Stage 2", "summary": "We pay"},
        ]
    assert draft("Part 1;We look\nPart 2;We pay\n").journeys == []


def test_tables_one_below_the_other_in_a_sheet_are_apart() -> None:
    now = "Now\nStage;Looks;Pays\nActions;a;b\n"
    found = draft(f"{now}\n{now.replace('Now', 'Later').replace('a;b', 'c;d')}")
    assert [one.data["title"] for one in found.journeys] == ["Now", "Later"]
    assert [[one["actions"] for one in journey.data["stages"]] for journey in found.journeys] == [  # type: ignore[index, union-attr, call-overload]
        [["a"], ["b"]],
        [["c"], ["d"]],
    ]


def test_a_hidden_sheet_is_listed_once_however_many_tables_it_holds() -> None:
    rows = (("Stage", "Looks", "Pays"), ("Actions", "a", "b")) * 2
    assert listed(read([Grid("a.xlsx", "Old", rows, hidden=True)], ImportOptions())) == [(1, "Old")]


def test_blocks_of_one_stage_each_in_a_sheet_are_one_journey() -> None:
    found = draft("Boats\nStage;Looks\nActions;a\nPain points;slow\n\nA remark\nStage;Pays\nActions;b\nKPI;9\nLast\n")
    assert found.journeys[0].data["title"] == "Boats"
    assert stages(found) == [
        {"id": "looks", "title": "Looks", "actions": ["a"], "pain_points": [{"title": "slow"}]},
        {"id": "pays", "title": "Pays", "actions": ["b"], "notes": {"kpi": ["9"]}},
    ]
    assert listed(found) == [(6, "A remark"), (10, "Last")]
