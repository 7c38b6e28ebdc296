"""Tables of other shapes: columns under other names, told where the map is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.errors import TableError
from geo.records.reading import read_table

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "event_date,sub_event_type,notes,location,latitude,longitude,fatalities,iso,id"
MAP = {
    "event_date": "start",
    "sub_event_type": "event_class",
    "notes": "title",
    "location": "place_name",
    "latitude": "lat",
    "longitude": "lon",
    "fatalities": "killed",
}


def table(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "events.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_table_of_another_shape_is_read_by_its_map(tmp_path: Path) -> None:
    path = table(tmp_path, "2023-05-29,Violent demonstration,A crowd,Zvečan,42.9,20.84,2,688,e1")
    (found,) = read_table(path, columns=MAP)
    assert (found.id, found.title, found.event_class) == ("e1", "A crowd", "violent_demonstration")
    assert (found.lon, found.lat, found.place_name) == (20.84, 42.9, "Zvečan")
    dead = found.total("killed")
    assert dead is not None
    assert dead.best == 2


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("Armed clash", "armed_clash"),
        ("peaceful protest", "demonstration"),
        ("Grenade", "grenade_attack"),
        ("mob_violence", "mob_violence"),
    ],
)
def test_a_class_may_be_a_label_or_a_sub_event_type(tmp_path: Path, kind: str, code: str) -> None:
    path = table(tmp_path, f"2023-05-29,{kind},A,Zvečan,42.9,20.84,,,")
    assert read_table(path, columns=MAP)[0].event_class == code


def test_a_wrong_row_is_told_by_number_and_nothing_is_read(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "2023-05-29,Attack,A,Zvečan,42.9,20.84,,,",
        "29 May 2023,Attack,A,Zvečan,42.9,20.84,,,",
        "2023-05-29,Picnic,A,Zvečan,42.9,20.84,,,",
    )
    with pytest.raises(TableError, match=r"nothing was imported: row 3: .*; row 4: event_class"):
        read_table(path, columns=MAP)


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"nowhere": "title"}, "no column 'nowhere' to map: there are event_date, "),
        ({"notes": "tittle"}, "'notes' is mapped to 'tittle', no column of ours: is it 'title'"),
        ({"notes": "title", "location": "title"}, "two columns are mapped to title"),
        ({"notes": "title"}, "column start, event_class, lon and lat .or place_name. is missing"),
    ],
)
def test_a_wrong_map_is_told(tmp_path: Path, columns: dict[str, str], told: str) -> None:
    with pytest.raises(TableError, match=told):
        read_table(table(tmp_path, "2023-05-29,Attack,A,Z,1,2,,,"), columns=columns)


def test_a_column_that_is_there_twice_is_told(tmp_path: Path) -> None:
    path = table(tmp_path, "2023-05-29,A,B", header="event_date,notes,notes")
    with pytest.raises(TableError, match="column notes is there twice"):
        read_table(path, columns={"notes": "title"})
