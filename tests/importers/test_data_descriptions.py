"""`manifest.json` of dbt and data contracts as data sources: what they say, and nothing that they don't.

If it fails, a source that nobody has looked at covers a stage, or a limit of 36 hours becomes one of two days.
"""

import json
from datetime import date
from typing import Any

import pytest

from cxjourney.files.text_file import TextFile
from cxjourney.importers import datacontract, dbt
from cxjourney.importers.draft import Draft, ImportOptions
from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys

SCHEMA = "https://schemas.getdbt.com/dbt/manifest/v{}.json"


def manifest(version: int = 12, **more: Any) -> str:
    """A manifest as dbt's published schemas have it, with one source of which much is said."""
    source = {
        "name": "orders",
        "source_name": "shop",
        "resource_type": "source",
        "unique_id": "source.pk.shop.orders",
        "source_description": "The shop",
        "description": "One row an order",
        "freshness": {
            "warn_after": {"count": 2, "period": "day"},
            "error_after": {"count": 36, "period": "hour"},
            "filter": None,
        },
        "source_meta": {"owner": "Nobody"},
        "meta": {"owner": "Checkout"},
        **more,
    }
    exposure = {
        "name": "weekly",
        "label": "Weekly figures",
        "type": "dashboard",
        "url": "https://bi.example/w",
        "description": "",
        "owner": {"name": "Insight", "email": "i@shop.example"},
    }
    return json.dumps(
        {
            "metadata": {"dbt_schema_version": SCHEMA.format(version)},
            "sources": {"source.pk.shop.orders": source},
            "exposures": {"exposure.pk.weekly": exposure},
            "nodes": {},
        }
    )


def by_dbt(text: str, type_: str | None = None) -> Draft:
    return dbt.read([TextFile("manifest.json", text)], ImportOptions(type=type_))


@pytest.mark.parametrize("version", [9, 10, 11, 12])
def test_a_source_and_an_exposure_become_data_sources(version: int) -> None:
    found = by_dbt(manifest(version))
    assert found.definitions == {
        "teams": {"checkout": {"title": "Checkout"}, "insight": {"title": "Insight", "contact": "i@shop.example"}},
        "data_sources": {
            "shop-orders": {
                "title": "shop.orders",
                "type": "other",
                "families": [],
                "owner": "checkout",
                "warn_after": "2d",
                "x-description": "One row an order",
                "x-dbt": "source.pk.shop.orders",
            },
            "weekly-figures": {
                "title": "Weekly figures",
                "type": "other",
                "families": [],
                "owner": "insight",
                "link": "https://bi.example/w",
                "x-dbt": "exposure.pk.weekly",
            },
        },
    }
    (left,) = found.not_carried
    assert left.what == "shop.orders: error_after: 36 hour"
    assert "whole days" in left.why


def test_what_kind_of_data_it_is_can_be_said() -> None:
    source = by_dbt(manifest(), "event-log").definitions["data_sources"]["shop-orders"]
    assert source["type"] == "event-log"
    assert "families" not in source


def test_a_limit_that_is_not_said_is_none() -> None:
    nothing = {"count": None, "period": None}
    found = by_dbt(manifest(freshness={"warn_after": nothing, "error_after": nothing, "filter": None}))
    assert "warn_after" not in found.definitions["data_sources"]["shop-orders"]
    assert found.not_carried == []


def test_where_newer_dbt_says_it_is_read_too() -> None:
    config = {"meta": {"owner": "New"}, "freshness": {"warn_after": {"count": 48, "period": "hour"}}}
    found = by_dbt(manifest(freshness=None, meta={}, source_meta={}, config=config)).definitions
    assert found["data_sources"]["shop-orders"]["warn_after"] == "2d"
    assert found["data_sources"]["shop-orders"]["owner"] == "new"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (manifest(8), "version v8, and v9–v12 are read"),
        (manifest(13), "version v13"),
        ('{"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/sources/v3.json"}}', "no manifest.json"),
        ("{}", "no manifest.json"),
        ("[]", "no manifest.json"),
        ('{"metadata": ', "no JSON"),
        ('{"a": 1, "a": 2}', "no JSON"),
        ('{"metadata":' + '{"a":' * 300 + "1" + "}" * 301, "deeper"),
    ],
)
def test_what_is_no_manifest_is_said(text: str, why: str) -> None:
    found = by_dbt(text)
    assert found.is_empty
    assert why in found.not_carried[0].why


