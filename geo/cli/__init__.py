"""The command line: ``dateline`` and ``python -m geo`` are this program.

Exit status: 0 done; 1 some inputs failed, each named on standard error; 2 the call is wrong.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from geo.cli.parser import build_parser, parse_words
from geo.errors import GeoError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["build_parser", "main", "parse_words"]

FAILED = 1
WRONG_CALL = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Parameters
    ----------
    argv
        The words after the program's name; those of the process by default.
    """
    arguments = parse_words(argv)
    try:
        if arguments.store:
            _check_folder(arguments.store)
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        return _say(error, WRONG_CALL)
    except GeoError as error:
        return _say(error, FAILED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print("dateline: stopped", file=sys.stderr)
        return INTERRUPTED
    return status


def _check_folder(url: str) -> None:
    """Check that the folder of a store that was named is there: its name may be mistyped.

    Raises
    ------
    UsageError
        If it is not.
    """
    from geo.store import store_path  # noqa: PLC0415  (only where a store is named)

    path = store_path(url)
    if not path.parent.exists():
        raise UsageError(
            f"--store {url}: there is no folder {path.parent}; make it, or mend the path"
        )


def _say(error: GeoError, status: int) -> int:
    print(f"dateline: {' '.join(str(error).split())}", file=sys.stderr)
    return status
