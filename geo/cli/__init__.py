"""The command line: ``dateline`` and ``python -m geo`` are this program.

Exit status: 0 done; 1 some inputs failed, each named on standard error; 2 the call is wrong.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from geo.cli.parser import build_parser
from geo.errors import GeoError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["build_parser", "main"]

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
    arguments = build_parser().parse_args(argv)
    try:
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


def _say(error: GeoError, status: int) -> int:
    print(f"dateline: {' '.join(str(error).split())}", file=sys.stderr)
    return status
