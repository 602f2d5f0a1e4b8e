"""Texts that are no clean Arabic news: they are read to the end, in time that grows with their length."""

import sys
import unicodedata
from time import process_time
from typing import Any

import pytest

from synpol_desktop.core.kinds import MentionKind
from synpol_desktop.extraction.pipeline import Extractor

LINE = "قال وزير الخارجية السوري خالد المنصور إن هيئة التفاوض السورية ترفض القرار 2254، وغادر إلى موسكو "

KINDS = {
    "news on one line": LINE,
    "no Arabic": "The council met in Geneva on Monday, and nobody said anything new about it. ",
    "vocalised poetry": "أَيَا دَهْرُ كَمْ فَرَّقْتَ بَيْنَ الأَحِبَّةِ ... وَكَمْ نَهَرٍ جَفَّتْ مِيَاهُهُ وَالقَلْبُ يَذْكُرُ\n",
    "Persian": "وزیر امور خارجه ایران گفت که مذاکرات در تهران ادامه دارد و پاسخ به زودی می‌آید. ",
    "Kurdish": "سەرۆکی هەرێمی کوردستان لە هەولێر لەگەڵ وەفدێکی بەغدا کۆبووەوە و باسی بودجەیان کرد. ",
    "emoji": "🕊️🇸🇾👨‍👩‍👧 سوريا 🙂🙂 حلب 🔥 ",
    "presentation forms": "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺳﻮﺭﻳﺎ ﻭﺭﻭﺳﻴﺎ ﺍﺗﻔﻘﺘﺎ ﷲ ﷺ ",
    "HTML left over": '<p id="x">قال&nbsp;الوزير</p>&laquo;سوريا&raquo;<a href="?a=1&amp;b=2">و</a> ',
    "one endless word": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "tatweel and signs": "ســـــــوريا،،،،؛؛؛!!!؟؟؟ «««»»» ((( ))) ",
    "digits": "2254 ٢٢٥٤ ۲۲۵۴ 1,5 12:30 5+5 ",
    "control letters": "سوريا\u200f\u202b\u202c\ufeff\u0000\u2028حلب ",
    "unpaired quotes": "«قال حزب «النهضة «إن «المجلس ",
    "names only": "محمد علي حسن محمود أحمد خالد سالم يوسف عمر ",
    "head nouns only": "مجلس هيئة لجنة حزب حركة وزارة اتحاد ",
    "brackets": "(هيئة) (القرار (2254) (سوريا ",
}


@pytest.mark.parametrize("piece", KINDS.values(), ids=KINDS)
def test_any_kind_of_text_is_read_to_its_end(piece: str) -> None:
    text = piece * 40

    found = Extractor().extract(text, "2020-05-05")

    for mention in found.mentions:
        words = mention.span.of(text)
        assert words.strip() == words != ""


def test_presentation_forms_are_read_as_the_letters_that_they_are() -> None:
    plain = "قال الوزير إن سوريا وروسيا اتفقتا."
    shaped = "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺳﻮﺭﻳﺎ ﻭﺭﻭﺳﻴﺎ ﺍﺗﻔﻘﺘﺎ."
    assert unicodedata.normalize("NFKC", shaped) == plain

    one, other = (Extractor().read(text, None) for text in (plain, shaped))

    assert [e.key for e in one.entities] == [e.key for e in other.entities] == ["kb:sy", "kb:ru"]


def test_names_around_marks_of_html_are_found() -> None:
    text = '<b>قالت</b> <a href="x">هيئة التفاوض السورية</a>&nbsp;إن <i>موسكو</i> تماطل.'

    document = Extractor().read(text, "2020")

    assert [m.span.of(text) for m in document.mentions if m.kind is not MentionKind.OFFICE] == [
        "هيئة التفاوض السورية",
        "موسكو",
    ]


def calls(text: str) -> int:
    """How many Python functions reading a text calls: a measure of work that no other load disturbs."""
    count = 0

    def counting(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    extractor = Extractor()
    extractor.extract(text[:500], "2020")
    sys.setprofile(counting)
    try:
        extractor.extract(text, "2020")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", KINDS.values(), ids=KINDS)
def test_twice_the_text_is_about_twice_the_work(piece: str) -> None:
    once = (piece * 6000)[:6_000]

    assert calls(once * 2) <= 2.3 * calls(once) + 1000


@pytest.mark.full
@pytest.mark.timing
@pytest.mark.timeout(300)
def test_a_megabyte_on_one_line_takes_time_in_proportion() -> None:
    extractor = Extractor()

    def seconds(letters: int) -> float:
        text = (LINE * (letters // len(LINE) + 1))[:letters]
        begin = process_time()
        extractor.extract(text, "2020-05-05")
        return process_time() - begin

    seconds(10_000)
    short, long = seconds(100_000), seconds(1_000_000)

    assert long <= 20 * short, f"{long:.1f} s for ten times what takes {short:.1f} s"
