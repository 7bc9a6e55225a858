"""Somebody lacks what nothing asks for.

## Why it matters
What a persona lacks shuts it out where a channel or a touchpoint asks for it, word for word. A word that nothing asks
for shuts nobody out: either it is misspelt, or nobody has written down yet where it is asked for.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
personas:
  greta: {title: Greta, access: {lacks: [printers]}}
stages:
  - {id: applies, title: Applies, touchpoints: [{title: Form, channel: web, asks_for: [printer]}]}
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
personas:
  greta: {title: Greta, access: {lacks: [printer]}}
stages:
  - {id: applies, title: Applies, touchpoints: [{title: Form, channel: web, asks_for: [printer]}]}
```

## How to fix it
Write the word as it stands under `asks_for`, or add it there: at the touchpoints, or the channels, that can't be used
without it. The known channels ask for `hearing`, `speech` and `sight`. The rule speaks only when the whole workspace
was read.
"""

from collections.abc import Iterator

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_persona
from cxjourney.rules.rule import Rule
from cxjourney.text.nearest_word import nearest_word


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each word that a persona lacks and nothing in sight asks for."""
    for persona in workspace.defined_personas():
        if not persona.thing.access.lacks:
            continue
        asked = workspace.asked_of(persona)
        for word in persona.thing.access.lacks:
            if word not in asked:
                nearest = nearest_word(word, sorted(asked))
                help_ = words.text("CX110.help.nearest", nearest=nearest) if nearest else words.text("CX110.help")
                yield at_persona(persona, words.text("CX110.message", persona=persona.id, word=word), help_)


RULE = Rule(
    code="CX110",
    slug="lacks-nothing",
    severity=Severity.WARNING,
    scope="persona",
    source="access",
    summary="A persona lacks something that nothing in sight asks for.",
    page=__doc__,
    check_workspace=check_workspace,
    needs_whole=True,
)
