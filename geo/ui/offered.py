"""What each format is called where a reader chooses one, and what it is for, in plain words."""

from __future__ import annotations

#: The page without a server, which is no format of `geo.export`.
PAGE = ("Web page (HTML)", "Map, timeline and cards in one file that opens without a server.")
#: Heading, then label and purpose of each format, in the order in which they are offered.
OFFERED: dict[str, dict[str, tuple[str, str]]] = {
    "Tables": {
        "csv": (
            "Spreadsheet (CSV)",
            "One row an incident, for Excel, LibreOffice or a script; Dateline reads it back.",
        ),
        "hxl": (
            "Spreadsheet with HXL tags (CSV)",
            "The same for humanitarian data tools: the second row tags each column.",
        ),
        "acled": (
            "ACLED’s columns (CSV)",
            "For scripts that read ACLED, with a list of what its columns cannot hold.",
        ),
        "ucdp": (
            "UCDP’s columns (CSV)",
            "For scripts that read UCDP GED, with a list of what its columns cannot hold.",
        ),
    },
    "Maps": {
        "gpkg": ("GeoPackage", "For QGIS and ArcGIS: places, areas, evidence, symbols, a project."),
        "kml": ("KML", "For Google Earth, with time spans."),
        "geoparquet": ("GeoParquet", "For Python, R and DuckDB: days and lists as they are."),
        "geojsonseq": ("GeoJSON, an incident a line", "For large sets, read one by one."),
    },
    "Citing and checking": {
        "cff": ("Citation (CFF)", "How to cite the set, as GitHub and Zenodo read it."),
        "bibtex": ("Citation (BibTeX)", "How to cite the set, for LaTeX and Zotero."),
        "manifest": (
            "How this set was made (JSON)",
            "Filter, rule, time, versions, articles and licence.",
        ),
    },
}
