"""Score the whole way from text to places on one half of the tuning corpora.

Usage::

    python -m benchmarks.recognition.score --half even --shared ../shared --home DIR [--fast]

Runs `find_mentions` and `resolve_places`, and hands their answers to the evaluator in the reference
material. The odd half is for releases only: log each run of it in ``docs/quality-log.md``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from geo.articles import prepare, read_text
from geo.gazetteer import Gazetteer
from geo.mentions import find_mentions
from geo.places import resolve_places

CORPORA = ("LGL", "GeoWebNews")


def predict(texts: list[Path], out: Path, gazetteer: Gazetteer, *, fast: bool) -> float:
    """Write NAME.json for each text; return words a second of processor time."""
    words = 0
    start = time.process_time()
    for path in texts:
        text = path.open(encoding="utf-8", newline="").read()
        words += len(text.split())
        document = prepare(read_text(text, name=path.stem))
        mentions = find_mentions(document, gazetteer, fast=fast)
        rows = [
            {
                "start": r.mention.start,
                "end": r.mention.end,
                "text": r.mention.surface,
                "kind": r.mention.kind,
                "lon": r.place.lon if r.place else None,
                "lat": r.place.lat if r.place else None,
            }
            for r in resolve_places(document, mentions, gazetteer)
        ]
        (out / f"{path.stem}.json").write_text(json.dumps(rows), encoding="utf-8")
    return words / (time.process_time() - start)


def main() -> None:
    """Predict and score both corpora."""
    parser = argparse.ArgumentParser(description="Score text to places.")
    parser.add_argument("--half", choices=("even", "odd"), required=True)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--home", type=Path, required=True, help="folder of the gazetteer's index")
    parser.add_argument("--fast", action="store_true")
    chosen = parser.parse_args()
    gazetteer = Gazetteer.open(chosen.home)
    for corpus in CORPORA:
        folder = chosen.shared / "corpora" / corpus
        lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        names = [json.loads(line)["id"] for line in lines[chosen.half == "odd" :: 2]]
        with tempfile.TemporaryDirectory() as place:
            texts = [folder / "texts" / f"{name}.txt" for name in names]
            speed = predict(texts, Path(place), gazetteer, fast=chosen.fast)
            command = [
                sys.executable, str(chosen.shared / "evaluate" / "geoparsing.py"),
                "--corpus", str(folder), "--half", chosen.half, "--need-coords-gold",
                "--pred", place, "--ci", "1000", "--json", f"{place}/scores.json",
            ]  # fmt: skip
            subprocess.run(command, check=True)
            scores = json.loads(Path(f"{place}/scores.json").read_text(encoding="utf-8"))
        print(corpus, "95% of F1@161", scores["ci95"]["e2e_F1_161"], f"{speed:.0f} words/s")


if __name__ == "__main__":
    main()
