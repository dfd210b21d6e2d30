"""What holds for the project as a whole: its docs, its lock files, its rooms, its words."""

import re
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import click
import pytest

from asset_map.cli import main
from asset_map.settings import SETTINGS, Setting
from tests.order import LONG

TOP = Path(__file__).parent.parent
OURS = ("asset_map", "data", "docs", "frontend", "notebooks", "scripts", "templates", "tests")
OUR_TEXTS = {"", ".cfg", ".css", ".csv", ".html", ".ipynb", ".js", ".md", ".mjs", ".py", ".scss"}
# In a worktree, .git is a file that names a folder of the machine.
BUILT = {".git", "vendor", "__pycache__"}
LONGEST_FILE = 400


def our_texts() -> Iterator[Path]:
    """Every text we wrote ourselves, but for this file: it must name what it looks for."""
    found = [path for folder in OURS for path in (TOP / folder).rglob("*")]
    for path in [*found, *TOP.iterdir()]:
        ours = path.suffix in OUR_TEXTS and not BUILT & set(path.parts)
        if ours and path.is_file() and path != Path(__file__):
            yield path


def commands(command: click.Command, path: str) -> Iterator[str]:
    """`asset-map db init` and all the others."""
    if not isinstance(command, click.Group):
        yield path
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        assert inner is not None
        yield from commands(inner, f"{path} {name}")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_docs_say_what_each_setting_is(setting: Setting) -> None:
    row = f"| `{setting.name}` | {setting.sentence} | {setting.default} |"

    assert row in (TOP / "docs/settings.md").read_text(encoding="utf-8").splitlines()


def test_no_setting_is_read_or_written_about_that_is_not_there() -> None:
    known = {setting.name for setting in SETTINGS}

    for path in our_texts():
        if "tests" not in path.parts:
            named = re.findall(r"\bASSET_MAP_[A-Z_]*[A-Z]\b", path.read_text(encoding="utf-8"))
            assert set(named) <= known, path


def test_the_docs_name_each_command_and_no_other() -> None:
    text = (TOP / "docs/commands.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `(asset-map .*?)`", text, re.M)

    assert sorted(table) == sorted(commands(main, "asset-map"))


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-serve.lock"])
def test_the_python_lock_files_hold_hashes_and_no_address(name: str) -> None:
    text = (TOP / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())

    assert "://" not in text
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_a_server_gets_the_libraries_that_tests_ran_with_and_none_that_only_tests_need() -> None:
    pinned, served = (
        set(re.findall(r"^([\w.-]+==[^\s;]+)", (TOP / name).read_text("utf-8"), re.M))
        for name in ("requirements.lock", "requirements-serve.lock")
    )

    names = {pin.partition("==")[0] for pin in served}
    setup = ConfigParser()
    setup.read(TOP / "setup.cfg")
    wanted = {
        re.match(r"[\w.-]+", line)[0].replace("_", "-").lower()
        for line in setup["options"]["install_requires"].split("\n")
        if line
    }

    assert served < pinned
    assert wanted <= names, "scripts/lock makes the lock files again"
    assert not {"pytest", "playwright"} & names


def test_the_front_end_lock_file_holds_hashes_and_no_registry() -> None:
    text = (TOP / "package-lock.json").read_text(encoding="utf-8")

    assert text.count('"integrity"') == text.count('"node_modules/') > 0
    assert '"resolved"' not in text


def test_the_style_sheet_asks_nobody_for_a_font_or_a_picture() -> None:
    sheet = (TOP / "asset_map/web/static/vendor/app.css").read_text(encoding="utf-8")
    asked_for = set(re.findall(r"url\((.*?)\)", sheet)) - {"#default#VML"}

    assert all((TOP / "asset_map/web/static/vendor" / path).is_file() for path in asked_for)
    assert "GDS Transport" not in sheet
    assert "@font-face" not in sheet


def test_a_web_worker_never_loads_the_libraries_of_gap_analysis_and_of_pdfs() -> None:
    load_the_web = """
import importlib, pkgutil, sys
import asset_map.web as web
for module in pkgutil.walk_packages(web.__path__, "asset_map.web."):
    importlib.import_module(module.name)
heavy = {"asset_map.gaps", "dask", "geopandas", "numba", "pandana", "scipy", "spopt", "weasyprint"}
print(*(heavy & sys.modules.keys()))
"""
    done = subprocess.run(
        [sys.executable, "-c", load_the_web], capture_output=True, text=True, check=True, cwd=TOP
    )

    assert done.stdout.strip() == ""


def test_no_module_is_a_drawer() -> None:
    drawers = r"(utils?|helpers?|managers?|common|misc|handlers?)"

    assert [path for path in our_texts() if re.fullmatch(drawers, path.stem)] == []


def test_the_tests_that_are_begun_first_are_there() -> None:
    assert [name for name in LONG if not (TOP / "tests" / name).is_file()] == []


def test_no_file_has_grown_too_long_to_read() -> None:
    long = {
        path: lines
        for path in our_texts()
        if path.suffix in {".py", ".js", ".mjs", ".scss", ".html"}
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }

    assert long == {}


@pytest.mark.parametrize(
    "word",
    [
        r"\b(TODO|FIXME|XXX|HACK)\b",
        r"\b[Ii]ssue #?\d",
        r"(?<![\w.~}])/(home/(?!asset-map)|Users/|root/|work/)\w",
        r"\b(pypi\.org|npmjs|python[h]osted)",
    ],
    ids=["unfinished work", "numbered issues", "one machine's folders", "package registries"],
)
def test_what_does_not_belong_in_the_project_is_not_in_it(word: str) -> None:
    found = [
        f"{path.relative_to(TOP)}: {line.strip()}"
        for path in our_texts()
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(word, line)
    ]

    assert found == []


def test_every_link_in_the_docs_leads_somewhere_and_the_readme_to_every_paper():
    led_to = set()
    for page in (TOP / "README.md", TOP / "CONTRIBUTING.md", *(TOP / "docs").glob("*.md")):
        for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
            if not re.match(r"[a-z]+:|#", link):
                there = (page.parent / link.partition("#")[0]).resolve()
                assert there.exists(), (page.name, link)
                led_to.add(there.name)
    assert {page.name for page in (TOP / "docs").glob("*.md")} <= led_to


@pytest.mark.endure
@pytest.mark.parametrize(
    ("asked", "ends"), [("tests/test_workshop.py", 0), ("tests/no_such_file.py", 4)]
)
def test_the_test_command_ends_with_what_it_found(asked: str, ends: int) -> None:
    """Whoever lands a change goes by this number alone: what tidies up may not change it."""
    command = [TOP / "scripts" / "test", "--collect-only", "-q", asked]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=300)
    assert done.returncode == ends, done.stdout[-2_000:] + done.stderr[-2_000:]
