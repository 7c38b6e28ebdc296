"""The map as a PNG: drawn by Pillow from the same data and styles as the map in the browser.

Enters: incidents, their places, the filter that chose them. Leaves: the bytes of a PNG with title,
window, counts, legend, sources and attributions. No browser, no network, no clock: the same
incidents give the same bytes. `composing` is the order of drawing; `view` projects (Web Mercator),
`ground` reads the basemap, `arranging` says which incidents share a symbol, `labels` sets names,
`sheet` knows Pillow, `captions` the words.
"""

from geo.maps.picture.composing import draw_picture

__all__ = ["draw_picture"]
