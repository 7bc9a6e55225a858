"""An organisation without a vision.

## Why it matters
Of firms with a clear digital vision from the top 63% felt that everyone in them understood their customers; of those
without, 20%. A sentence that all teams know settles many arguments before they begin.

## Bad
```yaml
# catalogue.yaml
organisation: {title: Northbank}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## Good
```yaml
# catalogue.yaml
organisation:
  title: Northbank
  vision: Every customer can open an account on the day they ask, whichever way they come to us.
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## How to fix it
Write under `vision` of the organisation what customers are to experience, in a sentence. Where catalogues in several
folders describe an organisation, each is looked at, and reported at its own title. Where none is described, nothing
is reported. The rule speaks only when the whole workspace was read.
"""

from collections.abc import Iterator

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import About, Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding
from cxjourney.rules.rule import Rule
from cxjourney.text.shorten import shorten
from cxjourney.workspace.definitions import DefinedAt


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each organisation without a vision, at its own title."""
    for seen in workspace.catalogues:
        organisation = seen.catalogue.organisation
        if organisation and not organisation.vision:
            home = DefinedAt(seen.document, ("organisation", "title"))
            message = words.text("CX408.message", organisation=shorten(organisation.title))
            yield Finding(message, words.text("CX408.help"), home.path, About(), home)


RULE = Rule(
    code="CX408",
    slug="no-vision",
    severity=Severity.INFO,
    scope="workspace",
    source="understanding",
    summary="The organisation has no vision.",
    page=__doc__,
    check_workspace=check_workspace,
    needs_whole=True,
)
