from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.spans import Span
from synpol_desktop.ui.offsets import Offsets

TEXT = st.text(alphabet=st.sampled_from("ابت a\n😀🜁"), max_size=40)


@given(TEXT)
def test_code_points_and_utf16_units_convert_both_ways(text):
    offsets = Offsets(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert offsets.to_units(point) == unit
        assert offsets.to_points(unit) == point


def test_an_offset_inside_a_surrogate_pair_is_its_character():
    assert Offsets("ا😀ب").to_points(2) == 1


def test_a_span_converts_with_both_ends():
    assert Offsets("😀سوريا").span_units(Span(1, 6)) == (2, 7)
