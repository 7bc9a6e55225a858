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

## How to fix it
If the team has the skill, list it under `skills` of the team: one that lists none is taken to have none. If not, add
the skill to `learning` of the organisation and have it taught, or give the source to a team that has it. Skills are
the same whatever their case, hyphens and spaces. A source without an owner is left to CX404; one finding names every
skill that is missing.
"""

from collections.abc import Iterable, Iterator

from cxjourney.analysis.workspace_study import DefinedEntity, WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import DataSource
from cxjourney.rules.locate import Finding, at_source
from cxjourney.rules.rule import Rule
from cxjourney.text.comparison_key import comparison_key
from cxjourney.text.shorten import shorten


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each data source that asks for a skill which the team that owns it does not list."""
    for source in workspace.defined_sources():
        owner, team = source.thing.owner, source.scope.teams.get(source.thing.owner or "")
        missing = missing_skills(source.thing.skills, team.skills) if team else []
        if missing:
            yield at_source(source, _message(source, missing, words), words.text("CX409.help", team=owner))


def missing_skills(wanted: Iterable[str], there: Iterable[str]) -> list[str]:
    """Return the skills that are wanted and not there, each once, as they are written first."""
    known = {_skill_key(skill) for skill in there}
    return [skill for skill in dict.fromkeys(wanted) if _skill_key(skill) not in known]


def _skill_key(skill: str) -> str:
    return comparison_key(skill).casefold().replace("-", "")


def _message(source: DefinedEntity[DataSource], missing: list[str], words: Language) -> str:
    organisation = source.scope.organisation
    left = missing_skills(missing, organisation.learning if organisation else ())
    id_, team, skills = source.id, source.thing.owner, _list_skills(missing, words)
    if not left:
        return words.text("CX409.message.covered", source=id_, team=team, skills=skills)
    if len(left) == len(missing):
        return words.text("CX409.message", source=id_, team=team, skills=skills)
    return words.text("CX409.message.partly", source=id_, team=team, skills=skills, left=_list_skills(left, words))


def _list_skills(skills: Iterable[str], words: Language) -> str:
    return words.join_and((shorten(skill) for skill in skills), most=5)


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
