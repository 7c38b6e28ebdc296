"""The words of the command line: commands, options, help with examples."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EXAMPLES = {
    "run": "dateline run\n  dateline run --port 8600 --no-open",
    "ingest": "dateline ingest report.txt\n  dateline ingest reports/ more.jsonl"
    "\n  dateline ingest --again",
    "parse": "dateline parse texts/ out/\n  dateline parse texts/ out/ --fast --jobs 2",
    "code": "dateline code texts/ out/\n  dateline code texts/ out/ --explain",
    "export": "dateline export --out incidents.gpkg\n"
    "  dateline export --out may.geojson --from 2023-05-01 --to 2023-05-31 --tier A --tier B"
    "\n  dateline export --format acled --out acled.csv\n  dateline export --out map.png",
    "import": "dateline import my-incidents.csv",
    "geocode": 'dateline geocode Zvečan "Zubin Potok"\n  dateline geocode --json Jarinje',
    "gazetteer": "dateline gazetteer add XK.txt\n  dateline gazetteer add areas.geojson",
    "doctor": "dateline doctor\n  dateline doctor --json",
}

_ONLINE = "ask Nominatim for names that stay unresolved"


_LAST_PORT = 65_535
_WRONG_CALL = 2


def _handler(name: str) -> Callable[[argparse.Namespace], int]:
    """Return a command that imports its module when it runs.

    So ``--help`` stays light, and the app (`geo.ui`) is named here and not imported.
    """

    def run(arguments: argparse.Namespace) -> int:
        module, _, function = name.partition(":")
        found: Callable[[argparse.Namespace], int] = getattr(import_module(module), function)
        return found(arguments)

    return run


def _add(commands: Any, name: str, handler: str, text: str) -> argparse.ArgumentParser:  # noqa: ANN401
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=f"examples:\n  {_EXAMPLES[name]}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--store", metavar="URL", help="store to use, sqlite:///PATH")
    parser.set_defaults(run=_handler(handler))
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line that says where help is; exit status 2."""

    def error(self, message: str) -> NoReturn:
        told = " ".join(message.removeprefix("argument ").split())
        self.exit(_WRONG_CALL, f"dateline: {told} (see '{self.prog} --help')\n")


def parse_words(words: Sequence[str] | None) -> argparse.Namespace:
    """Parse a call; an option that a command does not have is told with that command's help."""
    parser = build_parser()
    arguments, more = parser.parse_known_args(words)
    if more:
        parser.exit(
            _WRONG_CALL,
            f"dateline: not known here: {' '.join(more)} "
            f"(see 'dateline {arguments.command} --help')\n",
        )
    return arguments


def build_parser() -> argparse.ArgumentParser:
    """Build the parser of the whole command line."""
    parser = _Parser(
        prog="dateline",
        description="Turns news articles into an incident map, offline.",
        epilog="dateline COMMAND --help shows examples.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    run = _add(
        commands, "run", "geo.ui.command:run", "open the app, building the store if there is none"
    )
    run.add_argument("--port", type=_port, metavar="N", help="port on 127.0.0.1 to listen on")
    run.add_argument("--no-open", action="store_true", help="do not open a browser")
    run.add_argument("--tiles", metavar="T", help="osm (online), or a PMTiles file")

    ingest = _add(commands, "ingest", "geo.cli.keeping:ingest", "read articles into the store")
    ingest.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    ingest.add_argument(
        "--again",
        action="store_true",
        help="first code anew what an earlier build, or one with other places or actors, coded",
    )
    ingest.add_argument("--online", action="store_true", help=_ONLINE)

    for name, handler, text in (
        ("parse", "geo.cli.batches:parse", "find and resolve the place names of every NAME.txt"),
        ("code", "geo.cli.batches:code", "the same, plus the incidents that each text reports"),
    ):
        batch = _add(commands, name, handler, text)
        batch.add_argument("in_dir", type=Path, metavar="IN_DIR")
        batch.add_argument("out_dir", type=Path, metavar="OUT_DIR")
        batch.add_argument("--fast", action="store_true", help="the lighter model of recognition")
        batch.add_argument("--online", action="store_true", help=_ONLINE)
        batch.add_argument("--jobs", type=int, default=1, metavar="N", help="use N processes")
    batch.add_argument("--explain", action="store_true", help="add what was left out, and why")

    export = _add(commands, "export", "geo.cli.sharing:export", "write exactly the filtered set")
    export.add_argument(
        "--format",
        metavar="F",
        help="default: what the ending of FILE says (needed without one); png and html are the map",
    )
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    _add_filter(export)

    imports = _add(
        commands, "import", "geo.cli.sharing:import_", "join a table of one's own to the places"
    )
    imports.add_argument("file", type=Path, metavar="FILE")
    imports.add_argument(
        "--map",
        dest="columns",
        action="append",
        metavar="OWN=OURS",
        help="a column of another shape and which of ours it is; its other columns are left out",
    )

    geocode = _add(
        commands, "geocode", "geo.cli.places:geocode", "say what the gazetteer has for a name"
    )
    geocode.add_argument("names", nargs="+", metavar="NAME")
    geocode.add_argument("--json", action="store_true")

    gazetteer = _add(commands, "gazetteer", "geo.cli.places:add", "add places to the gazetteer")
    gazetteer.add_argument("action", choices=["add"])
    gazetteer.add_argument("file", type=Path, metavar="FILE")

    doctor = _add(
        commands, "doctor", "geo.cli.doctor:doctor", "say what is installed and whether it works"
    )
    doctor.add_argument("--json", action="store_true")
    return parser


def _add_filter(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("filter", "without these: the default view")
    group.add_argument("--from", dest="start", metavar="DATE", help="first day, YYYY-MM-DD")
    group.add_argument("--to", dest="end", metavar="DATE", help="last day, inclusive")
    group.add_argument("--type", dest="event_classes", action="append", metavar="CLASS")
    group.add_argument("--place", dest="places", action="append", metavar="PLACE")
    group.add_argument("--bbox", metavar="W,S,E,N", help="degrees; --bbox=-5,35,10,44 if negative")
    group.add_argument("--tier", dest="tiers", action="append", choices=["A", "B", "C"])
    group.add_argument("--actor", dest="actors", action="append", metavar="NAME")
    group.add_argument("--outlet", dest="outlets", action="append", metavar="NAME")
    group.add_argument("--precision", type=int, choices=range(1, 7), metavar="N")
    group.add_argument("--text", default="", metavar="WORDS")
    group.add_argument(
        "--rejected", action="store_true", help="also what a reviewer rejected; left out otherwise"
    )
    group.add_argument(
        "--rule",
        choices=["most_reported", "conservative", "medical_first"],
        default="most_reported",
    )


def _port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() else 0
    if not 1 <= number <= _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give 1 to {_LAST_PORT}")
    return number


class _Version(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002
        values: object,  # noqa: ARG002
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

        try:
            print(f"dateline {version('dateline-map')}")
        except PackageNotFoundError:
            print("dateline (version not known: run from a checkout that is not installed)")
        parser.exit()
