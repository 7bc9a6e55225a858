"""A definition that stands in place of a channel that is known.

## Why it matters
`phone`, `web`, `branch` and others are known without being defined, with all that they ask for. A definition of the
same id replaces all of it: a `phone` that is defined by title and kind alone asks nobody to hear or to speak, and
whoever can't do that is called able.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
channels:
  phone: {title: Service line, kind: voice}
stages:
  - {id: applies, title: Applies, touchpoints: [{title: Service line, channel: phone}]}
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, touchpoints: [{title: Service line, channel: phone}]}
```

## How to fix it
Delete the definition where the known channel is meant; its touchpoints have titles of their own. Where the channel is
another one, choose another id for it. Where it is the same and asks for something else here, write down all that it
asks for: nothing of the known channel is kept, and the finding stays for information. A definition that differs by its
title or its icon alone is not reported.
"""

from collections.abc import Iterator

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import About, Severity
from cxjourney.languages import Language
from cxjourney.model import known_channels
from cxjourney.rules.locate import Finding
from cxjourney.rules.rule import Rule
from cxjourney.text.yaml_text import inline_yaml
from cxjourney.workspace.definitions import DefinedAt

ASKING = ("kind", "internet", "devices", "skills", "travel", "asks_for")
"""The attributes of a channel that decide who can use it, and what data would tell of it."""


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each definition of a known channel that asks for something else than that does."""
    known = known_channels()
    for definitions, document, journey, _ in workspace.definitions():
        for id_, channel in definitions.channels.items():
            if id_ not in known:
                continue
            theirs = {name: getattr(known[id_], name) for name in ASKING}
            others = [f"{name}:" for name, value in theirs.items() if getattr(channel, name) != value]
            if others:
                message = words.text("CX113.message", channel=id_, attributes=words.join_and(others))
                asked = {name: list(value) if isinstance(value, tuple) else value for name, value in theirs.items()}
                notation = inline_yaml({name: value for name, value in asked.items() if value not in ([], "none")})
                help_ = words.text("CX113.help", channel=id_, known=notation)
                path = ("channels", id_)
                yield Finding(message, help_, path, About(journey), DefinedAt(document, path))


RULE = Rule(
    code="CX113",
    slug="replaced-channel",
    severity=Severity.INFO,
    scope="file",
    source="access",
    summary="A definition replaces a channel that is known, and asks for something else.",
    page=__doc__,
    check_workspace=check_workspace,
)
