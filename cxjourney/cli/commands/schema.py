"""``cxjourney schema``: JSON Schemas, for editors."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.options import one_of
from cxjourney.cli.output_path_checks import check_named_target
from cxjourney.errors import CannotRun
from cxjourney.languages.message import message

if TYPE_CHECKING:
    from cxjourney.model.json_schema import IdsByKind

EPILOG = "Example: cxjourney schema --workspace journeys --output journeys/.schemas"
KINDS = ("journey", "catalogue", "config", "export")
_OF_FILES = ("journey", "catalogue")
_NAMES = "[journey|catalogue|config|export]"


def _check_folder(target: str | None) -> str | None:
    return check_named_target(target, "schemas")


def run(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=f"{_NAMES} [PATHS]",
            help="Which schema. Left out: all of them. With --workspace also where the workspace is.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FOLDER", callback=_check_folder, help="Write files there, one for each schema."
        ),
    ] = None,
    workspace: Annotated[
        bool,
        typer.Option(
            "--workspace",
            help="Let references be the ids of a workspace, with their titles, so that editors complete and describe "
            "them; run it again when ids have come. Without PATHS: where validate would look.",
        ),
    ] = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Write the JSON Schemas of journeys, catalogues, the configuration and exports (draft 2020-12), for editors."""
    from cxjourney.cli.output import say, say_faults, write_file, write_text
    from cxjourney.diagnostics import Diagnostic, has_error
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.model.json_schema import IdsByKind

    wanted, paths = _split_names(names or [], workspace)
    kinds = wanted or [kind for kind in KINDS if not workspace or kind in _OF_FILES]
    if output is None and len(kinds) > 1:
        raise CannotRun(message("run.schemas"))
    known: IdsByKind | None = None
    faults: list[Diagnostic] = []
    if workspace:
        from cxjourney.cli.language_choice import spoken_language
        from cxjourney.pipeline.schema_reference_ids import read_reference_ids

        known, faults = read_reference_ids(paths)
        say_faults(faults, spoken_language(["schema", *(paths or ())]))
    for one in kinds:
        text = _schema_text(one, known)
        if output is None:
            write_text(text)
        elif write_file(path := Path(output, f"{one}.schema.json"), text.encode()):
            say(f"{path}")
    return FOUND if has_error(faults) else NOTHING_FOUND


def _schema_text(kind: str, known: "IdsByKind | None") -> str:
    from cxjourney.config.parse_config import config_schema_text
    from cxjourney.exporters.json_document import export_schema_text
    from cxjourney.model.json_schema import schema_text

    if kind == "config":
        return config_schema_text()
    return export_schema_text() if kind == "export" else schema_text(kind, known)


def _split_names(names: list[str], workspace: bool) -> tuple[list[str], list[str] | None]:
    """Return the schemas that are named, and the paths of a workspace behind them; None for the default ones."""
    if not workspace:
        if not all(name.strip() for name in names):
            raise CannotRun(message("run.empty", option=_NAMES, example=KINDS[0]))
        try:
            one_of(KINDS)(names)
        except typer.BadParameter as unknown:
            unknown.param_hint = _NAMES
            raise
        if len(names) > 1:
            raise typer.BadParameter(message("usage.schemas"), param_hint=_NAMES)
        return names, None
    kinds = [name for name in names[:1] if name in _OF_FILES]
    return kinds, names[len(kinds) :] or None
