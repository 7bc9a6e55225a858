"""Data that its owner can't read.

## Why it matters
A survey that nobody can design, or a log that nobody can query, tells nothing. Where the learning function knows
which skills are needed, 65% of firms felt that everyone in them understood their customers; where it does not, 18%.

## Bad
```yaml
# catalogue.yaml
teams:
  insight: {title: Customer insight, skills: [interviewing]}
data_sources:
  nps: {title: NPS survey, type: survey-nps, owner: insight, skills: [survey-design]}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [nps]}
```

## Good
```yaml
# catalogue.yaml
teams:
  insight: {title: Customer insight, skills: [interviewing, survey-design]}
data_sources:
  nps: {title: NPS survey, type: survey-nps, owner: insight, skills: [survey-design]}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [nps]}
```

## How to mend it
If the team has the skill, list it under `skills` of the team: one that lists none is taken to have none. If not, add
the skill to `learning` of the organisation and have it taught, or give the source to a team that has it. Skills are
the same whatever their case, hyphens and spaces. A source without an owner is left to CX404; one finding names every
skill that is missing.
"""

from collections.abc import Iterable, Iterator

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Organisation
from cxjourney.rules.locate import at_source
from cxjourney.rules.rule import Finding, Rule
from cxjourney.text.english import join_and
from cxjourney.text.escape import alike, shortened


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each data source that asks for a skill which the team that owns it does not list."""
    for source in workspace.defined_sources():
        team = source.scope.teams.get(source.thing.owner) if source.thing.owner else None
        if team is None:
            continue
        missing = _beyond(source.thing.skills, team.skills)
        if missing:
            skills = join_and((shortened(skill) for skill in missing), most=5)
            yield at_source(
                source,
                f"{source.id} takes {skills}, which its owner {source.thing.owner} does not have; "
                f"{_being_learnt(missing, source.scope.organisation)}.",
                f"List what the team can do under skills: of {source.thing.owner}; have the rest taught, and listed "
                "under learning: of the organisation.",
            )


def _beyond(wanted: Iterable[str], there: Iterable[str]) -> list[str]:
    known = {_plain(skill) for skill in there}
    return [skill for skill in dict.fromkeys(wanted) if _plain(skill) not in known]


def _plain(skill: str) -> str:
    return alike(skill).casefold().replace("-", "")


def _being_learnt(missing: list[str], organisation: Organisation | None) -> str:
    left = _beyond(missing, organisation.learning if organisation else ())
    if not left:
        return "learning: of the organisation covers it"
    if len(left) == len(missing):
        return "learning: of the organisation does not cover it"
    return f"learning: of the organisation covers it but for {join_and((shortened(skill) for skill in left), most=5)}"


RULE = Rule(
    code="CX409",
    slug="missing-skill",
    severity=Severity.WARNING,
    scope="source",
    source="understanding",
    summary="The data source asks for a skill that its owner's team does not have.",
    page=__doc__,
    check_workspace=check_workspace,
)
