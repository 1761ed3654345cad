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


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("Ann Lee runs a café by the port. Bo Kim is late.", "café owner"),
        ("Ann Lee, who leads the council, was late. Bo Kim wept.", "council leader"),
        ("Ann Lee grew dahlias. Bo Kim is a neighbour.", "dahlia grower"),
        ("Ann Lee, who heads the agency, was late. Bo Kim wept.", "agency head"),
        ("The bus was driven by Ann Lee. Bo Kim wept.", "driver"),
        ("Bo Kim named Ann Lee captain in May. Al Roe was late.", "captain"),
        ("Ann Lee, in her third year as coach, praised Bo Kim.", "coach"),
        ("Bo Kim hired Ann Lee as editor. Al Roe was late.", "editor"),
        ("Kim met the council leader. Ann Lee, who leads the council, wept. Bo Kim laughed.", "council leader"),
        ("One serious rival is Ann Lee, a vet. Bo Kim wept.", "rival"),
    ],
)  # fmt: skip
def test_what_somebody_does_says_what_she_is(before, noun):
    assert said_by(f"{before} [The {noun}](S:a) [said](C:a) [it was late](Q:a).", LEE, KIM, ROE) == "Ann Lee"


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("Ann Lee drives a bus. A taxi driver hit her.", "taxi driver"),
        ("Ann Lee runs a café by the port. Bo Kim runs a café by the lake.", "café owner"),
        ("Ann Lee walked by the café. Bo Kim wept.", "café owner"),
    ],
)
def test_somebody_else_does_it(before, noun):
    text = f"{before} [The {noun}](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, LEE, KIM) not in ("Ann Lee", "Bo Kim")


def test_whom_she_hired_is_her_editor():
    text = "Ann Lee hired Bo Kim as editor. Lee is glad. [Her editor](S:a) [said](C:a) [he was not](Q:a)."
    assert said_by(text, LEE, KIM) == "Bo Kim"


# -- where they are from ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "before",
    [
        "Ann Lee, from Oslo, met Bo Kim.",
        "Ann Lee, born in Bergen, met Bo Kim.",
        "Ann Lee (Norway) beat Bo Kim (Chile).",
        "Ann Lee grew up in Trondheim. Bo Kim laughed.",
    ],
)
def test_who_was_born_there_is_of_that_country(before):
    assert said_by(f"{before} [The Norwegian](S:a) [said](C:a) [it was late](Q:a).", LEE, KIM) == "Ann Lee"


def test_who_plays_in_a_town_may_be_of_any_country():
    text = "Ann Lee of Leeds won. [The Norwegian](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, LEE) == "Ann Lee"


def test_a_norwegian_without_a_name_is_not_the_one_named():
    text = "Ann Lee won. A Norwegian stood by. [The Norwegian](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, LEE) != "Ann Lee"


# -- firms that others have ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("Vale Works blamed its supplier.", "supplier"),
        ("Vale Works met a contractor.", "contractor"),
        ("Vale Works cut nine jobs.", "regulator"),
    ],
)
def test_a_firm_is_not_the_one_that_it_has(before, noun):
    text = f"{before} [The {noun}](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, ("Vale Works", "ORG")) == f"The {noun}"


def test_a_public_body_can_be_the_regulator():
    text = "The Pipes Commission met on Friday. [The regulator](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, ("Pipes Commission", "ORG")) == "Pipes Commission"


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Vale Works of Rotterdam met Elm Steel, based in Turin.", "The Dutch company"),
        ("Vale Works, a Dutch insurer, met Elm Steel of Turin.", "The Dutch group"),
    ],
)
def test_a_firm_is_of_the_country_of_its_seat(before, source):
    text = f"{before} [{source}](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, ("Vale Works", "ORG"), ("Elm Steel", "ORG")) == "Vale Works"


# -- what they are to each other, to works, and by age ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "source", "who"),
    [
        ("Ann Lee employs Bo Kim. Kim wept.", "His employer", "Ann Lee"),
        ("Bo Kim is coached by Ann Lee. Kim wept.", "His coach", "Ann Lee"),
        ("Bo Kim lives next door to Ann Lee. Kim wept.", "His neighbour", "Ann Lee"),
        ("Ann Lee won gold ahead of Bo Kim.", "The runner-up", "Bo Kim"),
        ("Bo Kim stole a boat from Ann Lee.", "The thief", "Bo Kim"),
        ("Ann Lee's novel sold well. Bo Kim wept.", "The author", "Ann Lee"),
        ("Ann Lee wrote the report. Bo Kim wept.", "Its author", "Ann Lee"),
        ("Bo Kim is 81 and Ann Lee 23.", "The younger one", "Ann Lee"),
        ("Ann Lee met her predecessor, Bo Kim.", "The older man", "Bo Kim"),
    ],
)
def test_what_two_are_to_each_other(before, source, who):
    assert said_by(f"{before} [{source}](S:a) [said](C:a) [it was late](Q:a).", LEE, KIM) == who


@pytest.mark.parametrize("noun", ["younger woman", "older woman"])
def test_who_is_younger_needs_an_age(noun):
    text = f"Ann Lee came with Eve Roe. [The {noun}](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, LEE, ("Eve Roe", "PERSON")) == f"The {noun}"


def test_the_older_man_is_not_the_younger_one():
    text = (
        "Bo Kim met Al Roe. [The younger man](S:a) [said](C:a) [no](Q:a). [The older man](S:b) [said](C:b) [yes](Q:b)."
    )
    assert names(read(text, (KIM, ROE))) == {"a": "The younger man", "b": "The older man"}
