"""Exports beside geopandas' and pyogrio's own writes of the same rows, in the same run.

The peers get the frame ready-made: only their writing is counted, while ours counts all from the
records on. Incidents are invented (`benchmarks.synthetic`).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import synthetic
from benchmarks.measure import Benchmark, Bound, cpu_s

NUMBER = 100_000
LARGE = 1_000_000
#: How much more memory ten times as many may take: what chance does to an allocator.
_FLAT = 1.15


def geojson() -> dict[str, float]:
    """Write GeoJSON, and let geopandas write the same frame."""
    from geo.export import write  # noqa: PLC0415
    from geo.records.table import incidents_frame  # noqa: PLC0415

    found, about = tuple(synthetic.incidents(NUMBER)), synthetic.about()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "ours.geojson"
        ours = cpu_s(lambda: write(found, out, about=about))
        size = out.stat().st_size
        frame = incidents_frame(found, about.articles, about.places)
        # geopandas' to_json takes neither days nor nested values of its own; text stands for both.
        for name in ("start", "end"):
            frame[name] = frame[name].dt.strftime("%Y-%m-%d")
        theirs = cpu_s(lambda: (Path(folder) / "theirs.geojson").write_text(frame.to_json()))
    return {
        "ours_cpu_s": ours,
        "geopandas_cpu_s": theirs,
        "ratio": ours / theirs,
        "ours_bytes": size,
    }


def geopackage() -> dict[str, float]:
    """Write a GeoPackage, and let pyogrio write all its tables again from ready frames."""
    import pyogrio  # noqa: PLC0415

    from geo.export import write  # noqa: PLC0415

    found, about = tuple(synthetic.incidents(NUMBER)), synthetic.about()
    with tempfile.TemporaryDirectory() as folder:
        ours_path, theirs_path = Path(folder) / "ours.gpkg", Path(folder) / "theirs.gpkg"
        ours = cpu_s(lambda: write(found, ours_path, format="gpkg", about=about))
        frames = {
            name: pyogrio.read_dataframe(ours_path, layer=name)
            for name in ("incidents", "places", "areas", "claims", "mentions", "sources")
        }

        def plain() -> None:
            for name, frame in frames.items():
                pyogrio.write_dataframe(
                    frame, theirs_path, layer=name, driver="GPKG", append=theirs_path.exists()
                )

        theirs = cpu_s(plain)
    return {"ours_cpu_s": ours, "pyogrio_cpu_s": theirs, "ratio": ours / theirs}


def _peak_mb(number: int) -> float:
    """Return the peak memory of a process that streams `number` incidents to GeoJSON.

    ``VmHWM`` starts anew with a program; ``ru_maxrss`` would tell this process's own peak.
    """
    code = (
        "import pathlib, re, tempfile\n"
        "from benchmarks import synthetic\n"
        "from geo.export import write\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    out = pathlib.Path(folder) / 'x.geojson'\n"
        f"    write(synthetic.incidents({number}), out, about=synthetic.about())\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(re.search(r'VmHWM:\\s+(\\d+) kB', status)[1])\n"
    )
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1024


def memory() -> dict[str, float]:
    """Measure whether streaming ten times as many takes more memory."""
    small, large = _peak_mb(NUMBER), _peak_mb(LARGE)
    return {"peak_100k_mb": small, "peak_1m_mb": large, "ratio": large / small}


def records() -> dict[str, float]:
    """Measure how records are written to JSON values and read again, beside `json` itself."""
    from geo.records import Incident  # noqa: PLC0415
    from geo.records.codec import from_json, to_json  # noqa: PLC0415

    found = tuple(synthetic.incidents(NUMBER // 5))
    told: list[object] = []
    written = cpu_s(lambda: told.extend(to_json(incident) for incident in found))
    texts = [json.dumps(each) for each in told]
    parsed: list[object] = []
    loads = cpu_s(lambda: parsed.extend(json.loads(text) for text in texts))
    read = cpu_s(lambda: [from_json(Incident, each) for each in parsed])
    return {"to_json_cpu_s": written, "json_loads_cpu_s": loads, "from_json_cpu_s": read,
            "read_ratio": read / loads}  # fmt: skip


def same_bytes() -> dict[str, float]:
    """Count formats whose bytes differ when the same set is written twice."""
    from geo.export import FORMATS, as_archive  # noqa: PLC0415

    about = synthetic.about()
    differing = sum(
        as_archive(synthetic.incidents(500), format=name, about=about)
        != as_archive(synthetic.incidents(500), format=name, about=about)
        for name in FORMATS
    )
    return {"differing_formats": differing}


def broken_rules() -> dict[str, float]:
    """Count the rules of RFC 7946 that an exported file breaks."""
    from geo.export import write  # noqa: PLC0415
    from geo.export.rfc7946 import check_file  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "x.geojson"
        write(synthetic.incidents(5_000), out, about=synthetic.about())
        return {"broken_rules": len(check_file(out))}


def benchmarks() -> tuple[Benchmark, ...]:
    """Return the benchmarks of the exports."""
    return (
        Benchmark("exports.geojson_100k", geojson, must={"ratio": Bound(most=0.5)}, rounds=3),
        Benchmark("exports.geopackage_100k", geopackage, must={"ratio": Bound(most=1.5)}, rounds=3),
        Benchmark(
            "exports.memory",
            memory,
            must={"ratio": Bound(most=_FLAT)},
            rounds=1,
            needs="/proc/self/status",
        ),
        Benchmark("exports.records", records, must={"read_ratio": Bound(most=2)}, rounds=3),
        Benchmark("exports.bytes", same_bytes, must={"differing_formats": Bound(most=0)}, rounds=1),
        Benchmark("exports.rfc7946", broken_rules, must={"broken_rules": Bound(most=0)}, rounds=1),
    )
