"""A component for tests: finds “...” said First Last, and does what an article's words tell it to."""

import os
import re
import signal
import time

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import (
    Attribution,
    CueDetails,
    SpeakerRow,
    write_attributions,
    write_cue_details,
    write_speakers,
)

QUOTATION = re.compile(r"(“[^”]*”) (said) (\w+ \w+)")
held = []


@Language.factory("dangerous")
def make_dangerous(nlp: Language, name: str):
    return read


def read(doc: Doc) -> Doc:
    if "BROKEN" in doc.text:
        raise ValueError("a component broke")
    if "SEGFAULT" in doc.text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "HUNGRY" in doc.text:
        held.append(bytearray(600_000_000))
        time.sleep(2)
    if "LEAKY" in doc.text:
        held.append(bytearray(150_000_000))
    if "SLOW" in doc.text:
        time.sleep(0.02)
    found = list(QUOTATION.finditer(doc.text))
    names = list(dict.fromkeys(match[3] for match in found))
    write_attributions(
        doc,
        [Attribution(f"Q{n}", (match.span(1),), match.span(2), match.span(3)) for n, match in enumerate(found, 1)],
    )
    write_cue_details(doc, [CueDetails(f"Q{n}", "say", "say") for n in range(1, len(found) + 1)])
    write_speakers(
        doc,
        [
            SpeakerRow(
                f"S{n}", name, "PERSON",
                mentions=tuple(match.span(3) for match in found if match[3] == name),
                attributions=tuple(f"Q{k}" for k, match in enumerate(found, 1) if match[3] == name),
            )
            for n, name in enumerate(names, 1)
        ],
    )  # fmt: skip
    return doc
