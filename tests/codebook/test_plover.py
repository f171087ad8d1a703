import json
from pathlib import Path

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.plover import Plover, load_plover
from onrecord.errors import CodebookError


@pytest.fixture(scope="module")
def plover() -> Plover:
    return load_plover(Codebook())


def test_there_are_sixteen_types_whatever_the_readme_of_plover_says(plover: Plover) -> None:
    assert len(plover.types) == 16
    assert {each.quad for each in plover.types.values()} == {1, 2, 3, 4}
    assert all(len(each.letters) == 4 for each in plover.types.values())


def test_sanction_is_a_deed_and_the_table_of_quads_can_be_asked_for(plover: Plover) -> None:
    assert plover.quad("SANCTION") == 4
    assert plover.quad("SANCTION", by_table=True) == 3
    assert [code for code in plover.types if plover.quad(code) != plover.quad(code, by_table=True)] == ["SANCTION"]


def test_accuse_scores_below_zero(plover: Plover) -> None:
    assert plover.score("ACCUSE", ()) == -3


def test_conflict_scores_below_zero_and_cooperation_above(plover: Plover) -> None:
    for each in plover.types.values():
        assert (each.score <= 0) is (each.quad > 2), each.code


def test_the_strongest_mode_scores_and_one_without_a_score_does_not(plover: Plover) -> None:
    assert plover.score("THREATEN", ("restrict", "territory")) == -4
    assert plover.score("PROTEST", ("vandalize",)) == -5


def test_every_mode_of_the_cameo_table_is_one_of_its_type(plover: Plover) -> None:
    for code, coded in plover.cameo.items():
        assert coded.mode is None or coded.mode in plover.types[coded.type].modes, code
        assert set(coded.context) <= set(plover.contexts), code


def test_what_the_mapping_names_and_plover_has_no_more_is_kept_beside() -> None:
    rows = {row["code"]: row for row in Codebook().rows("cameo_plover")}
    assert {row["old_mode"] for row in rows.values() if row["old_mode"]} == {
        "ease", "return", "ban", "political", "seize", "assassinate", "massacre", "cleansing",
    }  # fmt: skip
    assert (rows["185"]["mode"], rows["185"]["old_mode"]) == ("targeted", "assassinate")
    assert (rows["1712"]["mode"], rows["1712"]["old_mode"]) == ("destroy", "seize")
    assert (rows["0811"]["context"], rows["0811"]["old_context"]) == ("", "democracy")


@pytest.mark.parametrize(
    ("code", "type_"),
    [("191", "COERCE"), ("192", "COERCE"), ("201", "ASSAULT"), ("163", "COERCE"), ("1712", "ASSAULT"), ("0841", "RETREAT")],
)  # fmt: skip
def test_codes_that_left_their_root_are_found_where_they_went(plover: Plover, code: str, type_: str) -> None:
    coded = plover.from_cameo(code)
    assert coded is not None
    assert coded.type == type_


def test_the_code_that_stands_twice_has_contexts_and_no_mode(plover: Plover) -> None:
    coded = plover.from_cameo("175")
    assert coded is not None
    assert (coded.type, coded.mode, coded.context) == ("ASSAULT", None, ("pro_autocracy", "military"))


def test_a_code_that_is_not_listed_takes_the_one_above_it_and_dropped_roots_are_nothing(plover: Plover) -> None:
    assert plover.from_cameo("0429") == plover.from_cameo("042")
    assert plover.from_cameo("04") == plover.from_cameo("040")
    assert plover.from_cameo("010") is None
    assert plover.from_cameo("023") is None
    assert plover.from_cameo("") is None


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("DEMAND", "REQUEST"), ("DISAPPROVE", "ACCUSE"), ("INVESTIGATE", "ACCUSE"), ("FIGHT", "ASSAULT"),
        ("THREAT", "THREATEN"), ("RESTRICT", "COERCE"), ("AID", "AID"),
    ],
)  # fmt: skip
def test_names_of_older_versions_are_known(plover: Plover, old: str, now: str) -> None:
    coded = plover.current(old)
    assert coded is not None
    assert coded.type == now


def test_misspelt_countries_are_mended_and_one_stands_for_nothing_known(plover: Plover) -> None:
    assert [plover.country(code) for code in ("JAP", "ITL", "VTN", "XKX", "NOR", "MOS")] == [
        "JPN", "ITA", "VNM", "KOS", "NOR", None,
    ]  # fmt: skip


def test_roots_of_cameo_come_from_the_mode_where_it_has_one(plover: Plover) -> None:
    assert plover.cameo_root("ACCUSE", ()) == "11"
    assert plover.cameo_root("ACCUSE", ("investigate",)) == "09"
    assert plover.cameo_root("ASSAULT", ("heavy-weapons",)) == "19"


def test_every_root_leads_back_to_the_type(plover: Plover) -> None:
    for code, each in plover.types.items():
        back = {coded.type for cameo, coded in plover.cameo.items() if cameo.startswith(each.cameo)}
        assert code in back


def test_an_unknown_type_is_an_error_that_lists_those_there_are(plover: Plover) -> None:
    with pytest.raises(CodebookError, match=r"no event type 'ATTACK' .* AGREE, CONSULT"):
        plover.type("ATTACK")
    assert plover.words("ATTACK", ()) == "attack"


def test_words_tell_type_and_modes(plover: Plover) -> None:
    assert plover.words("CONSULT", ("phone",)) == "contact (by telephone)"
    assert plover.words("CONSULT", ("joint-walk",)) == "contact (joint walk)"


@pytest.mark.corpus
def test_the_tables_are_those_of_the_specification(plover: Plover, corpora: Path) -> None:
    folder = corpora / "events"
    spec = json.loads((folder / "plover_spec.json").read_text())
    for code, given in spec["events"].items():
        ours = plover.types[code]
        assert (ours.quad, ours.needs_recipient, ours.score) == (
            given["quad"],
            given["recipient_required"],
            given["score"],
        )
        assert {mode.code: mode.score for mode in ours.modes.values()} == given["modes"]
    assert [context for context in plover.contexts if context not in plover.auxiliary] == spec["contexts"]
    assert plover.auxiliary == set(spec["aux_modes"])
    mapped = json.loads((folder / "cameo2plover.json").read_text())["map"]
    assert {code: coded.type for code, coded in plover.cameo.items()} == {c: m["event"] for c, m in mapped.items()}
