"""The relations of a document, weighed: how sure each is, and those that no rule reads."""

from __future__ import annotations

from functools import cache

from synpol_desktop.core.found import FoundRelation
from synpol_desktop.core.kinds import Modality
from synpol_desktop.core.paths import resource
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.reading import Reading
from synpol_desktop.extraction.weighing.describing import VERSION, Describer
from synpol_desktop.extraction.weighing.glancing import FirstLook
from synpol_desktop.extraction.weighing.network import Network
from synpol_desktop.extraction.weighing.pairs import Claim, pairs
from synpol_desktop.extraction.weighing.weights import WeightsError, read_weights

WEIGHTS = "relations.weights"

LEARNED = "learned"
"""The rule of a relation that only the weights see."""

LEAST = 0.6
"""What only the weights see and is less sure is not written down: below, one in five is right."""

LEAST_READ = 0.15
"""The same for what a rule reads."""


HOPELESS = 1.0
"""What no rule reads and has so low a sum at a first look is hardly ever said."""


class Ranker:
    """Weighs the claims of a document by a model."""

    def __init__(self, model: Network) -> None:
        self.model = model
        self._look = FirstLook(model, HOPELESS)

    def ranked(self, document: Document, reading: Reading) -> tuple[FoundRelation, ...]:
        """Return the relations of a reading with calibrated confidence, with those that rules missed.

        What is planned, denied or rests on an office is left as the rules say.
        """
        kept = [r for r in reading.relations if r.modality is not Modality.ASSERTED or r.inferred]
        describer = Describer(document, reading.statements)
        model, look = self.model, self._look
        found = pairs(reading.sentences, reading.relations, reading.views)
        claims, seen = [], []
        for sentence, here, views in zip(reading.sentences, found, reading.views, strict=True):
            for described in describer.claims(sentence, here, look, views):
                claims.append(described.claim)
                seen.append(describer.first(described) + describer.rest(described))
        chances = model.chances_of(model.sums_of(seen))
        for claim, sure in zip(claims, chances.tolist(), strict=True):
            if sure >= (LEAST if claim.read is None else LEAST_READ):
                kept.append(_found(document, reading, claim, round(min(max(sure, 0.001), 0.99), 3)))
        return tuple(sorted(kept, key=lambda r: (r.evidence, r.source, r.target, r.type, r.modality)))


def _found(document: Document, reading: Reading, claim: Claim, sure: float) -> FoundRelation:
    if claim.read is not None:
        return claim.read.with_confidence(sure)
    sentence = reading.sentences[claim.pair.sentence]
    evidence = sentence.span.join(claim.source.span).join(claim.target.span)
    dates = {date.value for date in document.dates if evidence.contains(date.span)}
    speakers = [said.speaker for said in reading.statements if said.span.contains(claim.target.span)]
    ends = (claim.source.entity, claim.target.entity)
    return FoundRelation(
        source=claim.source.entity,
        type=claim.type,
        target=claim.target.entity,
        evidence=evidence,
        source_span=claim.source.span,
        target_span=claim.target.span,
        trigger=sentence.units[claim.cue.place].span if claim.cue is not None else None,
        confidence=sure,
        rule=LEARNED,
        date=dates.pop() if len(dates) == 1 else None,
        speaker=next((speaker for speaker in speakers if speaker not in ends), None),
    )


@cache
def shipped_ranker() -> Ranker | None:
    """Return the ranker, None where its weights are missing or damaged: then rules' own confidence stands."""
    try:
        return Ranker(read_weights(resource("models", WEIGHTS), VERSION))
    except WeightsError:
        return None
