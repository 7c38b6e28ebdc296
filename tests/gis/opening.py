"""Opens what we export as a GIS does, and prints what it finds as JSON.

Run by the system's Python, the one that QGIS brings its bindings for, never by our own:
``python3 opening.py FILE.gpkg FILE.geojson FILE.kml COPY.gpkg``.
"""

# ruff: noqa: PLC0415, T201  (only the system's Python has these modules; it answers by printing)
from __future__ import annotations

import json
import os
import sys
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def layer_told(layer: Any) -> dict[str, Any]:  # noqa: ANN401
    """Say what QGIS makes of a layer."""
    temporal = layer.temporalProperties()
    return {
        "valid": layer.isValid(),
        "count": layer.featureCount(),
        "crs": layer.crs().authid() if layer.isSpatial() else None,
        "active": temporal.isActive(),
        "mode": int(temporal.mode()),
        "start": temporal.startField(),
        "end": temporal.endField(),
        "fields": {f.name(): f.typeName() for f in layer.fields()},
    }


def shown_on(layer: Any, first: str, last: str) -> list[str]:  # noqa: ANN401
    """Return the ids of what the layer shows from midnight of one day to that of another."""
    from qgis.core import QgsDateTimeRange, QgsFeatureRequest, QgsVectorLayerTemporalContext
    from qgis.PyQt.QtCore import QDateTime, Qt

    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    ends = [QDateTime.fromString(f"{day}T00:00:00Z", Qt.ISODate) for day in (first, last)]
    frame = QgsDateTimeRange(ends[0], ends[1], True, False)  # noqa: FBT003  (QGIS has no keywords)
    asked = layer.temporalProperties().createFilterString(context, frame)
    found = layer.getFeatures(QgsFeatureRequest().setFilterExpression(asked))
    return sorted(feature["id"] for feature in found)


def labels_told(layer: Any) -> list[Any]:  # noqa: ANN401
    """Say what stands beside the symbols of a layer, and whether it has a seam."""
    if not layer.isValid() or not layer.labelsEnabled():
        return []
    settings = layer.labeling().settings()
    text = settings.format()  # held, or what belongs to it is gone
    seam = text.buffer()
    return [settings.fieldName, seam.enabled()]


def places_drawn(layer: Any) -> list[str]:  # noqa: ANN401
    """Return the names of the places that have a symbol, were the layer switched on."""
    from qgis.core import QgsRenderContext

    renderer, context = layer.renderer(), QgsRenderContext()
    context.expressionContext().appendScope(layer.createExpressionContextScope())
    renderer.startRender(context, layer.fields())
    drawn = []
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        if renderer.willRenderFeature(feature, context):
            drawn.append(feature["name"])
    renderer.stopRender(context)
    return sorted(drawn)


def project_told(path: str) -> dict[str, Any]:
    """Say what QGIS makes of the project that is stored in a GeoPackage."""
    from qgis.core import QgsProject
    from qgis.PyQt.QtCore import Qt

    project = QgsProject.instance()
    read = project.read(f"geopackage:{path}?projectName=Dateline")
    times = project.timeSettings().temporalRange()
    return {
        "read": read,
        "error": project.error(),
        "shown": [
            node.layerId().removeprefix("dateline_")
            for node in project.layerTreeRoot().findLayers()
            if node.isVisible()
        ],
        "labels": labels_told(project.mapLayer("dateline_incidents")),
        "places": places_drawn(project.mapLayer("dateline_places")),
        "layers": {
            layer.id().removeprefix("dateline_"): layer_told(layer)
            for layer in project.mapLayers().values()
        },
        "relations": {
            key: relation.isValid()
            for key, relation in project.relationManager().relations().items()
        },
        "begin": times.begin().toString(Qt.ISODate),
        "end": times.end().toString(Qt.ISODate),
        "crs": project.crs().authid(),
    }


def main(package: str, geojson: str, kml: str, renamed: str) -> None:
    """Open the three files, and a copy of the first under another name."""
    from osgeo import gdal
    from qgis.core import Qgis, QgsApplication, QgsVectorLayer

    application = QgsApplication([], False)  # noqa: FBT003  (QGIS has no keywords)
    application.initQgis()
    dropped = QgsVectorLayer(f"{package}|layername=incidents", "incidents", "ogr")
    # What QGIS's own window does with every layer that is dropped on it.
    dropped.loadDefaultStyle()
    copied = QgsVectorLayer(f"{renamed}|layername=incidents", "incidents", "ogr")
    copied.loadDefaultStyle()
    told = {
        "qgis": Qgis.QGIS_VERSION,
        "dropped": layer_told(dropped),
        "categories": [category.value() for category in dropped.renderer().categories()],
        "shown": {
            day: shown_on(dropped, day, following)
            for day, following in (("2023-05-28", "2023-05-29"), ("2023-05-29", "2023-05-30"))
        },
        "project": project_told(package),
        "copied": layer_told(copied),
        "project_of_the_copy": project_told(renamed),
        "relationships": sorted(gdal.OpenEx(package).GetRelationshipNames() or []),
        "geojson": layer_told(QgsVectorLayer(geojson, "geojson", "ogr")),
        "kml": layer_told(QgsVectorLayer(kml, "kml", "ogr")),
    }
    print(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)  # QGIS 3.22 may crash while it takes itself down


if __name__ == "__main__":
    main(*sys.argv[1:])
