"""Palettes can be told apart, on either ground and by colour-blind readers."""

import numpy as np
import pytest

from synpol_desktop.core.styling.attributes import ATTRIBUTES, MEASURES, Nature
from synpol_desktop.core.styling.palettes import (
    CATEGORIES,
    PaletteKind,
    default_palette,
    natural,
    on_dark,
    palettes,
    spread,
)
from synpol_desktop.graph.measuring.records import Measure
from synpol_desktop.ui.painting.palettes import style_sheet
from tests.core.styling.vision import MACHADO, closest, contrast, seen

GROUNDS = [pytest.param(style_sheet(dark), id="dark" if dark else "light") for dark in (False, True)]
of_kind = {kind: [each.name for each in palettes().values() if each.kind is kind] for kind in PaletteKind}


@pytest.mark.parametrize("sheet", GROUNDS)
@pytest.mark.parametrize("name", of_kind[PaletteKind.QUALITATIVE])
def test_colours_of_categories_stand_out_from_the_ground_and_stay_apart_for_everybody(name, sheet):
    colours = palettes()[name].on(sheet)

    assert len(colours) >= 6
    assert min(contrast(ink, sheet.background) for ink in colours) >= 3.0
    assert closest(colours, "normal") >= 0.12
    assert min(closest(colours, vision) for vision in MACHADO) >= 0.085


@pytest.mark.parametrize("sheet", GROUNDS)
@pytest.mark.parametrize("name", of_kind[PaletteKind.SEQUENTIAL])
def test_a_ramp_goes_one_way_in_lightness_for_everybody_and_no_step_is_lost(name, sheet):
    colours = palettes()[name].on(sheet)

    assert min(contrast(ink, sheet.background) for ink in colours) >= 1.5
    assert contrast(colours[-1], sheet.background) >= 7  # much is farther from the ground than little
    for vision in MACHADO:
        lab = seen(colours, vision)
        steps = np.diff(lab[:, 0])
        assert (steps > 0).all() or (steps < 0).all()
        assert np.linalg.norm(np.diff(lab, axis=0), axis=1).min() >= 0.04


@pytest.mark.parametrize("sheet", GROUNDS)
@pytest.mark.parametrize("name", of_kind[PaletteKind.DIVERGING])
def test_a_diverging_ramp_is_nearest_to_the_ground_in_its_middle_and_its_ends_differ(name, sheet):
    colours = palettes()[name].on(sheet)
    away = [contrast(ink, sheet.background) for ink in colours]
    middle = len(colours) // 2

    assert len(colours) % 2 == 1
    assert min(away) == away[middle] >= 1.5
    assert away[: middle + 1] == sorted(away[: middle + 1], reverse=True)
    assert away[middle:] == sorted(away[middle:])
    for vision in MACHADO:
        assert closest([colours[0], colours[-1]], vision) >= 0.1
        assert closest([colours[1], colours[-2]], vision) >= 0.08


@pytest.mark.parametrize("sheet", GROUNDS)
@pytest.mark.parametrize("attribute", ["quad", "quality", "change", "presence"])
def test_colours_that_categories_have_by_themselves_stay_apart_for_everybody(attribute, sheet):
    colours = natural(attribute, CATEGORIES[attribute], sheet)

    assert colours is not None
    assert min(contrast(ink, sheet.background) for ink in colours) >= 2.0
    assert min(closest(colours, vision) for vision in MACHADO) >= 0.07


def test_each_ground_has_as_many_colours_as_the_other():
    for palette in palettes().values():
        assert len(palette.light) == len(palette.dark)
        assert set(palette.names) == {"ar", "en"}


def test_the_ground_of_a_style_sheet_is_told_by_its_colour():
    assert on_dark(style_sheet(dark=True))
    assert not on_dark(style_sheet(dark=False))


def test_a_ramp_is_spread_over_fewer_steps_from_end_to_end():
    assert spread((1, 2, 3, 4, 5), 3) == (1, 3, 5)
    assert spread((1, 2, 3), 1) == (3,)
    assert spread((1, 2, 3), 0) == ()


def test_every_measure_is_an_attribute_of_its_kind():
    assert set(MEASURES) == {measure.value for measure in Measure}
    for measure in Measure:
        assert MEASURES[measure.value].nominal == measure.nominal


def test_every_attribute_has_a_palette_that_suits_it():
    for side, attributes in ATTRIBUTES.items():
        for name, nature in attributes.items():
            qualitative = default_palette(name, nature).kind is PaletteKind.QUALITATIVE
            assert qualitative == (nature is Nature.NAME), (side, name)
