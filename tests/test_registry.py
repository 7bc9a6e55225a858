"""What can be chosen by name: formats, views, outputs.

If it fails, `--format` or `--view` offers a name that ends in a traceback, or help loads every writer to show a list.
"""

from typing import Any

import pytest

from cxjourney.formats import DIFF, FINDINGS, GAPS, RULES, TREND, WHATIF
from cxjourney.maps.output import OUTPUTS
from cxjourney.maps.views import VIEWS, View
from cxjourney.registry import Registry

REGISTRIES: dict[str, Registry[Any]] = {
    "findings": FINDINGS, "gaps": GAPS, "diff": DIFF, "whatif": WHATIF, "trend": TREND, "rules": RULES,
    "outputs": OUTPUTS,
}  # fmt: skip


def test_nothing_is_imported_before_it_is_chosen() -> None:
    registry: Registry[Any] = Registry({"there": "collections:OrderedDict", "gone": "no_such_module:write"})
    assert (registry.names, list(registry), len(registry)) == (("there", "gone"), ["there", "gone"], 2)
    assert registry["there"].__name__ == "OrderedDict"
    with pytest.raises(ModuleNotFoundError):
        registry["gone"]


def test_a_name_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        FINDINGS["pdf"]


@pytest.mark.parametrize("name", REGISTRIES)
def test_every_writer_that_is_named_is_there(name: str) -> None:
    assert all(callable(REGISTRIES[name][one]) for one in REGISTRIES[name])


def test_every_view_that_is_named_makes_maps_in_one_way() -> None:
    for view in VIEWS.values():
        assert isinstance(view, View)
        assert sum(map(bool, (view.compose, view.compose_beside, view.compose_all))) == 1