@pytest.mark.parametrize("strange", [1, None, "x", [], {"meta": 3, "owner": [], "freshness": {"warn_after": []}}])
def test_strange_entries_bring_nothing_down(strange: object) -> None:
    text = json.dumps(
        {"metadata": {"dbt_schema_version": SCHEMA.format(12)}, "sources": {"a": strange}, "exposures": {"b": strange}}
    )
    by_dbt(text)
    by_dbt(text.replace('"sources": {"a"', '"sources": ["a"], "x": {"a"'))


SPECIFICATION = """\
dataContractSpecification: 1.2.1
id: orders
info:
  title: Orders
  status: active
  owner: Checkout
  description: |
    One row
    an order.
  contact: {name: Ann, email: ann@shop.example}
servicelevels:
  frequency: {type: batch, interval: daily}
  freshness: {threshold: PT48H}
links:
  catalogue: https://data.shop.example/orders
  other: https://data.shop.example/more
models:
  orders: {fields: {id: {type: string}}}
"""
STANDARD = """\
kind: DataContract
apiVersion: v3.1.0
id: 5358
name: orders
status: active
description: {purpose: Sales}
team: {name: Sellers, members: [{username: ann}]}
slaProperties:
- {property: latency, value: 4, unit: d}
- {property: frequency, value: 7, unit: d}
- {property: retention, value: 3, unit: y}
authoritativeDefinitions: [{type: canonical, url: "https://data.shop.example/orders"}]
"""


def by_contract(text: str) -> Draft:
    return datacontract.read([TextFile("c.yaml", text)], ImportOptions())


def test_a_contract_of_the_specification_is_a_data_source() -> None:
    found = by_contract(SPECIFICATION)
    assert found.definitions == {
        "teams": {"checkout": {"title": "Checkout", "contact": "ann@shop.example"}},
        "data_sources": {
            "orders": {
                "title": "Orders",
                "type": "other",
                "families": [],
                "owner": "checkout",
                "cadence": "daily",
                "warn_after": "2d",
                "link": "https://data.shop.example/orders",
                "x-description": "One row an order.",
                "x-contract": "orders",
                "x-status": "active",
            }
        },
    }
    assert [(one.line, one.what) for one in found.not_carried] == [
        (16, "Orders: links.other: https://data.shop.example/more")
    ]


def test_a_contract_of_the_standard_is_a_data_source() -> None:
    found = by_contract(STANDARD)
    assert found.definitions["data_sources"]["orders"] == {
        "title": "orders",
        "type": "other",
        "families": [],
        "owner": "sellers",
        "warn_after": "4d",
        "cadence": "weekly",
        "link": "https://data.shop.example/orders",
        "x-description": "Sales",
        "x-status": "active",
    }
    assert found.not_carried == []


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("interval: daily", 'cron: "0 0 * * *"', "Orders: servicelevels.frequency.cron: 0 0 * * *"),
        ("interval: daily", "interval: fortnightly", "Orders: servicelevels.frequency.interval: fortnightly"),
        ("PT48H", "25h", "Orders: servicelevels.freshness.threshold: 25h"),
        ("PT48H", "30m", "Orders: servicelevels.freshness.threshold: 30m"),
        ("https://data.shop.example/orders", "javascript:alert(1)", "Orders: links.catalogue: javascript:alert(1)"),
    ],
)
def test_what_has_no_word_here_is_listed(old: str, new: str, left: str) -> None:
    assert old in SPECIFICATION
    assert left in [one.what for one in by_contract(SPECIFICATION.replace(old, new)).not_carried]


def test_people_are_no_team() -> None:
    found = by_contract(
        STANDARD.replace("{name: Sellers, members: [{username: ann}]}", "[{username: ann, role: Owner}]")
    )
    assert "owner" not in found.definitions["data_sources"]["orders"]
    assert [one.what for one in found.not_carried] == ["orders: team"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: [",
        "kind: DataContract\napiVersion: v2.2.0\n",
        "dataContractSpecification: 2.0.0\n",
        "- a\n",
        "a: &a [*a]\n",
    ],
)
def test_what_is_no_contract_is_said(text: str) -> None:
    found = by_contract(text)
    assert found.is_empty
    assert len(found.not_carried) == 1


def test_what_nobody_has_looked_at_covers_nothing(tmp_path: Any) -> None:
    (tmp_path / "catalogue.yaml").write_text("data_sources: {d: {title: D, type: other, families: []}}\n")
    (tmp_path / "j.yaml").write_text("journey: j\ntitle: J\nstages: [{id: x, title: X, data: [d]}]\n")

    (study,) = study_journeys(StudyRequest([str(tmp_path)], None), date(2026, 11, 30)).studies
    assert not any(study.coverage.stages[0].families.values())
