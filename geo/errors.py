"""Every error that Dateline raises on purpose.

GeoError (Exception)
├── InputError (ValueError)          what was given cannot be read: file, record, table, text
│   ├── ArticleError                 an article: empty, binary, not to be decoded
│   ├── SeedError                    a record of ``seeds/``: front matter or body is broken
│   └── TableError                   a table of incidents or places: columns, rows, coordinates
├── UsageError (ValueError)          the call is wrong: an option, a date, a name of a format
├── GazetteerError (RuntimeError)    the index of places is missing, damaged or cannot be built
├── StoreError (OSError)             the store cannot be opened, read or written
├── ExportError (OSError)            a file cannot be written: folder, rights, full disk
├── MapError (RuntimeError)          a part of the map (basemap, Leaflet) is missing
└── ServerError (OSError)            the app cannot be served: port in use

A message says what was wrong, the value, and what to do. A mention that no place fits is no
error: it is a `Resolution` without a place and with a reason.
"""


class GeoError(Exception):
    """Base of all errors raised on purpose; catch it to catch them all."""


class InputError(GeoError, ValueError):
    """What was given cannot be read."""


class ArticleError(InputError):
    """An article is empty, binary or cannot be decoded."""


class SeedError(InputError):
    """A record in ``seeds/`` is broken."""


class TableError(InputError):
    """A table of incidents or places has the wrong columns or values."""


class UsageError(GeoError, ValueError):
    """The call is wrong; exit status 2 on the command line."""


class GazetteerError(GeoError, RuntimeError):
    """The index of places is missing, damaged or cannot be built."""


class StoreError(GeoError, OSError):
    """The store cannot be opened, read or written."""


class ExportError(GeoError, OSError):
    """A file cannot be written; nothing is left under its name."""


class MapError(GeoError, RuntimeError):
    """A part of the map is missing from the installation."""


class ServerError(GeoError, OSError):
    """The app cannot be served."""
