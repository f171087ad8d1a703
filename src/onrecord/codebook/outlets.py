"""Tell names of outlets: those that a table lists, and those made of words such as *Gazette*."""

import re
from dataclasses import dataclass

from onrecord.codebook.codebook import Codebook

GENITIVE = re.compile(r"[’']s?$")
NEWS_HOUSE = re.compile(
    r"\b(?:News|Press|Broadcasting|Television|TV|Radio|Telegraph|Telegram|Telegraphic|Media|Information)\s"
    r"(?:Agency|Service|Corporation|Network|Channel|Bureau|Trust|Association|Authority)$"
)
"""The end of names such as *Yonhap News Agency*, *British Broadcasting Corporation*."""
MASTHEAD = re.compile(
    r"(?<=\w{3})(?:zeitung|blatt|kurier|anzeiger|nachrichten|rundschau|bladet|posten|tidende|tidning|avisen|sanomat|lehti|krant|nieuws|gazeta|novosti|pravda)$",
    re.IGNORECASE,
)
"""The end of mastheads of one word: *Morgenzeitung*, *Dagbladet*."""
NUMBERED = re.compile(
    r"(?:Channel|Kanal|Canal|Kan|Televisi[oó]n|Radio|TV|TF|NTV|RTL|N|BBC|France|Rai|Antena|Europe)[\s-]?"
    r"(?:\d{1,3}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen)$"
)
"""Stations that are numbered: *Channel 12*, *Radio Four*."""
BODY = re.compile(
    r"\b(?:Ministry|Department|Commission|Council|Authority|Union|Party|Government|Office|Embassy|Institute|Foundation|Company|Bank|Agency"
    r"|Army|Police|Committee|Court|University|Association|Federation|Directorate|Secretariat|Board|Bureau|Centre|Center|Cabinet|Parliament"
    r"|Senate|Congress|Assembly|Consulate|Mission|Navy|Chamber|Confederation|Alliance|League|Trust|Charity|Relief|Initiative|Campaign"
    r"|Coalition|Network|Movement|Society|College|Hospital|Airport|Airlines?|Airways|Railways?|Port|Group|Holdings?|Corporation|Corp|Inc"
    r"|Ltd|Limited|LLC|PLC|plc|AG|GmbH|SE|SA|S\.A|SpA|NV|AB|ASA|Oy|KG|Industries|Motors|Marine|Freight|Logistics|Shipping|Shipyards?|Energy"
    r"|Petroleum|Oil|Gas|Mining|Minerals|Metals|Steel|Pharma|Pharmaceuticals|Biotech|Laboratories|Technologies|Systems|Software|Electronics"
    r"|Semiconductors?|Telecom|Communications|Insurance|Capital|Partners|Ventures|Investments?|Fund|Securities|Foods|Brewery|Construction"
    r"|Engineering|Aerospace|Defen[cs]e|Dynamics|Works|Solutions|Services|Duchy|Court Circular|Palace|Presidency|Church|Diocese|City of"
    r"|Municipality|County|Prefecture)\b"
)
"""Words in the names of bodies that publish their own text."""
PRESS = re.compile(r"\b(?:Press|News|Wire|Newswire|Times|Radio|Television|TV)\b")
COMMON = (
    r"(?:company|firm|group|manufacturer|maker|bank|airline|operator|utility|carrier|shipbuilder|yard|charity|ngo|association|federation"
    r"|union|ministry|embassy|foundation|institute|university|organi[sz]ation|council|commission|authority|agency|party|campaign|league)"
)
TO_PRESS = r"\b(?:told|tells|(?:spoke|spoken|talked) (?:to|with)|(?:seen|obtained|reviewed|asked|approached|contacted|reached) by)"
AS_PRESS = (
    r"(?:(?:has|have) (?:learn(?:ed|t)|seen|obtained|verified|been told|been shown|reviewed|approached|contacted|asked)"
    r"|understands|can (?:reveal|confirm|disclose)|asked|approached|contacted|spoke to)"
)
SHORT = 4
"""Letters of a name that is told from others by its capitals."""
LONGEST_TEXT = 20_000
"""Characters of an article in which it tells what its publisher is."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """Listed names, in lower case, and words that make a name an outlet's."""

    names: frozenset[str]
    words: frozenset[str]
    short: frozenset[str]
    """Listed names of a few letters, as they are written: *FAZ* is an outlet, *Faz* a person."""

    def is_listed(self, name: str) -> bool:
        """Tell whether a name is one of the outlets that the table lists."""
        bare = GENITIVE.sub("", name.strip())
        plain = bare.lower()
        if len(bare) <= SHORT and bare not in self.short:
            return False
        return plain in self.names or plain.removeprefix("the ") in self.names

    def is_name(self, name: str) -> bool:
        """Tell whether a name is that of an outlet, by the list or by the words that it is made of."""
        if self.is_listed(name):
            return True
        plain = GENITIVE.sub("", name.strip()).removeprefix("The ").removeprefix("the ")
        if MASTHEAD.search(plain) or NEWS_HOUSE.search(plain) or NUMBERED.fullmatch(plain):
            return True
        parts = plain.split()
        edge = {parts[-1], parts[0]} if parts else set()
        return len(parts) > 1 and not edge.isdisjoint(self.words)

    def is_body(self, name: str) -> bool:
        """Tell whether a name holds a word of bodies that are no outlets: *Ministry*, *Holdings*."""
        return not self.is_name(name) and BODY.search(name) is not None

    def is_press(self, publisher: str, text: str) -> bool:
        """Tell whether the publisher of a text is a news outlet, and not a body that speaks for itself.

        A press release names its publisher as somebody who acts, *the company*; an outlet names itself, if
        at all, as somebody who was told or has learned something.
        """
        if self.is_name(publisher) or PRESS.search(publisher):
            return True
        if BODY.search(publisher):
            return False
        name, start = re.escape(publisher), text[:LONGEST_TEXT]
        if re.search(rf"{TO_PRESS}\s{name}\b|\b{name}\s{AS_PRESS}\b", start):
            return True
        return re.search(rf"\b{name}\b", start) is None or re.search(rf"\b[Tt]he {COMMON}\b", start) is None


def compile_outlets(codebook: Codebook) -> Outlets:
    """Return the table of outlets, ready for look-up; meant for `codebook.made`."""
    rows = codebook.rows("outlet_words")
    return Outlets(
        names=frozenset(row["word"].lower() for row in rows if row["kind"] == "outlet"),
        words=frozenset(row["word"] for row in rows if row["kind"] == "name"),
        short=frozenset(row["word"] for row in rows if row["kind"] == "outlet" and len(row["word"]) <= SHORT),
    )
