"""Build readings by hand: articles about invented people, with the words of each role given as words."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from onrecord.document import Span, Spans, record_key, text_id
from onrecord.document.records import (
    SCHEMA,
    Article,
    Block,
    By,
    Check,
    Dateline,
    Entity,
    EntityMention,
    Hop,
    Link,
    Nested,
    Reading,
    Rejected,
    Sign,
    Statement,
)

BY = By(onrecord="0.1.0", model="en-1", model_sha256="0123456789abcdef" * 4)
PAGE = Hop(kind="article")


def at(text: str, *words: str) -> Spans:
    """Return the span of the first occurrence of each of the words."""
    return tuple(Span(text.index(word), text.index(word) + len(word)) for word in words)


def said(
    text: str, number: int, source: str = "", cue: str = "", content: Sequence[str] = (), **more: Any
) -> Statement:
    """Return a statement whose roles are given by their words."""
    spans = at(text, *content)
    return Statement(
        id=f"s{number}",
        key=record_key("article", "statement", spans),
        source=at(text, source) if source else (),
        cue=at(text, cue) if cue else (),
        content=spans,
        confidence=more.pop("confidence", 0.93),
        why=more.pop("why", "the cue stands beside its source in one sentence"),
        **more,
    )


def entity(text: str, id_: str, kind: Any, name: str | None, *, words: str | None = None, **more: Any) -> Entity:
    """Return an entity mentioned once, by its name or by `words`."""
    found = words or name or ""
    mentions = (EntityMention(kind="name" if name else "nominal", spans=at(text, found)),) if found in text else ()
    return Entity(
        id=id_,
        key=record_key("article", "entity", at(text, found) if mentions else ()),
        kind=kind,
        name=name,
        mentions=mentions,
        **more,
    )


def reading(text: str, *, article: dict[str, Any] | None = None, **records: Any) -> Reading:
    """Return a reading of the text with the records given."""
    known = Article(**{"id": text_id(text), "input": "hand-made", "language": "en", **(article or {})})
    return Reading(schema=SCHEMA, by=BY, article=known, text=text, **records)


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return one paragraph block for each line that holds words."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind="paragraph", spans=(Span(start, start + len(line)),)))
        start += len(line) + 1
    return tuple(blocks)


VALDORA = """VALDORA, 3 March 2026 — Karvia has allegedly moved two brigades to the Valdoran border, retired general Lena Orsk wrote.

“No unit has moved,” Defence Minister Ivo Tann said on Monday.

The Courier reported that two officials in Karvia told it a pull-back accord would likely be signed by 15 March if the border stays calm.

It is said that the minister was overruled. Mr Tann denied that he had offered to resign. A spokeswoman for President Mira Solt declined to comment, and Orbis Freight did not respond to a request for comment.

