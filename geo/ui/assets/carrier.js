// Shows nothing: holds the incidents for the map's frame, so that a step of the slider sends none.
export default function ({ data }) {
  if (window.datelineColumns && window.datelineColumns.key === data.key) return;
  window.datelineColumns = data;
  for (const frame of document.querySelectorAll("iframe")) {
    try {
      frame.contentWindow.dateline.supply();
    } catch {
      // Not our map, or one that is still loading: it asks for itself.
    }
  }
}
