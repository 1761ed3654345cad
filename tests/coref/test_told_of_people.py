"""Descriptions that mean whom the article tells something of: in court, at work. Names are invented."""

import pytest
from components.test_speakers import names, read

LEE, KIM, ROE = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Al Roe", "PERSON")


def said_by(marked: str, *ents: tuple[str, str], key: str = "a") -> str | None:
    """The speaker of one attribution, by default "a"."""
    return names(read(marked, ents))[key]


# -- in court --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "before",
    [
        "Ann Lee gave evidence by video link.",
        "Ann Lee, a vet, has testified for three hours.",
        "Giving evidence on Friday, Ann Lee wept.",
        "Next in the witness box, the court's own vet, Ann Lee, wept.",
        "The inquiry heard from Ann Lee, once a vet.",
        "Bo Kim is on trial. Ann Lee took the stand.",
        "Bo Kim KC, defending, asked Ann Lee about a key.",
        "Bo Kim took the stand. Ann Lee gave evidence after him.",
    ],
)
def test_who_testifies_is_the_witness(before):
    assert said_by(f"{before} [The witness](S:a) [said](C:a) [it was dark](Q:a).", LEE, KIM) == "Ann Lee"


@pytest.mark.parametrize(
    "before",
    [
        "Ann Lee KC told the jury about a key.",
        "Ann Lee, prosecuting, told the jury about a key.",
        "Judge Ann Lee told the court about a key.",
        "Cross-examined by Ann Lee, a man wept.",
        "Ann Lee gave evidence. Another witness wept.",
        "Ann Lee sells boats.",
    ],
)
def test_counsel_judges_and_others_are_no_witnesses(before):
    text = f"{before}\n\n\nIn the afternoon [the witness](S:a) [said](C:a) [it was dark](Q:a)."
    assert said_by(text, LEE) != "Ann Lee"


def test_the_witness_is_who_was_heard_last_beside_counsel():
    text = (
        "Bo Kim gave evidence. [Ann Lee](S:a) [said](C:a) [it was dark](Q:a). Al Roe KC, defending, rose. "
        "[The witness](S:b) [said](C:b) [it was late](Q:b)."
    )
    assert said_by(text, LEE, KIM, ROE, key="b") == "Ann Lee"


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("Bo Kim, 43, of Mill Lane, denies two counts of theft.", "defendant"),
        ("Bo Kim was jailed for a year.", "defendant"),
        ("A court sentenced Bo Kim.", "defendant"),
        ("For the Crown, Bo Kim spoke for an hour.", "prosecutor"),
        ("Bo Kim KC, for the council, rose.", "barrister"),
        ("Ann Lee watched. Bo Kim presided.", "judge"),
        ("Police fear an attempt to poison her tenant, Bo Kim.", "victim"),
    ],
)
def test_what_somebody_is_in_court(before, noun):
    ents = (LEE, KIM, ("Mill Lane", "PERSON"))
    assert said_by(f"{before} [The {noun}](S:a) [said](C:a) [it was dark](Q:a).", *ents) == "Bo Kim"


# -- at work and in office -------------------------------------------------------------------------------------------


def test_a_chairwoman_is_no_man():
    text = (
        "Ann Lee, who leads the panel, met Mr Bo Kim, who leads the board. [The chairwoman](S:a) [said](C:a) [no](Q:a)."
    )
    assert said_by(text, LEE, KIM) == "Ann Lee"


@pytest.mark.parametrize("noun", ["auditor", "liquidator", "broker"])
def test_a_firm_is_what_it_is_introduced_as(noun):
    text = f"Vale Works left its {noun}, Quill & Marsh. [The {noun}](S:a) [said](C:a) [it was time](Q:a)."
    assert said_by(text, ("Vale Works", "ORG"), ("Quill & Marsh", "ORG")) == "Quill & Marsh"
