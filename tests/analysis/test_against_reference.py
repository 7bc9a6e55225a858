"""The analysis against a second, naive reading of the format's words, over hundreds of workspaces made by chance.

If it fails, one of the two has misread what coverage, access, voices or priority mean, and figures are wrong.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.claim_evidence import emotion_state
from cxjourney.analysis.source_freshness import is_expired, is_stale
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.json import write
from cxjourney.formats.terminal import Terminal
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies

from . import reference
from .random_workspace import Chance
from .reference import AS_OF, Dict

SEEDS = 400
BATCHES = 20


def dumped(data: Dict) -> str:
    return str(yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True))


def written(batch: int, folder: Path) -> list[tuple[Dict, Dict]]:
    """Write a batch of workspaces below a folder; give each journey with what it sees, in the order of the files."""
    made = []
    for seed in range(batch * SEEDS // BATCHES, (batch + 1) * SEEDS // BATCHES):
        catalogue, journeys = Chance(seed).workspace()
        home = folder / f"{seed:04}"
        home.mkdir()
        (home / "catalogue.yaml").write_text(dumped(catalogue))
        scope = {kind: catalogue.get(kind, {}) for kind in ("personas", "data_sources", "channels")}
        for number, journey in enumerate(journeys):
            (home / f"{number}.yaml").write_text(dumped(journey))
            made.append((journey, scope))
    return made


@pytest.fixture(scope="module", params=range(BATCHES))
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Study, Dict, Dict]]:
    """Return each journey of a batch as the package studied it, as it was made, and what it sees."""
    folder = tmp_path_factory.mktemp("generated")
    made = written(request.param, folder)
    loaded = load(sorted(folder.iterdir()))
    assert [notice for one in loaded for notice in one.workspace.notices] == []
    studied = studies(loaded, AS_OF)
    assert len(studied) == len(made)
    return [(study, *one) for study, one in zip(studied, made, strict=True)]


def _put_in_order(gap: Dict) -> None:
    """Sort the sources of a gap: which are nearest `test_gap_sources` says, here it matters which there are."""
    gap["suggested_sources"].sort(key=lambda found: (found["source"], found["family"]))


def told(study: Study) -> Dict:
    """Return what `gaps --format json` says of a journey, without what the reference does not know."""
    content: Dict = json.loads(write([study], AS_OF, GapsOptions(Terminal())))["journeys"][0]
    for gap in content["gaps"]:
        del gap["questions"]
        for found in gap["suggested_sources"]:
            del found["reasons"], found["freshness"]
        _put_in_order(gap)
    for stage in content["stages"]:
        del stage["stale_sources"], stage["undated_sources"], stage["questions"]
    for persona in content["access"]["personas"]:
        del persona["share_state"], persona["state"], persona["served_at"]
    del content["title"], content["file"], content["status"]
    return content


def test_the_analysis_says_what_the_second_reading_says(both: list[tuple[Study, Dict, Dict]]) -> None:
    for study, journey, scope in both:
        mine, theirs = reference.tell(journey, scope, AS_OF), told(study)
        for gap in mine["gaps"]:
            _put_in_order(gap)
        for part in ("coverage", "stages", "gaps", "access", "voices"):
            assert theirs[part] == mine[part], dumped(journey)


def test_ways_entries_and_outcomes(both: list[tuple[Study, Dict, Dict]]) -> None:
    from cxjourney.analysis.journey_paths import entries, forwards, outcomes

    for study, journey, _ in both:
        assert {id_: list(to) for id_, to in forwards(study.journey).items()} == {
            id_: list(dict.fromkeys(to)) for id_, to in reference.ways(journey).items()
        }
        assert list(entries(study.journey)) == reference.entries(journey)
        ends, good = outcomes(study.journey)
        assert list(ends) == reference.outcomes(journey)
        assert list(good) == reference.successes(journey)


def test_sources_age_and_count(both: list[tuple[Study, Dict, Dict]]) -> None:
    for study, _, scope in both:
        for name, source in scope["data_sources"].items():
            seen = study.scope.sources[name]
            assert seen.limits == reference.limits(source), source
            assert is_stale(seen, AsOf(AS_OF)) == reference.stale(source, AS_OF), source
            assert is_expired(seen, AsOf(AS_OF)) == reference.expired(source, AS_OF), source
            assert (name in study.counting) == reference.counts(source, AS_OF), source


def test_assumed_emotions(both: list[tuple[Study, Dict, Dict]]) -> None:
    for study, journey, scope in both:
        for stage, plain in zip(study.journey.stages, journey["stages"], strict=True):
            found = [name for name in stage.emotions if emotion_state(study, stage, name) == "assumed"]
            assert found == reference.assumed(plain, scope)


def test_chance_makes_what_there_is_to_tell_apart() -> None:
    """A generator that never strands anybody, say, would prove nothing."""
    seen: set[Any] = set()
    for seed in range(SEEDS):
        catalogue, journeys = Chance(seed).workspace()
        scope = {kind: catalogue.get(kind, {}) for kind in ("personas", "data_sources", "channels")}
        for source in scope["data_sources"].values():
            seen.add(("expired", reference.expired(source, AS_OF)))
            seen.add(("stale", reference.stale(source, AS_OF)))
        for journey in journeys:
            content = reference.tell(journey, scope, AS_OF)
            seen |= {stage["coverage"] for stage in content["stages"]}
            seen |= {("able", person["able"]) for person in content["access"]["personas"]}
            seen |= {("reluctant", bool(person["reluctant_at"])) for person in content["access"]["personas"]}
            seen |= {("stranded", min(len(person["stranded_at"]), 2)) for person in content["access"]["personas"]}
            seen.add(("shares", content["access"]["able_share"] is None))
            seen |= {
                ("planned", bool(found["expected"])) for gap in content["gaps"] for found in gap["suggested_sources"]
            }
            travelling = reference.travellers(journey, scope)
            seen |= {("there", reference.takes_part(name, one)) for one in journey["stages"] for name in travelling}
            points = [point for one in journey["stages"] for point in one.get("touchpoints", [])]
            seen |= {("for", name in point.get("for", [name])) for point in points for name in travelling}
            seen |= {("started", point.get("initiated_by") == "organisation") for point in points}
            seen |= {("assumed", bool(reference.assumed(stage, scope))) for stage in journey["stages"]}
            seen.add(("successes", bool(reference.successes(journey))))
    both_ways = (
        *("expired", "stale", "able", "reluctant", "shares", "planned", "assumed", "successes"),
        *("there", "for", "started"),
    )
    wanted: set[Any] = {(word, truth) for word in both_ways for truth in (False, True)}
    wanted |= {("stranded", n) for n in range(3)} | {"none", "partial", "full"}
    assert wanted <= seen
