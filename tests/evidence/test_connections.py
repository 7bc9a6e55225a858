"""An address of a database is taken apart before anything is filled in, and what is filled in is nobody's to see.

If it fails, a password with an @ in it reaches another host, or a plain password is taken from a file in git.
"""

import json
from pathlib import Path
from urllib.parse import quote

import duckdb
import pytest

from cxjourney.evidence.connections import connection
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.open_engine import open_engine
from tests.cli.command import run_here

SECRET = "p@ss:w/o?r#d&%41=\\'\" ]["
ENVIRONMENT = {
    "SECRET": SECRET,
    "HOST": "db.example",
    "PORT": "6432",
    "TEXT": "${SECRET}",
    "RAW": "postgresql://reader:S3?S3cr3t=1@db.example/dwh",
}

OPENED = {
    "every part": (
        {"url": "postgresql://reader:${SECRET}@db.example:5433/dwh?sslmode=require"},
        ("db.example", 5433, "dwh", "reader", SECRET, {"sslmode": "require"}),
    ),
    "variables everywhere": (
        {"url": "postgres://${SECRET}:${SECRET}@${HOST}:${PORT}/${SECRET}?application_name=${SECRET}"},
        ("db.example", 6432, SECRET, SECRET, SECRET, {"application_name": SECRET}),
    ),
    "next to nothing": ({"url": "postgresql:///dwh"}, ("", None, "dwh", "", "", {})),
    "an address of IPv6": ({"url": "postgresql://reader@[::1]:5433/dwh"}, ("::1", 5433, "dwh", "reader", "", {})),
    "signs written for signs": (
        {"url": "postgresql://first%40last:${SECRET}@db.example/d%2Fwh"},
        ("db.example", None, "d/wh", "first@last", SECRET, {}),
    ),
    "parts by themselves": (
        {"engine": "postgresql", "host": "${HOST}", "port": "${PORT}", "user": "a%40b", "password": "${SECRET}"},
        ("db.example", 6432, "", "a%40b", SECRET, {}),
    ),
    "a part beside an address": (
        {"url": "postgresql://reader@db.example/dwh", "password": "${SECRET}"},
        ("db.example", None, "dwh", "reader", SECRET, {}),
    ),
    "a value that looks like a variable": (
        {"url": "postgresql://${TEXT}@db.example/dwh"}, ("db.example", None, "dwh", "${SECRET}", "", {})
    ),
    "the name of an engine among the options": (
        {"url": "postgresql://db.example/dwh?engine=duckdb"}, ("db.example", None, "dwh", "", "", {})
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "parts"), OPENED.values(), ids=OPENED)
def test_parts(written: dict[str, str], parts: tuple[object, ...]) -> None:
    found = connection("dwh", {"dwh": written}, ENVIRONMENT)
    assert found.engine == "postgresql"
    assert (found.host, found.port, found.database, found.user, found.password, dict(found.options)) == parts
    assert SECRET not in repr(found)
    assert "db.example" not in repr(found)


def test_one_variable_that_holds_it_all() -> None:
    environment = {"DATABASE_URL": "postgres://reader:p%40ss%24%7BHOME%7D@db.example/dwh?sslmode=require", "HOME": "x"}
    found = connection("dwh", {"dwh": {"url": "${DATABASE_URL}"}}, environment)
    assert (found.engine, found.host, found.user) == ("postgresql", "db.example", "reader")
    assert found.password == "p@ss${HOME}", "what stands in a variable's value is no variable"
    beside = connection("dwh", {"dwh": {"url": "${DATABASE_URL}", "database": "other"}}, environment)
    assert (beside.database, beside.password) == ("other", "p@ss${HOME}")