A draft seen by the Courier names “twelve kilometres” as the depth. “I read every line,” one participant recalled, asking not to be named for fear of losing a post. Could the border hold? the analyst Ada Renn wondered."""


def valdora() -> Reading:
    """Return the example of RECORDS.md, longer: every kind of end, silences, a denial, checks and signs."""
    t = VALDORA
    tann, orsk, courier = "e3", "e2", "e5"
    entities = (
        entity(t, "e1", "country", "Karvia", country="XAA"),
        entity(t, orsk, "person", "Lena Orsk", description="retired general", sectors=("ELI",), mandate="none"),
        entity(
            t,
            tann,
            "person",
            "Ivo Tann",
            description="Defence Minister",
            country="XAA",
            sectors=("GOV", "MIL"),
            mandate="official",
        ),
        entity(t, courier, "outlet", "The Courier", sectors=("MED",)),
        entity(
            t, "e6", "group", None, words="two officials in Karvia", country="XAA", description="officials in Karvia"
        ),
        entity(t, "e7", "person", "Mira Solt", description="President", country="XAA"),
        entity(t, "e8", "person", None, words="A spokeswoman for President Mira Solt"),
        entity(t, "e9", "organization", "Orbis Freight", sectors=("BUS",)),
        entity(t, "e10", "document", None, words="A draft"),
        entity(t, "e11", "person", None, words="one participant"),
        entity(t, "e12", "person", "Ada Renn", description="analyst"),
    )
    outlet = Hop(kind="outlet", name="The Courier", entity=courier, spans=at(t, "The Courier"))
    officials = Hop(
        kind="unnamed-group",
        name="two officials in Karvia",
        entity="e6",
        spans=at(t, "two officials in Karvia"),
        count=2,
    )
    minister = Hop(kind="named-person", name="Defence Minister Ivo Tann", entity=tann, spans=at(t, "Ivo Tann"))
    statements = (
        said(
            t,
            1,
            "retired general Lena Orsk",
            "wrote",
            ["Karvia has allegedly moved two brigades to the Valdoran border"],
            source_entity=orsk,
            speaker=orsk,
            source_type="named-person",
            certainty="alleged",
            medium="social-media",
            chain=(PAGE, Hop(kind="named-person", name="Lena Orsk", entity=orsk, spans=at(t, "Lena Orsk"))),
        ),
        said(
            t,
            2,
            "Defence Minister Ivo Tann",
            "said",
            ["“No unit has moved,”"],
            source_entity=tann,
            speaker=tann,
            source_type="named-person",
            quotation="direct",
            polarity="negative",
            medium="speech",
            chain=(PAGE, minister),
        ),
        said(
            t,
            3,
            "The Courier",
            "reported",
            [
                "two officials in Karvia told it a pull-back accord would likely be signed by 15 March if the border stays calm"
            ],
            nested=(Nested(source=at(t, "two officials in Karvia"), cue=at(t, "told")),),
            source_entity=courier,
            speaker="e6",
            source_type="unnamed-group",
            certainty="probable",
            chain=(PAGE, outlet, officials),
            confidence=0.88,
        ),
        said(
            t,
            4,
            "",
            "It is said that",
            ["the minister was overruled"],
            certainty="alleged",
            source_type="none",
            chain=(PAGE, Hop(kind="none")),
            confidence=0.5,
            why="“It is said” has no holder",
        ),
        said(
            t,
            5,
            "Mr Tann",
            "denied",
            ["he had offered to resign"],
            source_entity=tann,
            speaker=tann,
            source_type="named-person",
            certainty="denied",
            chain=(PAGE, minister),
        ),
        said(
            t,
            6,
            "A spokeswoman for President Mira Solt",
            "declined to comment",
            kind="no-comment",
            speaker="e8",
            source_type="unnamed-person",
            chain=(PAGE, Hop(kind="unnamed-person", name="A spokeswoman for President Mira Solt", entity="e8")),
        ),
        said(
            t,
            7,
            "Orbis Freight",
            "did not respond to a request for comment",
            kind="no-response",
            speaker="e9",
            source_type="named-organization",
            chain=(PAGE, Hop(kind="named-organization", name="Orbis Freight", entity="e9")),
        ),
        said(
            t,
            8,
            "A draft seen by the Courier",
            "names",
            ["“twelve kilometres” as the depth"],
            quotation="mixed",
            medium="document",
            speaker="e10",
            source_type="document",
            chain=(PAGE, outlet, Hop(kind="document", name="a draft", entity="e10", access="saw-document")),
        ),
        said(
            t,
            9,
            "one participant",
            "recalled",
            ["“I read every line,”"],
            quotation="direct",
            speaker="e11",
            source_type="unnamed-person",
            anonymity_reason="for fear of losing a post",
            anonymity_spans=at(t, "for fear of losing a post"),
            chain=(PAGE, Hop(kind="unnamed-person", name="one participant", entity="e11", access="took-part", count=1)),
        ),
        said(
            t,
            10,
            "the analyst Ada Renn",
            "wondered",
            ["Could the border hold?"],
            speaker="e12",
            source_entity="e12",
            source_type="named-person",
            certainty="question",
            expert=True,
            inferred=("source",),
            chain=(PAGE, Hop(kind="named-person", name="Ada Renn", entity="e12")),
        ),
    )
    checks = (
        Check(rule="R05", title="Named sources are preferred", result="pass"),
        Check(
            rule="R07",
            title="It is said why a source is not named",
            result="fail",
            spans=at(t, "two officials in Karvia"),
            why="no reason is given for two officials in Karvia",
        ),
        Check(
            rule="R11",
            title="A contested claim has more than one source",
            result="undecidable",
            why="which claim is the main one cannot be told",
        ),
        Check(
            rule="R08",
            title="Unnamed sources serve facts, not opinion (warn)",
            result="fail",
            why="one participant is cited for what he thinks",
        ),
        Check(rule="R10", title="The number of unnamed sources is honest", result="pass"),
        Check(rule="R16", title="A story with unnamed sources has a byline", result="fail", why="no byline was found"),
    )
    signs = (
        Sign(
            kind="posts quoted without account or link",
            severity="low",
            spans=at(t, "retired general Lena Orsk wrote"),
            why="no account and no link stand with the post",
        ),
        Sign(
            kind="publication day before the events told",
            severity="high",
            spans=at(t, "3 March 2026"),
            why="the text is dated before what it tells",
        ),
    )
    rejected = (
        Rejected(stage="attribute.attributions", reason="a cue without content", spans=at(t, "on Monday")),
        Rejected(stage="attribute.attributions", reason="a cue without content", spans=at(t, "names")),
        Rejected(stage="ingest", reason="menu outside the article"),
    )
    return reading(
        t,
        article={
            "title": "Karvia’s border, and who says so",
            "outlet": "Orsk Post",
            "byline": ("Tilda Vance",),
            "url": "https://post.example/karvia",
            "published_at": datetime(2026, 3, 3, 12, tzinfo=UTC),
            "dateline": Dateline(place="Valdora", day=date(2026, 3, 3), spans=at(t, "VALDORA, 3 March 2026")),
            "links": (Link(url="https://courier.example/a", spans=at(t, "The Courier reported")),),
        },
        blocks=paragraphs(t),
        entities=entities,
        statements=statements,
        checks=checks,
        signs=signs,
        rejected=rejected,
    )


HOSTILE = """<script>alert("x")</script> & <img src=x onerror=alert(1)> said “\x1b[31mred\x1b[0m\x1b]0;owned\x07” \u202eevil\u202c {{ 7*7 }} loudly.

He claimed ]]> --> </style></template> is fine\x00\x9b2J."""


def hostile() -> Reading:
    """Return a reading in which every text field carries markup and terminal sequences."""
    t = HOSTILE
    bad = "<b onmouseover=alert(2)>Eve\x1b[2J\u202e</b>"
    who = entity(t, "e1", "person", None)
    who = Entity(id="e1", key="k", kind="person", name=bad, description=bad, country="<i>", mentions=who.mentions)
    statements = (
        said(
            t,
            1,
            "<img src=x onerror=alert(1)>",
            "said",
            ["“\x1b[31mred\x1b[0m\x1b]0;owned\x07”"],
            speaker="e1",
            source_type="named-person",
            quotation="direct",
            chain=(PAGE, Hop(kind="named-person", name=bad, entity="e1")),
            why=bad,
            inferred=(bad,),
        ),
        said(
            t,
            2,
            "He",
            "claimed",
            ["]]> --> </style></template> is fine\x00\x9b2J"],
            source_type="unnamed-person",
            anonymity_reason=bad,
            chain=(PAGE, Hop(kind="unnamed-person", name=bad)),
        ),
    )
    article = {
        "title": bad,
        "outlet": bad,
        "byline": (bad,),
        "url": "javascript:alert(3)",
        "links": (
            Link(url="javascript:alert(4)", spans=at(t, "loudly")),
            Link(url='https://ok.example/"><script>', spans=at(t, "evil")),
        ),
    }
    return reading(
        t,
        article=article,
        entities=(who,),
        statements=statements,
        signs=(Sign(kind=bad, severity="high", why=bad),),
        checks=(Check(rule="R01", title=bad, result="fail", why=bad),),
        rejected=(Rejected(stage=bad, reason=bad),),
    )


OVERLAP = "Ana said Ben told her that Cleo claimed the gate was shut, Dov wrote."


def overlapping() -> Reading:
    """Return three contents that lie over each other, two of them crossing."""
    t = OVERLAP
    person = {"source_type": "named-person", "chain": (PAGE, Hop(kind="named-person", name="Ana"))}
    return reading(
        t,
        statements=(
            said(t, 1, "Ana", "said", ["Ben told her that Cleo claimed the gate was shut"], **person),
            said(
                t,
                2,
                "Dov",
                "wrote",
                ["Ana said Ben told her that Cleo claimed the gate was shut"],
                certainty="denied",
                **person,
            ),
            said(t, 3, "Cleo", "claimed", ["her that Cleo claimed the gate"], certainty="possible", **person),
            said(t, 4, "Ben", "told", ["the gate was shut, Dov"], certainty="opinion", **person),
        ),
    )


RTL = "قالت الوزيرة منى طه إن “المعبر مفتوح” يوم الاثنين.\n\n👩🏽‍✈️ Captain Ida 🇺🇳 posted: “Gate open 🚪👍🏽”, adding שלום."


def right_to_left() -> Reading:
    """Return an article in Arabic with emoji of several code points."""
    t = RTL
    minister = entity(t, "e1", "person", "منى طه", description="الوزيرة")
    return reading(
        t,
        article={"title": "المعبر مفتوح", "language": None},
        entities=(minister,),
        statements=(
            said(
                t,
                1,
                "الوزيرة منى طه",
                "قالت",
                ["“المعبر مفتوح”"],
                speaker="e1",
                source_type="named-person",
                quotation="direct",
                chain=(PAGE, Hop(kind="named-person", name="منى طه", entity="e1")),
            ),
            said(
                t,
                2,
                "👩🏽‍✈️ Captain Ida 🇺🇳",
                "posted",
                ["“Gate open 🚪👍🏽”"],
                source_type="social-account",
                medium="social-media",
                chain=(PAGE, Hop(kind="social-account", name="👩🏽‍✈️ Captain Ida 🇺🇳")),
            ),
        ),
    )


def long_words() -> Reading:
    """Return an article whose names and words are longer than any line."""
    word = "Rindfleischetikettierung" * 12
    t = f"{word} said {word.lower()} is https://example.invalid/{'a' * 300}."
    return reading(
        t,
        article={"title": word, "outlet": word, "byline": (word,)},
        statements=(
            said(
                t,
                1,
                word,
                "said",
                [f"{word.lower()} is"],
                source_type="named-person",
                chain=(PAGE, Hop(kind="named-person", name=word)),
            ),
        ),
    )


def silent() -> Reading:
    """Return an article in which nobody says anything."""
    t = "The gate is grey.\n\nIt was painted in spring."
    return reading(t, blocks=paragraphs(t))


def crowded(statements: int, paragraph: int = 400) -> Reading:
    """Return a very long article: one statement after the other, each in a paragraph of its own."""
    filler = "word " * (paragraph // 5)
    parts, found, start = [], [], 0
    for number in range(1, statements + 1):
        line = f"Nia Holt said {filler.strip()}.\n\n"
        parts.append(line)
        found.append(
            Statement(
                id=f"s{number}",
                key=str(number),
                source=(Span(start, start + 8),),
                cue=(Span(start + 9, start + 13),),
                content=(Span(start + 14, start + len(line) - 3),),
                source_type="named-person",
                confidence=0.9,
                chain=(PAGE, Hop(kind="named-person", name="Nia Holt", spans=(Span(start, start + 8),))),
            )
        )
        start += len(line)
    return reading("".join(parts), statements=tuple(found))


ALL = {
    "valdora": valdora,
    "hostile": hostile,
    "overlapping": overlapping,
    "right_to_left": right_to_left,
    "long_words": long_words,
    "silent": silent,
}
