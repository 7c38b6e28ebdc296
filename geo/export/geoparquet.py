"""GeoParquet 1.1: dates, lists and nulls as they are, written row group by row group.

The CRS is not named, which means OGC:CRS84: WGS84 with the longitude first.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from geo.export import columns
from geo.export.about import About
from geo.export.geojson import Seen, dump, point_of
from geo.export.incident_batches import incident_batches
from geo.export.manifest import Cited
from geo.export.whole import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geo.records import Incident


def write_geoparquet(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:
    """Write incidents to the file `out` as GeoParquet 1.1 with WKB points.

    What the file says of itself (attribution, filter, rule, time of the store's last change)
    stands under ``dateline`` in its key-value metadata.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    told = about or About()
    seen, cited = Seen(), Cited(told)

    def watched() -> Iterator[Incident]:
        for incident in cited.watch(incidents):
            seen.take(incident, point_of(incident), told)
            yield incident

    schema = columns.schema_of(columns.incident_columns(), nested=True)
    with (
        written_whole(out, suffix=".parquet") as part,
        pq.ParquetWriter(part, schema, compression="zstd") as writer,
    ):
        for batch in incident_batches(watched(), told, schema):
            writer.write_batch(batch)
        last, manifest = seen.told(), cited.manifest()
        geometry: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
        if "bbox" in last:
            geometry["bbox"] = last.pop("bbox")
        writer.add_key_value_metadata(
            {
                "geo": json.dumps(
                    {
                        "version": "1.1.0",
                        "primary_column": columns.GEOMETRY,
                        "columns": {columns.GEOMETRY: geometry},
                    }
                ),
                "dateline": dump(
                    {
                        "title": told.title,
                        **told.told(),
                        **last,
                        "attribution": manifest["attribution"],
                        "manifest": manifest,
                    }
                ),
            }
        )
