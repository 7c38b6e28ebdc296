"""Which place a name means, from the article around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from geo.places import resolve_places
from geo.records import Article, Document, Mention, Resolution

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer


def _resolve(
    gazetteer: Gazetteer,
    text: str,
    *names: str,
    home: str | tuple[float, float] | None = None,
) -> list[Resolution]:
    article = Article("a", "a.txt", text, home=home)
    mentions = [
        Mention("a", match.start(), match.end(), match.group())
        for name in names
        for match in re.finditer(re.escape(name), text)
    ]
    return list(resolve_places(Document(article), mentions, gazetteer))


def _place_id(resolution: Resolution) -> str:
    assert resolution.place is not None
    return resolution.place.id


def test_a_state_after_a_comma_decides(gazetteer: Gazetteer) -> None:
    town, state = _resolve(gazetteer, "A fire in Paris, Texas, on Monday.", "Paris", "Texas")
    assert _place_id(town) == "geonames:4717560"
    assert _place_id(state) == "admin1:US.TX"
    assert "lies in" in town.reason


def test_a_town_in_a_row_of_three_holds_none_of_the_others(gazetteer: Gazetteer) -> None:
    text = "Police searched offices in Klina, Peja and Istog."
    towns = _resolve(gazetteer, text, "Klina", "Peja", "Istog")
    assert [t.place.kind for t in towns if t.place] == ["settlement"] * 3
    text = "Shots were fired in Paris, Texas and Rome."
    assert _place_id(_resolve(gazetteer, text, "Paris", "Texas", "Rome")[0]) == "geonames:4717560"


def test_a_name_alone_means_the_best_known_place(gazetteer: Gazetteer) -> None:
    (city,) = _resolve(gazetteer, "A fire in Paris on Monday.", "Paris")
    assert _place_id(city) == "geonames:2988507"


def test_the_same_name_means_the_same_place_throughout(gazetteer: Gazetteer) -> None:
    text = "Police in Paris, Texas, said so. Later Paris was quiet."
    found = _resolve(gazetteer, text, "Paris", "Texas")
    assert {_place_id(r) for r in found if r.mention.surface == "Paris"} == {"geonames:4717560"}


def test_other_places_of_the_article_decide(gazetteer: Gazetteer) -> None:
    text = "Kosovo police went to Mitrovica and Zvecan, Pristina said; Serbia protested."
    names = ("Kosovo", "Mitrovica", "Zvecan", "Pristina", "Serbia")
    found = {r.mention.surface: r for r in _resolve(gazetteer, text, *names)}
    assert _place_id(found["Mitrovica"]) == "geonames:789225"
    assert _place_id(found["Zvecan"]) == "geonames:783770"


def test_a_town_in_ukraine_needs_no_pack(gazetteer: Gazetteer) -> None:
    text = "Ukraine said shells hit Nikopol and Marhanets near Zaporizhzhia."
    found = _resolve(gazetteer, text, "Ukraine", "Nikopol", "Marhanets", "Zaporizhzhia")
    assert {r.place.country for r in found if r.place} == {"UA"}


def test_a_village_of_the_country_that_the_text_names_goes_before_what_some_call_a_far_town(
    gazetteer: Gazetteer,
) -> None:
    text = "Kosovo police arrested two men in the village of Banjska on Wednesday."
    found = _resolve(gazetteer, text, "Kosovo", "Banjska")
    assert [r.place.country for r in found if r.place] == ["XK", "XK"]


def test_a_word_like_crossing_near_prefers_the_crossing(gazetteer: Gazetteer) -> None:
    text = "Trucks blocked the Jarinje border crossing in Kosovo."
    crossing, _ = _resolve(gazetteer, text, "Jarinje", "Kosovo")
    assert _place_id(crossing) == "dateline:jarinje-crossing"
    text = "Families in the village of Jarinje in Kosovo kept sheep."
    village, _ = _resolve(gazetteer, text, "Jarinje", "Kosovo")
    assert _place_id(village) == "geonames:834414"


def test_the_home_of_the_outlet_counts(gazetteer: Gazetteer) -> None:
    text = "The council of Dublin met."
    (abroad,) = _resolve(gazetteer, text, "Dublin")
    (named,) = _resolve(gazetteer, text, "Dublin", home="Columbus, Ohio")
    (point,) = _resolve(gazetteer, text, "Dublin", home=(-83.0, 39.96))
    assert abroad.place is not None
    assert abroad.place.country == "IE"
    assert _place_id(named) == _place_id(point)
    assert named.place is not None
    assert named.place.admin1 == "Ohio"


def test_demonyms_and_countries_are_resolved_directly(gazetteer: Gazetteer) -> None:
    serbs, kosovo = _resolve(gazetteer, "Serbs in Kosovo", "Serbs", "Kosovo")
    assert serbs.place is not None
    assert (serbs.place.kind, serbs.place.country) == ("demonym", "RS")
    assert _place_id(kosovo) == "country:XK"


@pytest.mark.parametrize(
    ("surface", "place_id"),
    [
        ("Zvecan municipality", "admin2:XK.10097358.30"),
        ("northern Kosovo", "dateline:northern-kosovo"),
        ("Leposavych", "geonames:788731"),
        ("Northern Mitrovica", "dateline:north-mitrovica"),
        ("eastern Ukraine", "country:UA"),
        ("the Philippines", "country:PH"),
        ("Kherson region", "admin1:UA.08"),
        ("Mt. Vesuvius", "dateline:vesuvius"),
        ("Paris, France", "geonames:2988507"),
        ("North Darfur", "admin1:SD.55"),
    ],
)
def test_names_are_read_in_the_forms_that_texts_use(
    gazetteer: Gazetteer, surface: str, place_id: str
) -> None:
    (found,) = _resolve(gazetteer, f"It was in {surface} yesterday.", surface)
    assert _place_id(found) == place_id


def test_what_fits_nothing_is_kept_with_a_reason(gazetteer: Gazetteer) -> None:
    (found,) = _resolve(gazetteer, "It was in Qqxzvw.", "Qqxzvw")
    assert found.place is None
    assert "no place called 'Qqxzvw'" in found.reason
    assert found.candidates == ()


def test_a_village_that_no_gazetteer_has_is_not_put_on_another_continent(
    gazetteer: Gazetteer,
) -> None:
    text = "Myanmar troops burned homes in Sagaing, Kale and Kani; Lashio and Mandalay were calm."
    names = ("Myanmar", "Sagaing", "Kale", "Lashio", "Mandalay", "Kani")
    kani = _resolve(gazetteer, text, *names)[-1]
    assert kani.place is None
    assert "far from all" in kani.reason
    assert kani.candidates


def test_a_village_in_a_country_that_the_text_does_not_name_is_not_believed(
    gazetteer: Gazetteer,
) -> None:
    text = "From Bujanovac to Lučane, police held the road to Vranje, officials said in Belgrade."
    names = ("Bujanovac", "Lučane", "Vranje", "Belgrade")
    found = [r.place for r in _resolve(gazetteer, text, *names)]
    assert found[0] is not None
    assert found[1] is None  # the only Lučane of the gazetteer lies in Croatia


def test_alternatives_are_kept_with_the_parts_of_their_scores(gazetteer: Gazetteer) -> None:
    (found,) = _resolve(gazetteer, "A fire in Springfield.", "Springfield")
    assert len(found.candidates) == 5
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all("probability" in candidate.parts for candidate in found.candidates)
    assert found.candidates[0].place == found.place
    assert gazetteer.digest[:16] in found.resolver


def test_no_mentions_give_no_resolutions(gazetteer: Gazetteer) -> None:
    assert _resolve(gazetteer, "Nothing here.") == []


def test_answers_come_in_the_order_of_the_mentions(gazetteer: Gazetteer) -> None:
    found = _resolve(gazetteer, "Rome, Oslo, Bern", "Bern", "Rome", "Oslo")
    assert [r.mention.surface for r in found] == ["Bern", "Rome", "Oslo"]


def test_an_article_of_a_thousand_names_is_resolved(gazetteer: Gazetteer) -> None:
    names = [f"Springfield{n}" for n in range(700)] + ["Springfield", "Columbia", "Paris"] * 100
    text = " and ".join(names)
    mentions, at = [], 0
    for name in names:
        mentions.append(Mention("a", at, at + len(name), name))
        at += len(name) + 5
    found = resolve_places(Document(Article("a", "a.txt", text)), mentions, gazetteer)
    assert len(found) == 1000


def test_a_brief_answer_names_the_same_places_without_alternatives(gazetteer: Gazetteer) -> None:
    text = "Police closed the bridge in Mitrovica, and soldiers stood in Zvecan. He left Xyzzx."
    mentions = [
        Mention("a", text.index(name), text.index(name) + len(name), name)
        for name in ("Mitrovica", "Zvecan", "Xyzzx")
    ]
    document = Document(Article("a", "a.txt", text))
    whole = resolve_places(document, mentions, gazetteer)
    brief = resolve_places(document, mentions, gazetteer, brief=True)
    assert [(r.place, r.score) for r in brief] == [(r.place, r.score) for r in whole]
    assert brief[2].reason == whole[2].reason != ""
    assert all(not r.candidates for r in brief)


def test_names_beyond_a_bound_are_weighed_part_by_part(gazetteer: Gazetteer) -> None:
    names = [f"{gazetteer.place(n).name}" for n in range(0, 60_000, 40)]
    text = ". ".join(names)
    mentions, at = [], 0
    for name in names:
        mentions.append(Mention("a", at, at + len(name), name))
        at += len(name) + 2
    found = resolve_places(Document(Article("a", "a.txt", text)), mentions, gazetteer)
    assert [r.mention for r in found] == mentions


@pytest.mark.parametrize(
    ("full", "country"),
    [("Democratic Republic of Congo", "country:CD"), ("Republic of Congo", "country:CG")],
)
def test_a_short_form_is_the_country_whose_full_form_stands_there(
    gazetteer: Gazetteer, full: str, country: str
) -> None:
    text = f"The {full} closed a road. Rebels stormed a camp in Congo on Monday."
    long, short = _resolve(gazetteer, text, full)[0], _resolve(gazetteer, text, full, "Congo")[-1]
    assert _place_id(long) == _place_id(short) == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Rebels stormed a camp in eastern Congo on Monday.", "country:CD"),
        ("Rwanda and Congo closed the road to Goma in Congo.", "country:CD"),
        ("Traders in Brazzaville and Pointe-Noire in Congo went on strike.", "country:CG"),
    ],
)
def test_congo_is_the_larger_one_unless_a_town_of_the_other_is_named(
    gazetteer: Gazetteer, text: str, country: str
) -> None:
    towns = [town for town in ("Goma", "Brazzaville", "Pointe-Noire") if town in text]
    assert _place_id(_resolve(gazetteer, text, *towns, "Congo")[-1]) == country


def test_the_country_that_opens_a_sentence_is_where_its_towns_are(gazetteer: Gazetteer) -> None:
    text = (
        "A ferry went down off Zanzibar, Tanzania, after it had left Dar es Salaam. "
        "In Spain, the number of people killed in the floods around Valencia rose to 214. "
        "In Texas, a tornado destroyed eleven homes in Paris, in Lamar County."
    )
    names = (
        "Zanzibar", "Tanzania", "Dar es Salaam", "Texas", "Paris", "Lamar County", "Spain",
        "Valencia",
    )  # fmt: skip
    found = _resolve(gazetteer, text, *names)[-1]
    assert found.place is not None
    assert found.place.country == "ES"


def test_a_village_yields_to_its_namesakes_where_nothing_is_said_of_its_country(
    gazetteer: Gazetteer,
) -> None:
    town, _ = _resolve(gazetteer, "From Stari Trg to Zagreb.", "Stari Trg", "Zagreb")
    text = "Miners at Stari Trg, near Mitrovica, came to Pristina."
    mine, *_ = _resolve(gazetteer, text, "Stari Trg", "Mitrovica", "Pristina")
    assert _place_id(town) == "geonames:3189942"
    assert "geonames:785528" not in {candidate.place.id for candidate in town.candidates}
    assert _place_id(mine) == "geonames:785528"


def test_a_village_yields_to_a_known_place_of_its_pack(gazetteer: Gazetteer) -> None:
    village, *_ = _resolve(
        gazetteer, "Gunmen at Banjska, in Vushtrri, Kosovo.", "Banjska", "Vushtrri", "Kosovo"
    )
    assert _place_id(village) == "geonames:792910"


def test_of_villages_of_one_name_the_one_near_what_is_named_is_meant(gazetteer: Gazetteer) -> None:
    text = "A house burned in Belo Polje, near Peć, in Kosovo."
    village, *_ = _resolve(gazetteer, text, "Belo Polje", "Peć", "Kosovo")
    assert _place_id(village) == "geonames:792704"
