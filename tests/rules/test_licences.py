"""What is installed may be passed on under permissive terms, or the MPL's; README says which."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]

#: SPDX identifiers. Those of Mozilla bind changes to their own files alone, and none of them is
#: changed here.
BY_FILE = {"MPL-1.1", "MPL-2.0"}
PERMISSIVE = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "CNRI-Python",
    "ISC",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "PSF-2.0",
    "Python-2.0",
    "Unlicense",
    "Zlib",
}

#: What packages without an SPDX expression write, and what they mean by it.
SPELLINGS = {
    "2-clause bsd": "BSD-2-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd license": "BSD-3-Clause",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
}

#: Packages whose metadata say nothing; read in the LICENSE of their source repository.
SILENT = {"axe-playwright-python": "MIT AND MPL-2.0", "streamlit-folium": "MIT"}


def licence_of(distribution: metadata.Distribution) -> str:
    """Return the licence of an installed package as an SPDX expression, or what it says."""
    told = distribution.metadata.json
    expression = told.get("license_expression")
    if expression:
        return str(expression)
    marks = [
        line.rpartition("::")[2].strip()
        for line in told.get("classifier", [])
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    text = str(told.get("license", "")).strip().partition("\n")[0]
    said = " OR ".join(marks) if marks else text
    if not said:
        return SILENT.get(canonicalize_name(distribution.name), "")
    return SPELLINGS.get(said.lower(), said)


def is_met(expression: str, allowed: set[str]) -> bool:
    """Tell whether an SPDX expression can be met by the licences `allowed` alone."""
    inner = re.search(r"\(([^()]*)\)", expression)
    if inner:
        word = next(iter(allowed)) if is_met(inner[1], allowed) else "GPL-3.0-only"
        return is_met(expression.replace(inner[0], word), allowed)
    if " AND " in expression:
        return all(is_met(part, allowed) for part in expression.split(" AND "))
    if " OR " in expression:
        return any(is_met(part, allowed) for part in expression.split(" OR "))
    name = expression.strip()
    return SPELLINGS.get(name.lower(), name) in allowed


def pinned(name: str) -> set[str]:
    """Return the packages that a requirements file pins for this machine."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = [Requirement(line.rstrip(" \\")) for line in lines if line and line[0] not in "# -"]
    return {
        canonicalize_name(one.name) for one in found if one.marker is None or one.marker.evaluate()
    }


def installed(file: str) -> list[tuple[str, str]]:
    """Return the packages of a requirements file that this machine has, and their licences."""
    wanted = pinned(file)
    return [
        (name, licence_of(one))
        for one in metadata.distributions()
        if (name := canonicalize_name(one.name)) in wanted
    ]


@pytest.mark.parametrize(
    "file",
    [
        "requirements.txt",
        "requirements-bench.txt",
        "requirements-dev.txt",
        "requirements-train.txt",
    ],
)
def test_every_pinned_package_is_permissive_or_under_the_mpl(file: str) -> None:
    allowed = PERMISSIVE | BY_FILE
    assert not {name: said for name, said in installed(file) if not is_met(said, allowed)}


def test_readme_names_what_is_under_the_mpl() -> None:
    by_file = {name for name, said in installed("requirements.txt") if not is_met(said, PERMISSIVE)}
    told = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Licences")[2]
    listed = re.search(r"but for (.*?): the Mozilla", told, re.DOTALL)
    assert listed is not None
    names = set(re.findall(r"[a-z-]+", re.sub(r"\(.*?\)", "", listed[1]))) - {"and"}
    assert names == by_file


@pytest.mark.parametrize(
    ("expression", "met"),
    [
        ("MIT", True),
        ("MIT AND (BSD-2-Clause OR LGPL-2.1-or-later)", True),
        ("GPL-3.0-or-later", False),
        ("MPL-2.0 AND MIT", False),
        ("MIT AND GPL-2.0-only", False),
        ("AGPL-3.0-only OR GPL-2.0-only", False),
        ("", False),
        ("Proprietary", False),
    ],
)
def test_an_expression_is_read_as_the_law_reads_it(expression: str, *, met: bool) -> None:
    assert is_met(expression, PERMISSIVE) is met


def test_no_other_package_brings_a_package_called_geo() -> None:
    owners = metadata.packages_distributions().get("geo", [])
    assert {canonicalize_name(owner) for owner in owners} <= {"dateline-map"}
    names = {canonicalize_name(one.name) for one in metadata.distributions()}
    assert "geo" not in names, "the unrelated package 'geo' overwrites ours: pip uninstall geo"
