from synpol_desktop.workspace.edits import UnmarkMentions
from tests.workspace.corpus import CHARGE, LEAD, MEETING, ZAYD, draft, entity_called, fill, findings


def test_the_same_words_are_found_in_every_article_with_what_is_joined_left_outside(workspace):
    fill(workspace, MEETING, CHARGE, LEAD)
    extra = "قال أحدهم: وزَيد النجّار غائب. ثم جاء لزيد\nالنجار كتاب، وزيد النجاري آخر."
    with workspace.batch("Import") as batch:
        article = batch.add(draft(extra))
        batch.store(article, findings("x"))
    found = workspace.occurrences(ZAYD)
    here = [each for each in found if each.article == article]
    assert [each.words for each in here] == ["زَيد النجّار", "زيد\nالنجار"]
    assert here[0].before.endswith(" و")
    assert all(each.span.of(extra) == each.words for each in here)
    assert all(each.mention is None for each in here)
    zayd = entity_called(workspace, ZAYD)
    marked = [each for each in found if each.entity == zayd]
    assert len(marked) == 3
    assert all(each.exact for each in marked)
    workspace.do(UnmarkMentions((marked[0].mention,)))
    assert sum(each.entity == zayd for each in workspace.occurrences(ZAYD)) == 2


def test_words_that_are_no_words_are_found_nowhere(workspace):
    fill(workspace, MEETING)
    assert workspace.occurrences("،") == []
    assert workspace.occurrences('"') == []
    assert len(workspace.occurrences(ZAYD, 1)) == 1
