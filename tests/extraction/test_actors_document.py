import json

from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.extraction.report import as_json

TEXT = "التقى الوزير الفرنسي في باريس وفد هيئة التفاوض السورية. ورحبت فرنسا بالهيئة."


def test_mentions_are_found_by_place_entity_and_span() -> None:
    document = Extractor().read(TEXT, "2023-01-01")
    body = document.entity_with_key("kb:sy.snc")
    assert body is not None

    first, second = document.mentions_of(body)

    assert first.span.of(TEXT) == "هيئة التفاوض السورية"
    assert document.mention_at(first.span.start) == first
    assert document.mention_at(first.span.start - 1) is None
    assert document.mentions_in(Span(0, first.span.end))[-1] == first
    assert first not in document.mentions_in(Span(0, first.span.end - 1))
    assert document.sentence_at(first.span.start) == 0
    assert document.sentence_at(second.span.start) == 1


def test_tokens_are_found_by_place() -> None:
    document = Extractor().read(TEXT)

    assert [token.text for token in document.tokens_in(Span(0, 12))] == ["التقى", "الوزير"]
    assert document.token_at(1) == 0
    assert document.token_at(5) is None


def test_a_key_that_the_document_does_not_have_gives_nothing() -> None:
    assert Extractor().read(TEXT).entity_with_key("kb:nothing") is None


def test_the_report_has_the_documented_form() -> None:
    findings = Extractor().extract(TEXT, "2023-01-01")

    report = json.loads(json.dumps(as_json("one", TEXT, "2023-01-01", findings)))

    assert set(report) == {
        "document",
        "text",
        "date",
        "entities",
        "mentions",
        "relations",
        "statements",
        "dates",
    }
    ids = {entity["id"] for entity in report["entities"]}
    assert all(mention["entity"] in ids for mention in report["mentions"])
    mention = report["mentions"][0]
    assert set(mention) == {"entity", "start", "end", "kind"}


def test_findings_tell_what_produced_them() -> None:
    provenance = Extractor().extract(TEXT).provenance

    assert provenance.version
    assert len(provenance.resources) == 16