REFUSED = {
    "a password in the address": ({"url": "postgresql://reader:S3cr3t@db.example/dwh"}, "CX915"),
    "half a password": ({"url": "postgresql://reader:S3cr3t${SECRET}@db.example/dwh"}, "CX915"),
    "a password among the options": ({"url": "postgresql://db.example/dwh?password=S3cr3t"}, "CX915"),
    "the password of a key": ({"url": "postgresql://db.example/dwh?sslpassword=S3cr3t"}, "CX915"),
    "a password by itself": ({"engine": "postgresql", "password": "S3cr3t"}, "CX915"),
    "a password with a ? of its own": ({"url": "postgresql://reader:S3?S3cr3t=1@db.example/dwh"}, "CX901"),
    "a password with a / of its own": ({"url": "postgresql://reader:S3/S3cr3t@db.example/dwh"}, "CX901"),
    "a password for an option": ({"url": "postgresql://db.example/dwh?S3cr3t"}, "CX901"),
    "one as people encode it": ({"url": "postgresql://db.example/dwh?%21S3cr3t=1"}, "CX901"),
    "the same in a variable": ({"url": "${RAW}"}, "CX901"),
    "a variable that isn't set": ({"url": "postgresql://${NOBODY}@db.example/dwh"}, "CX916"),
    "an address in a variable that isn't set": ({"url": "${NOBODY}"}, "CX916"),
    "an address in a variable that holds none": ({"url": "${SECRET}"}, "CX901"),
    "a port that is none": ({"url": "postgresql://db.example:${SECRET}/dwh"}, "CX901"),
    "an engine that nobody knows": ({"url": "oracle://db.example/S3cr3t"}, "CX901"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(written: dict[str, str], code: str) -> None:
    with pytest.raises(EvidenceFault) as refused:
        connection("dwh", {"dwh": written}, ENVIRONMENT)
    said = f"{refused.value.message} {refused.value.help}"
    assert refused.value.code == code
    for secret in ("S3cr3t", SECRET):
        assert not any(secret[start : start + 4] in said for start in range(len(secret) - 3))


@pytest.mark.parametrize(
    "written",
    [
        f'url = "postgresql://reader:{quote(SECRET, safe="")}@db.example/dwh"',
        f'url = "postgresql://db.example/dwh?password={quote(SECRET, safe="")}"',
        f'url = "postgresql://db.example/dwh?{quote(SECRET, safe="")}=1"',
        f"engine = 'postgresql'\npassword = {json.dumps(SECRET)}",
    ],
)
def test_a_password_in_plain_text_is_kept_nowhere_else(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    work, kept = tmp_path / "work", tmp_path / "kept"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept))
    (work / "a.yaml").write_text("journey: a\ntitle: A\nstages: [{id: s, title: S}]\n", "utf-8")
    for connections in ("", f"[connections.dwh]\n{written}\n"):
        (work / "cxjourney.toml").write_text(f"[limits]\nmax_nodes = 99999\n{connections}", "utf-8")
        for command in (["validate", "."], ["gaps", "."], ["evidence", "measure", "."]):
            run_here(capfdbinary, *command)
    texts = [path.read_text("utf-8", "replace") for path in kept.rglob("*") if path.is_file()]
    assert any("99999" in text for text in texts), "settings are kept"
    for secret in (SECRET, quote(SECRET, safe="")):
        assert not any(secret[at : at + 4] in text for text in texts for at in range(len(secret) - 3))


def test_of_a_database_file_the_nearest_table_is_named_and_no_option_is_passed_over(tmp_path: Path) -> None:
    (log := tmp_path / "log.csv").write_text("c,e\n1,x\n", "utf-8")
    with duckdb.connect(str(tmp_path / "log.duckdb")) as own:
        own.execute("create schema shop; create table shop.orders(c text)")
        own.execute(f"create view shop.elsewhere as select * from read_csv('{log}')")
    there = {"bench": {"url": "duckdb:log.duckdb"}}
    engine = open_engine(connection("bench", there, {}), (), tmp_path, 30)
    for written, meant in (
        ("shop.order", "shop.orders"),
        ("shops.orders", "shop.orders"),
        ("order", ""),
        ("shop.elsewhere", ""),
        (".", ""),
        ("..orders", ""),
        ("/etc/passwd.csv", ""),
    ):
        with pytest.raises(EvidenceFault) as fault:
            engine.columns(engine.dialect.table(written))
        assert (fault.value.code, f"{meant}" in fault.value.help) == ("CX905", True), fault.value.help
    engine.close()
    for more in ({"speed": "9"}, {"user": "me"}):
        with pytest.raises(EvidenceFault) as strange:
            open_engine(connection("bench", {"bench": {"engine": "duckdb", "database": "log.duckdb", **more}}, {}), (),
                        tmp_path, 30)  # fmt: skip
        assert (strange.value.code, next(iter(more)) in strange.value.message) == ("CX901", True)
