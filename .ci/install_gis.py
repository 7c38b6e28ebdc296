"""Installs GDAL's programs and QGIS for the tests marked ``gis``, where that can be done.

As root on a machine with apt-get they are installed; elsewhere what is missing is named, and the
tests that need it skip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

#: Program that a test runs -> Debian package that brings it.
PROGRAMS = {"ogrinfo": "gdal-bin", "qgis_process": "qgis"}
#: Module that a test imports in the system's Python -> Debian package that brings it.
MODULES = {"qgis.core": "python3-qgis", "osgeo_utils.samples.validate_gpkg": "python3-gdal"}
SYSTEM_PYTHON = "/usr/bin/python3"


def _lacks(module: str) -> bool:
    try:
        done = subprocess.run(
            [SYSTEM_PYTHON, "-c", f"import {module}"], check=False, capture_output=True
        )
    except OSError:
        return True
    return done.returncode != 0


def main() -> int:
    """Install what is missing; exit status 1 only where an installation failed."""
    missing = {name: package for name, package in PROGRAMS.items() if not shutil.which(name)}
    missing |= {name: package for name, package in MODULES.items() if _lacks(name)}
    if not missing:
        return 0
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        sys.stderr.write(
            f"not installed (needs root and apt-get): {', '.join(sorted(missing))}; "
            "the tests that need them skip\n"
        )
        return 0
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    sys.stderr.write(f"== installing {', '.join(sorted(missing.values()))}\n")
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run([*command, *sorted(missing.values())], check=True, stdout=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
