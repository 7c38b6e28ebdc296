"""The address tells the whole state, and nonsense in it is left out."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.ui import address


def test_what_the_address_tells_is_what_was_told_to_it() -> None:
    state = {
        "type": ["Protest", "Violence"],
        "outlet": ["Karst Wire"],
        "q": "mayor & council",
        "rule": "conservative",
        "history": True,
        "window": (dt.date(2031, 5, 1), dt.date(2031, 5, 9)),
        "box": (13.1, 45.5, 13.9, 46.0),
        "precision": 2,
    }
    read = address.read(address.told(state))
    assert {key: read[key] for key in state} == state
    assert address.told(read) == address.told(state)


@pytest.mark.parametrize(
    "parameters",
    [
        {"from": ["2031-05-09"], "to": ["2031-05-01"]},
        {"from": ["yesterday"], "to": ["9999-99-99"]},
        {"box": ["1,2,3"]},
        {"box": ["nan,0,1,1"]},
        {"box": ["0,80,1,70"]},
        {"box": ["0,0,999,1"]},
        {"precision": ["7"]},
        {"history": ["maybe"]},
        {"unknown": ["x"]},
        {"q": ["x" * 5000]},
    ],
)
def test_a_value_that_is_not_one_is_left_out(parameters: dict[str, list[str]]) -> None:
    assert address.told(address.read(parameters)) == {}
    (name, (words,)), *others = parameters.items()
    assert len(address.unread(parameters)) == 1 + len(others)
    assert words[:20] in address.unread(parameters)[0]
    assert name in address.unread(parameters)[0]


def test_a_good_address_leaves_nothing_unread() -> None:
    good = {
        "type": ["Protest", "Violence"], "history": ["false"], "from": ["2031-05-01"],
        "box": ["20,42,21,43"], "tab": ["Reports"], "precision": ["3"],
    }  # fmt: skip
    assert address.unread(good) == []


def test_a_window_that_is_open_at_one_end_reaches_to_all_days() -> None:
    day = dt.date(2031, 5, 9)
    assert address.read({"from": ["2031-05-09"]})["window"] == (day, dt.date.max)
    assert address.read({"to": ["2031-05-09"]})["window"] == (dt.date.min, day)
