"""Which name a source gives, wherever in it the name stands and however it is labelled. All people and firms are
invented."""

import pytest
from components.test_speakers import names, read, speakers

from quoteattr.annotations import Attribution, write_attributions
from quoteattr.components.speakers import Speakers


def said_by(source: str, *ents: tuple[str, str], before: str = "", after: str = "") -> tuple[str, str]:
    """Name and type of whoever the source names."""
    speaker = speakers(read(f"{before}[{source}](S:a) [said](C:a) [it was late](Q:a).{after}", ents))["a"]
    return speaker.name, speaker.type


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The prosecution's", "The prosecution"),
        ("The nurses’", "The nurses"),
        ("The nuns of St Mary's", "The nuns of St Mary's"),
    ],
)
def test_whose_claim_it_is(source, name):
    assert said_by(source)[0] == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A Thrupp and Ashby Council spokesman", "A Thrupp and Ashby Council spokesman"),
        ("The mayors of Ostra, Lenn and Vale", "The mayors of Ostra, Lenn and Vale"),
        ("The mayors of Ostra, who met in May,", "The mayors of Ostra"),
        ("@lena_on_six at 07.12", "@lena_on_six"),
        ("the regulator – but only", "the regulator"),
        ("the people I spoke with", "the people I spoke with"),
        ("the people from", "the people"),
    ],
)
def test_a_description_is_kept_whole(source, name):
    assert said_by(source, ("Thrupp", "PERSON"))[0] == name


def test_who_says_it_where_a_mark_is_missing():
    text = "“It is late, said Ann Lee. “Go.”"
    doc = read(text, (("Ann Lee", "PERSON"),))
    write_attributions(doc, [Attribution("a", ((0, len(text)),), (13, 17), (18, 25))])
    assert speakers(Speakers()(doc))["a"].name == "Ann Lee"


# -- people -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "Dunstan's brother, {},",
        "Its author, one {},",
        "One of them, 96-year-old {},",
        "The vicar, the Rev {},",
        "Chair of governors {}",
        "Leader of the Opposition {}",
        "Counsel for the defence, {},",
        "Her solicitor, {} of Crane & Holt,",
        "Father-of-three {}",
        "Local resident {}",
        "The director of the Harwick Roads Trust, {},",
    ],
)
@pytest.mark.parametrize("name", ["Rudo Zhou", "Ana dos Santos", "Mary-Ann O'Hara", "Nur binti Rahim", "Will Roe"])
@pytest.mark.parametrize("label", ["ORG", "PERSON"])
def test_who_is_introduced_by_what_he_or_she_is(source, name, label):
    assert said_by(source.format(name), (name, label)) == (name, "PERSON")


@pytest.mark.parametrize(
    ("source", "joint"),
    [
        ("Rudo Zhou, the mayor, and Ana Crane, her deputy,", True),
        ("Rudo Zhou, 41, and Ana Crane, 38,", True),
        ("Rudo Zhou of Harwick and Ana Crane of Selby", True),
        ("Rudo Zhou, the mayor, and her deputy, Ana Crane,", True),
        ("Rudo Zhou, a friend of Bo and Ana Crane,", False),
        ("Rudo Zhou, who had left with Ana Crane,", False),
    ],
)
def test_two_who_speak_together_each_with_what_they_are(source: str, joint: bool) -> None:
    people = (("Rudo Zhou", "PERSON"), ("Ana Crane", "PERSON"))
    assert said_by(source, *people)[0] == ("Rudo Zhou & Ana Crane" if joint else "Rudo Zhou")


def test_an_article_before_an_honorific_is_no_part_of_the_label():
    assert said_by("The vicar, the Rev Rudo Zhou,", ("the Rev Rudo Zhou", "ORG")) == ("Rudo Zhou", "PERSON")


def test_a_label_that_ends_before_the_small_words_of_a_surname():
    assert said_by("Ana dos Santos", ("Ana", "PERSON")) == ("Ana dos Santos", "PERSON")


def test_a_label_that_ends_at_a_hyphen():
    assert said_by("Lee Sung-hee", ("Lee Sung-", "PERSON")) == ("Lee Sung-hee", "PERSON")


def test_a_surname_that_stands_alone_is_of_the_only_one_so_called():
    before = "Mary-Ann Zhou opened the meeting. "
    assert said_by("Zhou", ("Mary-Ann Zhou", "ORG"), before=before) == ("Mary-Ann Zhou", "PERSON")


