"""Turn articles into arrays: pieces, word features, and a gold label per word for every head."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from asked import Asked, ask_deeds, words_of
from corpora import ENTITY_KINDS, UPOS, Article, Attribution
from onrecord.annotate.decode import ROLES
from onrecord.annotate.features import Encoded, encode_text

IGNORE = -100
BIO = ("O", "B", "I")
ENTITY_TAGS = ("O", *(f"{bi}-{kind}" for kind in ENTITY_KINDS for bi in "BI"))

# The table of token heads: name, labels, weight of its loss. A new head is one line here and its
# column in `label_words`.
HEADS: dict[str, tuple[tuple[str, ...], float]] = {
    "cue": (BIO, 1.0),
    "inner_cue": (BIO, 0.7),
    "source": (BIO, 0.3),
    "content": (BIO, 0.3),
    "entity": (ENTITY_TAGS, 2.0),
    "sentence": (("O", "B"), 0.5),
    "upos": (UPOS, 0.2),
    "trigger": (BIO, 1.0),
}

Labels = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Anchored:
    """Gold roles of one attribution: the words of its cue, and a label for every word that has a role."""

    cue: tuple[int, ...]
    words: NDArray[np.int32]
    roles: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Example:
    """An encoded article, a label per word and head, its attributions, and where a cue may hide unannotated."""

    article: Article
    encoded: Encoded
    labels: dict[str, Labels]
    anchored: list[Anchored]
    unknown: NDArray[np.bool_]
    asked: list[Asked] = field(default_factory=list)


def make_example(article: Article, tokenizer: Tokenizer) -> Example:
    """Return the arrays of one article."""
    encoded = encode_text(article.text, tokenizer)
    labels, unknown = label_words(article, encoded)
    anchored = [anchor_roles(a, encoded) for a in article.attributions or () if a.cue]
    asked = ask_deeds(article, encoded) if article.asks else []
    return Example(article, encoded, labels, [a for a in anchored if a.cue], unknown, asked)


def label_words(article: Article, encoded: Encoded) -> tuple[dict[str, Labels], NDArray[np.bool_]]:
    """Return the label of each word for every head, and the words where nested cues are not annotated."""
    size = len(encoded)
    labels = {name: np.full(size, IGNORE, np.int16) for name in HEADS}
    unknown = np.zeros(size, bool)
    if article.attributions is not None:
        for name in ("cue", "inner_cue", "source", "content"):
            labels[name][:] = 0
        for attribution in article.attributions:
            _label_attribution(attribution, encoded, labels)
        if not article.knows_nested:
            for attribution in article.attributions:
                unknown[words_of(encoded, attribution.content)] = True
            labels["inner_cue"][unknown & (labels["cue"] == 0)] = IGNORE
    if article.entities is not None:
        labels["entity"][:] = 0
        for start, end, kind in article.entities:
            _label_run(labels["entity"], words_of(encoded, [(start, end)]), ENTITY_TAGS.index(f"B-{kind}"))
    if article.sentences is not None:
        labels["sentence"][:] = 0
        begins = np.searchsorted(encoded.starts, np.asarray(article.sentences))
        labels["sentence"][begins[begins < size]] = 1
    _label_triggers(article, encoded, labels["trigger"])
    for start, end, tag in article.tags or ():
        labels["upos"][words_of(encoded, [(start, end)])] = UPOS.index(tag)
    return labels, unknown


def _label_triggers(article: Article, encoded: Encoded, labels: Labels) -> None:
    for start, end in article.deeds_known:
        labels[words_of(encoded, [(start, end)])] = 0
    for deed in article.deeds:
        _label_run(labels, words_of(encoded, [(a, b) for a, b in deed.spans["trigger"][:1]]), 1)


def _label_attribution(attribution: Attribution, encoded: Encoded, labels: dict[str, Labels]) -> None:
    cue = words_of(encoded, attribution.cue)
    _label_run(labels["inner_cue"], cue, 1)
    if attribution.nested:
        return
    _label_run(labels["cue"], cue, 1)
    for name, spans in (("source", attribution.source), ("content", attribution.content)):
        for span in spans:
            _label_run(labels[name], words_of(encoded, [span]), 1)


def _label_run(labels: Labels, words: NDArray[np.int32], begin: int) -> None:
    if len(words):
        labels[words] = begin + 1
        labels[words[0]] = begin


def anchor_roles(attribution: Attribution, encoded: Encoded) -> Anchored:
    """Return the role labels of one attribution; where spans overlap, cue beats source beats content."""
    roles: dict[int, int] = {}
    for name, code in (("content", "CONTENT"), ("source", "SOURCE")):
        for span in getattr(attribution, name):
            for i, word in enumerate(words_of(encoded, [span]).tolist()):
                roles[word] = ROLES.index(f"{'I' if i else 'B'}-{code}")
    cue = words_of(encoded, attribution.cue).tolist()
    if cue:
        cue = list(range(cue[0], _run_end(cue)))
        roles |= dict.fromkeys(cue, ROLES.index("CUE"))
    words = np.asarray(sorted(roles), np.int32)
    return Anchored(tuple(cue), words, np.asarray([roles[w] for w in words.tolist()], np.int8))


def _run_end(cue: list[int]) -> int:
    """Return the end of the first contiguous run of words."""
    end = cue[0]
    while end in cue:
        end += 1
    return end
