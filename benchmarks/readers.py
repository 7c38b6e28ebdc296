"""Readers without a browser: clients of the app's websocket that move the slider.

They speak Streamlit's own protocol, so that the server does for each all that it does for a
browser, and every byte can be told by the element it belongs to.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from websockets.asyncio.client import ClientConnection

_LONGEST_MESSAGE = 64 * 2**20
_PATIENCE_S = 240
_DAY_US = 86_400_000_000


class StepFailed(RuntimeError):  # noqa: N818  (what happened, in the log of a benchmark)
    """The page told an exception instead of its elements."""


@dataclass
class Step:
    """What one run of the page took: seconds until it was done, bytes by element."""

    seconds: float
    sent: Counter[str] = field(default_factory=Counter)

    @property
    def sent_bytes(self) -> int:
        """All bytes that the server sent."""
        return sum(self.sent.values())


class Reader:
    """One session; `open` first, then `move` the slider."""

    def __init__(self, url: str, query: str = "") -> None:
        self._url = url.replace("http", "ws", 1) + "/_stcore/stream"
        self._query = query
        self._slider: Any = None
        self._link: ClientConnection | None = None

    async def open(self) -> Step:
        """Connect and wait for the whole page."""
        self._link = await connect(
            self._url,
            max_size=_LONGEST_MESSAGE,
            subprotocols=[Subprotocol("streamlit")],
            proxy=None,
        )
        return await self._run()

    async def close(self) -> None:
        """Leave."""
        if self._link is not None:
            await self._link.close()

    @property
    def ends(self) -> tuple[float, float]:
        """First and last day of the slider, in microseconds since the epoch."""
        return self._slider.min, self._slider.max

    async def move(self, first: int, last: int) -> Step:
        """Move the slider to days counted from its first one, and wait for the page."""
        low, _ = self.ends
        return await self._run([low + first * _DAY_US, low + last * _DAY_US])

    async def _run(self, values: Sequence[float] | None = None) -> Step:
        if self._link is None:
            message = "open the reader first"
            raise StepFailed(message)
        asked = BackMsg()
        asked.rerun_script.query_string = self._query
        if values is not None:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id = self._slider.id
            state.double_array_value.data.extend(values)
        began = time.perf_counter()
        await self._link.send(asked.SerializeToString())
        step = Step(0.0)
        async with asyncio.timeout(_PATIENCE_S):
            while True:
                raw = await self._link.recv()
                if isinstance(raw, str):
                    continue
                if self._take(ForwardMsg.FromString(raw), len(raw), step):
                    break
        step.seconds = time.perf_counter() - began
        return step

    def _take(self, told: ForwardMsg, size: int, step: Step) -> bool:
        """Take one message over; tell whether the run is done."""
        kind = told.WhichOneof("type")
        name = str(kind)
        if kind == "page_info_changed":
            self._query = told.page_info_changed.query_string
        elif kind == "delta" and told.delta.WhichOneof("type") == "new_element":
            element = told.delta.new_element
            name = str(element.WhichOneof("type"))
            if name == "exception":
                raise StepFailed(element.exception.message)
            if name == "slider":
                self._slider = element.slider
            elif name == "bidi_component":
                name = element.bidi_component.component_name
            elif name == "component_instance":
                name = "map"
        step.sent[name] += size
        return kind == "script_finished"
