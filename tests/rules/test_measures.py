"""Measures as teams write them: figures that can't be, few answers, scales that differ, and what is not measured yet.

Each journey stands for a whole kind of input that failed. If it fails, an impossible figure passes, or figures on two
scales are compared.
"""

from datetime import date
from pathlib import Path

import pytest

from .judging import judge_files

JOURNEY = """\
journey: m
title: M
data_sources: {{s: {{title: S, type: survey, cadence: monthly, refreshed: 2026-11-01}}}}
stages:
  - id: one
    title: One
    data: [s]
    touchpoints: [{{title: Page, channel: web, data: [s]}}]
    metrics:
      - {{{metric}}}
"""
TAKEN = "source: s, date: 2026-11-01"


@pytest.mark.parametrize(
    ("metric", "codes"),
    [
        (f'kind: csat, value: 140, unit: "%", target: 80, {TAKEN}', {"CX811"}),
        (f"kind: ces, value: 12, unit: of 7, target: 6, {TAKEN}", {"CX811"}),
        (f'kind: csat, value: 75, unit: "%", sample: 4, target: 80, {TAKEN}', {"CX805"}),
        (f"kind: nps, value: 30, sample: 12, target: 80, {TAKEN}", {"CX805"}),
        (f"kind: ces, value: 5.9, unit: of 7, sample: 6, target: 6, {TAKEN}", {"CX805"}),
        (f"kind: csat, value: 4.2, benchmark: {{value: 78, source: Sector}}, {TAKEN}", {"CX812"}),
        (f"kind: ces, value: 4.6, unit: of 7, benchmark: {{value: 4.1, source: Sector}}, {TAKEN}", {"CX812"}),
        ('kind: conversion, title: Slip opened to order placed, target: 40, unit: "%", source: s', {"CX814"}),
        ("kind: completion, title: Baskets, value: , target: 36", {"CX102"}),
    ],
)
def test_what_is_said_of_a_measure(tmp_path: Path, metric: str, codes: set[str]) -> None:
    report = judge_files(tmp_path, {"j.yaml": JOURNEY.format(metric=metric)}, date(2026, 11, 28)).report
    said = {finding.code for finding in report.findings}
    assert {code for code in said if code.startswith("CX8") or code < "CX2"} - {"CX810"} == codes