def test_a_surname_that_is_also_a_word_for_organisations():
    assert said_by("Chair of governors Pete Church", ("Pete Church", "PERSON")) == ("Pete Church", "PERSON")


def test_a_surname_that_ran_into_the_name_of_a_newspaper():
    before = "Bo Roe was loud. Roe always is. "
    source = "the editorial board of the Norland Post Roe"
    assert said_by(source, ("Bo Roe", "PERSON"), ("Norland Post Roe", "ORG"), before=before) == ("Bo Roe", "PERSON")


@pytest.mark.parametrize("source", ["The mayor of Dunmere, Vale,", "The owner of the mill in Vale"])
def test_a_place_is_nobody(source):
    assert said_by(source, ("Vale", "GPE"), ("Dunmere", "GPE"))[1] == "UNNAMED"


# -- organisations ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "Belgian chocolate maker {}",
        "The lobby group {}",
        "The charity {}",
        "Trade union {}",
        "The engineering firm {}, based in Harwick,",
        "The airport's operator, {},",
        "Its insurer, {},",
    ],
)
@pytest.mark.parametrize("label", ["PERSON", "ORG"])
def test_a_body_is_named_behind_what_it_is(source, label):
    assert said_by(source.format("Delacroy"), ("Delacroy", label)) == ("Delacroy", "ORG")


@pytest.mark.parametrize("deed", ["{}, which runs the line, grew.", "Shares in {} fell.", "{}'s shareholders met."])
def test_what_only_bodies_have_or_are(deed):
    before = deed.format("Kollektiv Nord") + " "
    assert said_by("Kollektiv Nord", ("Kollektiv Nord", "PERSON"), before=before)[1] == "ORG"


def test_who_founded_a_company_is_not_the_company():
    before = "The company Ann Lee founded has grown. "
    assert said_by("Lee", ("Ann Lee", "PERSON"), before=before) == ("Ann Lee", "PERSON")


def test_an_abbreviated_title_behind_the_word_state_is_no_body():
    assert said_by('state Del. Ann "Cia" Lee', ("Del.", "GPE"), ('Cia" Lee', "PERSON"))[1] == "PERSON"


def test_a_body_with_what_it_is_of():
    name = "Teachers' Union of Norland"
    assert said_by(f"the {name}", ("Teachers' Union", "ORG")) == (name, "ORG")


def test_the_operator_takes_up_a_firm():
    before = "Norland Rail closed the road. "
    assert said_by("The operator", ("Norland Rail", "ORG"), before=before) == ("Norland Rail", "ORG")


def test_the_company_is_the_single_name_before_whatever_its_label():
    before = "Delacroy closed the road. "
    assert said_by("The company", ("Delacroy", "PERSON"), before=before) == ("Delacroy", "ORG")


def test_the_company_is_not_somebody_named_in_full():
    before = "Ann Lee closed the road. "
    assert said_by("The company", ("Ann Lee", "PERSON"), before=before) == ("The company", "ORG")


def test_who_is_the_airline_is_not_the_lender():
    text = (
        "Vale Banco, which lent it four million, has sued Aero Pampa, which flies them. [The airline](S:a) [said](C:a) "
        "[it had paid](Q:a). [The lender](S:b) [said](C:b) [it had not](Q:b)."
    )
    found = names(read(text, (("Vale Banco", "ORG"), ("Aero Pampa", "ORG"))))
    assert found == {"a": "Aero Pampa", "b": "Vale Banco"}


def test_somebody_elses_union_is_not_the_last_organisation():
    before = "The airline, Norrvind, grew. "
    assert said_by("the pilots' union", ("Norrvind", "ORG"), before=before)[0] == "the pilots' union"


def test_a_supplier_by_its_name_is_nobody():
    assert said_by("Supplier Vale Foods", ("Vale Foods", "PERSON")) == ("Vale Foods", "ORG")


def test_somebody_of_a_body_that_is_only_described():
    assert said_by("The agency's Ann Lee", ("Ann Lee", "PERSON")) == ("Ann Lee", "PERSON")


@pytest.mark.parametrize("source", ["Her publisher, the two-person Vale Press of Lund,", "The two-person Vale Press"])
def test_a_body_behind_a_qualified_article(source):
    assert said_by(source, ("Vale Press", "ORG")) == ("Vale Press", "ORG")


def test_who_cut_its_outlook_is_a_firm():
    before = "Delacroy cut its outlook. "
    assert said_by("Chocolate maker Delacroy", ("Delacroy", "PERSON"), before=before) == ("Delacroy", "ORG")
