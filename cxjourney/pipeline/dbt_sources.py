"""Sources that are bound to what dbt found -> what came of each; the file of dbt's is read once."""

import os
from datetime import date
from functools import cached_property
from pathlib import Path

from cxjourney.config.settings import Settings
from cxjourney.evidence.dbt_artifact import COMMAND, USUAL, DbtArtifact, parse_artifact
from cxjourney.evidence.dbt_freshness import old_notice, source_freshness
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.files.filesystem import LOCAL
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.languages.message import join_sentences, message
from cxjourney.pipeline.bound_sources import BoundSource
from cxjourney.pipeline.evidence_outcomes import SourceOutcome
from cxjourney.rules.cx318_old_evidence import RULE as OLD
from cxjourney.text.escape_unseen import escape_unseen


class DbtSources:
    """What dbt found of the sources of a configuration."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        """Take in the configuration, and its folder."""
        self.settings, self.folder = settings, folder

    @cached_property
    def _artifact(self) -> DbtArtifact | EvidenceFault:
        try:
            return read_artifact(self.settings.evidence.dbt, self.folder, self.settings.limits)
        except EvidenceFault as fault:
            return fault

    def outcome(self, source: BoundSource, table: str, day: date) -> SourceOutcome:
        """Return what came of a source on a day, by the name that its binding has for it."""
        if isinstance(self._artifact, EvidenceFault):
            return SourceOutcome(source, None, self._artifact)
        try:
            found = source_freshness(self._artifact, table, source.fingerprint, day)
        except EvidenceFault as fault:
            return SourceOutcome(source, None, fault)
        own = OLD.threshold.default if OLD.threshold else 0
        old = old_notice(found, day, self.settings.thresholds.get(OLD.code, own))
        return SourceOutcome(source, found, None, (old,) if old else ())


def read_artifact(written: str | None, folder: Path, bounds: Bounds) -> DbtArtifact:
    """Return what dbt found.

    Args:
        written: The file, as the configuration writes it; None where it names none.
        folder: The folder of the configuration: what lies outside is not read.
        bounds: How much of it is read.

    Raises:
        EvidenceFault: It can't be read, or is something else.
    """
    if written is None:
        help_ = message("evidence.dbt.unset.help", text='dbt = "target/sources.json"', table="[evidence]")
        raise EvidenceFault("CX920", message("evidence.dbt.unset"), help_)
    name = escape_unseen(written)
    try:
        file, inside = Path(os.path.realpath(folder / written)), Path(os.path.realpath(folder))
        is_inside, is_there = file.is_relative_to(inside), os.path.lexists(file)
    except (OSError, ValueError):
        is_inside, is_there = True, False
    if not is_inside:
        raise EvidenceFault("CX920", message("evidence.dbt.outside", name=name), message("evidence.dbt.outside.help"))
    if not is_there:
        help_ = message("evidence.dbt.missing.help", command=COMMAND, text=USUAL)
        raise EvidenceFault("CX920", message("evidence.missing-file", name=name), help_)
    read = LOCAL.read(file, name, inside, bounds.max_bytes)
    if not isinstance(read, TextFile):
        unread = join_sentences(message("evidence.dbt.unreadable", name=name), read.message)
        if read.code == "CX004":
            raise EvidenceFault("CX909", unread, message("evidence.dbt.too-large.help", table="[limits]"))
        raise EvidenceFault("CX909", unread, message("evidence.dbt.other.help", command=COMMAND, text=USUAL))
    return parse_artifact(read.text, name, bounds)
