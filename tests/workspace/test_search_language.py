"""What queries mean, and what is said of those that mean nothing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.workspace.searching.language import types
from synpol_desktop.workspace.searching.parser import LONGEST_QUERY, MOST_LEAVES, parse
from synpol_desktop.workspace.searching.problems import QueryError
from synpol_desktop.workspace.searching.tree import (
    And,
    DateIn,
    Fuzzy,
    Near,
    Not,
    Or,
    OutletHas,
    Pattern,
    Phrase,
    Prefix,
    SaidBy,
    TypeIs,
    Word,
    positive_leaves,
)
from synpol_desktop.workspace.searching.words import beginnings, forms, fuzzy_forms


def shape(node):
    """Write a tree in few letters, without places."""
    match node:
        case None:
            return ""
        case And(parts):
            return "(" + " & ".join(map(shape, parts)) + ")"
        case Or(parts):
            return "(" + " | ".join(map(shape, parts)) + ")"
        case Not(part):
            return "!" + shape(part)
        case Word(text):
            return text
        case Prefix(text):
            return text + "*"
        case Fuzzy(text, distance):
            return f"{text}~{distance}"
        case Phrase(words):
            return "_".join(words)
        case Near(left, right, distance):
            return f"{shape(left)}<{distance}>{shape(right)}"
        case Pattern(source):
            return f"/{source}/"
        case OutletHas(text):
            return f"outlet={text}"
        case SaidBy(name):
            return f"by={shape(name)}"
        case DateIn(first, last):
            return f"{first}..{last}"
        case TypeIs(entities, relations):
            return "+".join(sorted({*entities, *relations}))


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("حلب دمشق", "(حلب & دمشق)"),
        ("حلب AND دمشق", "(حلب & دمشق)"),
        ("حلب و دمشق", "(حلب & دمشق)"),
        ("حلب OR دمشق | درعا", "(حلب | دمشق | درعا)"),
        ("حلب أو دمشق", "(حلب | دمشق)"),
        ("حلب او دمشق", "(حلب | دمشق)"),
        ("a b OR c", "((a & b) | c)"),
        ("a (b OR c)", "(a & (b | c))"),
        ("(a b) c", "(a & b & c)"),
        ("a -b", "(a & !b)"),
        ("a NOT b", "(a & !b)"),
        ("a ليس b", "(a & !b)"),
        ("a !(b OR c)", "(a & !(b | c))"),
        ("a NOT NOT b", "(a & b)"),
        ("and or not", "(and & or & not)"),  # operators are written in capitals
        ('"مجلس الأمن"', "مجلس_الامن"),
        ("«مجلس الأمن» “وفد”", "(مجلس_الامن & وفد)"),
        ("F-16", "f_16"),
        ("a - b", "(a & b)"),  # a dash of running text
        ("24/7", "24_7"),
        ("١٤", "14"),
        ("مفاوض*", "مفاوض*"),
        ("مفاوضات~", "مفاوضات~1"),
        ("مفاوضات~2", "مفاوضات~2"),
        ("a NEAR b", "a<10>b"),
        ("a NEAR/3 b", "a<3>b"),
        ("وفد قرب/٣ جنيف", "وفد<3>جنيف"),
        ('a NEAR/3 "b c"', "a<3>b_c"),
        ("a NEAR/3 b NEAR/2 c d", "(a<3>b & b<2>c & d)"),
        ("-a NEAR/3 b c", "(!a<3>b & c)"),
        ("/قرار \\d+/", "/قرار \\d+/"),
        ("/a\\/b/ c", "(/a/b/ & c)"),
        ("outlet:جزيرة", "outlet=جزيره"),
        ('مصدر:"الجزيرة نت"', "outlet=الجزيره نت"),
        ("said-by:بيدرسون", "by=بيدرسون"),
        ('قائل:"غير بيدرسون"', "by=غير_بيدرسون"),
        ("by:x", "by=x"),
        ("date:2015..2017", "2015-01-01..2017-12-31"),
        ("date:2016-03", "2016-03-01..2016-03-31"),
        ("date:2016-03-14..", "2016-03-14..None"),
        ("تاريخ:..٢٠١٤", "None..2014-12-31"),
        ("type:ACCUSE", "ACCUSE"),
        ("type:accuses", "ACCUSE"),
        ("نوع:شخص", "PER"),
        ("نوع:قرار", "LAW"),
        ('type:"member of"', "MEMBER_OF"),
        ("قال: كذا", "(قال & كذا)"),  # a colon of running text
        ("http://example.org", "http_example_org"),
        ("", ""),
        ("؟! …", ""),
        ("\u200fحلب\u200e", "حلب"),  # marks of direction that a window copies along
    ],
)
def test_a_query_means(query, meaning):
    assert shape(parse(query)) == meaning


@pytest.mark.parametrize(
    ("query", "place", "message"),
    [
        ('a "b', '"b', "quotation mark"),
        ("(a b", "(", "not closed"),
        ("a)", ")", "not opened"),
        ("a ()", "()", "between the parentheses"),
        ("OR a", "OR", "between two words"),
        ("a OR", "OR", "between two words"),
        ("a OR OR b", "OR", "between two words"),
        ("a AND", "AND", "between two words"),
        ("(و a)", "و", "between two words"),
        ("a NOT", "NOT", "Nothing follows"),
        ("NEAR a", "NEAR", "between two words"),
        ("a NEAR/4", "NEAR/4", "between two words"),
        ("a NEAR/4 (b c)", "NEAR/4", "between two words"),
        ("date:2015 NEAR a", "NEAR", "between two words"),
        ("-a", "a", "word to look for"),
        ("a OR -b", "b", "word to look for"),
        ("ab* *b", "*b", "end of a word"),
        ("*", "*", "end of a word"),
        ("م*", "م*", "too few letters"),
        ("ال*", "ال*", "too few letters"),
        ("بيت~1", "بيت~1", "too short"),
        ("مفاوضات~3", "مفاوضات~3", "one or two letters"),
        ("/abc", "/abc", "not closed"),
        ("/(/", "/", "missing )"),
        ("//", "/", "it is empty"),
        ("outlt:x", "outlt:", "no field"),
        ("date: 2015", "date:", "no value"),
        ("date:x", "x", "is no date"),
        ("date:2015-13", "2015-13", "is no date"),
        ("date:..", "..", "is no date"),
        ("date:2017..2015", "2017..2015", "before it begins"),
        ("type:whale", "whale", "no type"),
        ("outlet:(a)", "outlet:(", "one word or a phrase"),
        ("outlet:،", "outlet:،", "no letter"),
        ("(" * 40 + "a" + ")" * 40, "(", "too deeply"),
        ("a " * (MOST_LEAVES + 1), "a", "too many words"),
        ("a" * (LONGEST_QUERY + 5), "a" * 5, "too long"),
    ],
)
def test_a_malformed_query_is_told_where_and_what_was_expected(query, place, message):
    with pytest.raises(QueryError) as caught:
        parse(query)
    error = caught.value
    found = query[error.at.start : error.at.end]
    assert found.strip() == place
    assert message in error.message
    assert error.hint


ODD = "\"'()/:*~|&-!+^{}[]\\.,؛،؟«»“”\x00\x02\u200f\u2066\ud800\n 🙂"
PIECES = ["AND", "OR", "NOT", "NEAR/3", "و", "أو", "type:", "date:2015", "outlet:", "مفاوضات", "ab*"]
PIECES += ["abcd~1", "/x+/", "/(a|aa)+$/", *ODD]
STRINGS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=ODD + "اab1", max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
)


@settings(max_examples=600)
@given(STRINGS, st.booleans())
def test_any_string_is_a_query_or_gets_a_message(query, typing):
    tree = problem = None
    try:
        tree = parse(query, typing=typing)
    except QueryError as error:
        problem = error
    if problem is not None:
        assert 0 <= problem.at.start <= problem.at.end <= max(len(query), 1)
        assert problem.message
        assert problem.hint
    for leaf in [] if tree is None else positive_leaves(tree):
        assert 0 <= leaf.at.start < leaf.at.end <= len(query)


BEGUN = ["و", "OR", "-", "NEAR/3", "ا", "ال", "date:", "نوع:", "date:2", "date:2015-0", "date:201"]


@pytest.mark.parametrize("begun", BEGUN)
def test_what_is_just_begun_waits_while_it_is_typed(begun):
    assert shape(parse(f"مفاوضات {begun}", typing=True)) == "مفاوضات"


@pytest.mark.parametrize("query", ["date:2", "type:acc", "type:zzz", "date:x"])
def test_a_value_that_is_not_whole_is_refused_when_it_is_not_typed_any_more(query):
    with pytest.raises(QueryError):
        parse(query)


def test_a_type_that_is_typed_stands_for_all_that_begin_so():
    assert shape(parse("type:acc", typing=True)) == "ACCUSE"
    assert "PER" in shape(parse("نوع:شخ", typing=True))
    with pytest.raises(QueryError):
        parse("type:zzz", typing=True)


def test_the_last_word_may_go_on_while_it_is_typed():
    assert shape(parse("هدنة مفاو", typing=True)) == "(هدنه & (مفاو | مفاو*))"
    assert shape(parse("هدنة مفاو ", typing=True)) == "(هدنه & مفاو)"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("مفاوضات", "وبالمفاوضات"),
        ("وبالمفاوضات", "مفاوضات"),
        ("حكومة", "للحكومة"),
        ("حكومة", "وبحكومتها"),
        ("حكومته", "الحكومة"),
        ("لجنة", "للجنة"),
        ("وزير", "والوزير"),
        ("بلادهم", "بلاد"),
        ("إدارة", "الإدَارَةُ"),
    ],
)
def test_a_word_is_found_with_what_is_joined_to_it(typed, text):
    assert folded(text) in forms(folded(typed))


@pytest.mark.parametrize(
    ("typed", "text"), [("وزير", "زير"), ("تفاهم", "تفا"), ("م", "لم"), ("حلب", "حلبي"), ("قرار", "قرارات")]
)
def test_another_word_is_not_taken_for_it(typed, text):
    assert folded(text) not in forms(folded(typed))


def test_beginnings_see_through_what_is_joined_only_where_enough_is_typed():
    assert "وبالمفاو".startswith(beginnings("مفاو"))
    assert "المفاوضات".startswith(beginnings("بالمفاو"))
    assert beginnings("مف") == ("مف",)
    assert beginnings("الم") == ("الم",)


def test_a_likeness_is_of_the_word_without_what_is_joined():
    assert ("وال", "والهدنه") in fuzzy_forms("بالهدنه")


def test_every_type_can_be_named_in_both_languages():
    named = types()
    for kind in EntityType:
        words = {word for word, (entities, _) in named.items() if kind in entities}
        assert any(word.isascii() for word in words)
        assert any(not word.isascii() for word in words)
    for relation in RelationType:
        words = {word for word, (_, relations) in named.items() if relations == {relation}}
        assert any(word.isascii() for word in words), relation
        assert any(not word.isascii() for word in words), relation


def test_dates_are_days():
    (leaf,) = positive_leaves(parse("date:2016-02..2016-03"))
    assert (leaf.first, leaf.last) == (date(2016, 2, 1), date(2016, 3, 31))
