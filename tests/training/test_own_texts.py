"""Our own labelled texts keep their formats, and what breaks a format is refused with its place."""

from pathlib import Path

import pytest

import events
import marked
import names

DATA = Path(__file__).resolve().parents[2] / "training" / "data"


def written(folder: Path, text: str) -> Path:
    path = folder / "some.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.names")), ids=lambda path: path.name)
def test_texts_with_names_are_well_formed(path: Path) -> None:
    for document in names.read_names(path):
        assert document.sentences[0] == 0
        for start, end, _ in document.names:
            words = document.text[start:end]
            assert words == words.strip() != ""


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.events")), ids=lambda path: path.name)
def test_passages_with_events_are_well_formed(path: Path) -> None:
    assert all(passage.text for passage in events.read_events(path))


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.marked")), ids=lambda path: path.name)
def test_marked_articles_are_well_formed(path: Path) -> None:
    assert all(row["attributions"] for row in marked.read_marked(path))


def test_no_two_texts_have_one_id() -> None:
    found = [d.id for path in DATA.rglob("*.names") for d in names.read_names(path)]
    found += [p.id for path in DATA.glob("events/*.events") for p in events.read_events(path)]
    assert len(found) == len(set(found))


def test_names_keep_their_places_when_marks_are_taken_out(tmp_path: Path) -> None:
    path = written(tmp_path, "# a-1 | news\n{PER Ada B} of {ORG the X} flew.\nThe {OTH French} came.\n\nNew.\n")
    (document,) = names.read_names(path)
    assert document.text == "Ada B of the X flew. The French came.\n\nNew."
    assert [(document.text[a:b], kind) for a, b, kind in document.names] == [
        ("Ada B", "PER"),
        ("the X", "ORG"),
        ("French", "OTH"),
    ]
    assert [document.text[at:][:3] for at in document.sentences] == ["Ada", "The", "New"]


@pytest.mark.parametrize("line", ["{PER Ada", "Ada}", "{XYZ Ada}", "{PER {ORG Ada}}"])
def test_a_loose_brace_is_refused_with_its_line(line: str, tmp_path: Path) -> None:
    with pytest.raises(names.NamesError, match=r"some\.txt:2"):
        list(names.read_names(written(tmp_path, f"# a-1 | news\n{line}\n")))


EVENT = "=== a | agency | 2026-03-03\n{A1|Karvia} {E1|moved} {F1|two brigades}.\n---\n1: "


def test_the_parts_of_an_event_are_read(tmp_path: Path) -> None:
    label = "MOBILIZE/troops | actual | positive | hearsay | alleged | unknown"
    (passage,) = events.read_events(written(tmp_path, EVENT + label))
    (deed,) = passage.deeds
    assert passage.text == "Karvia moved two brigades."
    assert (deed.type, deed.modes, deed.status) == ("MOBILIZE", ("troops",), "alleged")
    assert deed.spans["actor"] == [[0, 6]]


@pytest.mark.parametrize(
    "label",
    [
        "MOBILIZE/visit | actual | positive | hearsay | alleged | unknown",
        "MOVE | actual | positive | hearsay | alleged | unknown",
        "MOBILIZE | actual | positive | hearsay | asserted | unknown",
        "MOBILIZE | planned | positive | own-voice | asserted | unknown",
        "MOBILIZE | actual | positive | alleged",
        "figurative",
    ],
)
def test_labels_that_break_the_contract_are_refused(label: str, tmp_path: Path) -> None:
    with pytest.raises(marked.MarkedError):
        list(events.read_events(written(tmp_path, EVENT + label)))


def test_a_mark_without_a_label_is_refused(tmp_path: Path) -> None:
    with pytest.raises(marked.MarkedError, match="without label"):
        list(events.read_events(written(tmp_path, EVENT.rpartition("1: ")[0])))


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        (("actual", "positive", "own-voice"), "asserted"),
        (("actual", "positive", "attributed"), "reported"),
        (("actual", "positive", "accusation"), "alleged"),
        (("actual", "negative", "hearsay"), "negated"),
        (("requested", "negative", "hearsay"), "requested"),
    ],
)
def test_status_follows_from_its_parts(parts: tuple[str, str, str], status: str) -> None:
    assert events.derive_status(*parts) == status
