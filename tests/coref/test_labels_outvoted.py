"""Names that a label gives to firms or places, and pronouns, surnames and titles to people. All names are invented."""

import pytest
from components.test_speakers import names, read, speakers

ORG, GPE, PERSON = "ORG", "GPE", "PERSON"


def said_by(marked: str, *ents: tuple[str, str], key: str = "a") -> str | None:
    return names(read(marked, ents))[key]


# -- taken up by he or she -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "before",
    [
        "A photograph shows Derwin Vancel on the bridge.",
        "The house in Dunmere was built by Derwin Vancel.",
        "The winner was Derwin Vancel.",
        "On the wall hangs a portrait of Derwin Vancel.",
        "Now Derwin Vancel, Port Ansel's first welder, is to have a statue.",
        "Derwin Vancel has run the shop on Quay Street since May.",
        "Two years ago Derwin Vancel was a waiter.",
    ],
)
@pytest.mark.parametrize("label", [ORG, GPE])
def test_whom_a_pronoun_takes_up_is_a_person(before, label):
    text = f'{before} ["I was cold,"](Q:a) [he](S:a) [said](C:a).'
    ents = [("Derwin Vancel", label)] + [(name, ORG) for name in ("Quay Street", "Port Ansel") if name in before]
    assert said_by(text, *ents) == "Derwin Vancel"


@pytest.mark.parametrize("name", ["Edda Church", "Torben Banks"])
def test_a_surname_that_bodies_have_too(name):
    text = f'{name} fled with two suitcases. ["I was cold,"](Q:a) [he](S:a) [said](C:a).'
    assert said_by(text, (name, ORG)) == name


@pytest.mark.parametrize(
    "before",
    [
        "She works in Port Ansel.",
        "The pilot left the Vale Arms.",
        "Kestrel Airways had sacked the pilot.",
        "The judge ruled against Kestrel Airways.",
    ],
)
def test_firms_and_places_are_not_taken_up(before):
    text = f'{before} ["I was cold,"](Q:a) [she](S:a) [said](C:a).'
    ents = [(name, ORG) for name in ("Port Ansel", "Vale Arms", "Kestrel Airways") if name in before]
    assert said_by(text, *ents) not in ("Port Ansel", "Vale Arms", "Kestrel Airways")


# -- shortened as people's names are ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Chidi Ezenwa Jr.", "Mr Ezenwa"),
        ("Luca De Rossari", "De Rossari"),
        ("Luca De Rossari", "Mr De Rossari"),
        ("Jan van der Bergen", "Mr van der Bergen"),
        ("Mark Dayling", "Dayling"),
        ("Torben Banks", "Banks"),
        ("Park Do-yeolk", "Mr Park"),
    ],
)
def test_a_name_cut_to_its_surname_is_a_person_s(name, short):
    assert (
        said_by(f"{name} lives by the road. [According to](C:a) [{short}](S:a), [it is closed](Q:a).", (name, ORG))
        == name
    )


def test_a_firm_cut_to_its_first_word_stays_one():
    text = "Vale Ports owns the road. [Vale](S:a) [said](C:a) [it was closed](Q:a)."
    assert said_by(text, ("Vale Ports", ORG)) == "Vale Ports"


def test_a_first_name_alone_whatever_its_label():
    text = "Greta Parkhouse lives by the road. [According to](C:a) [Greta](S:a), [it is closed](Q:a)."
    assert said_by(text, ("Greta Parkhouse", PERSON), ("Greta", ORG)) == "Greta Parkhouse"


def test_a_headline_in_title_case_names_nobody_so():
    text = "Ann Lee Is Right\n\n[Ann Lee](S:a) [said](C:a) [it was closed](Q:a). Lee lives there."
    assert said_by(text, ("Ann Lee", PERSON)) == "Ann Lee"


def test_a_month_that_opens_a_sentence_and_a_name():
    text = "April Quill was late. [Quill](S:a) [said](C:a) [it was closed](Q:a)."
    assert said_by(text, ("April Quill", PERSON)) == "April Quill"


# -- two of one surname ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("title", "who"), [("Mr", "Nuno Furtel"), ("Ms", "Graça Furtel")])
def test_the_sex_of_a_title_against_what_pronouns_say(title, who):
    text = (
        "Graça Furtel told the hall that she had paved eleven roads. Nuno Furtel replied that nine were short.\n\n"
        f'["I go for the soup,"](Q:a) [said](C:a) [{title} Furtel](S:a).'
    )
    assert said_by(text, ("Graça Furtel", PERSON), ("Nuno Furtel", PERSON)) == who


def test_who_was_mr_is_not_ms():
    text = (
        "Graça Furtel and Nuno Furtel are cousins. Mr Furtel laughed. "
        '["I go for the soup,"](Q:a) [said](C:a) [Ms Furtel](S:a).'
    )
    found = said_by(text, ("Graça Furtel", PERSON), ("Nuno Furtel", PERSON))
    text = text.replace("Mr Furtel", "Ms Furtel").replace("[Ms", "[Mr")
    assert {found, said_by(text, ("Graça Furtel", PERSON), ("Nuno Furtel", PERSON))} == {"Graça Furtel"}


def test_mr_is_not_the_one_who_is_sir():
    text = "Sir Al Pell and his gamekeeper, Bo Pell, met. [Mr Pell](S:a) [said](C:a) [it was closed](Q:a)."
    assert said_by(text, ("Al Pell", PERSON), ("Bo Pell", PERSON)) == "Bo Pell"


# -- houses, newspapers, nations and offices that are no people --------------------------------------------------------


@pytest.mark.parametrize("name", ["Fennimore's", "Harrowby’s"])
def test_a_house_called_by_its_founder_s_name(name):
    founder = name[:-2]
    text = f"[{name}](S:a) [said](C:a) [all shops would stay](Q:a). The founder, Hugo {founder}, died in May."
    assert said_by(text, (founder, PERSON), (f"Hugo {founder}", PERSON)) == name


def test_two_words_behind_an_article_are_a_newspaper():
    text = "[The Evening Ledger](S:a) [said](C:a) [the minister knew that he would go](Q:a)."
    assert said_by(text) == "Evening Ledger"


@pytest.mark.parametrize("native", ["Queenslander", "Saxonian", "Norland Democrat"])
@pytest.mark.parametrize("label", [PERSON, "NORP"])
def test_a_native_takes_somebody_up(native, label):
    text = f'Bo Kim, the senator, stood by his aide. ["She was fair,"](Q:a) [the {native}](S:a) [added](C:a).'
    assert said_by(text, ("Bo Kim", PERSON), (native, label)) == "Bo Kim"


def test_an_office_that_no_table_holds_is_who_stands_behind_it():
    text = "[The Iyaloja, Alhaja Bello,](S:a) [said](C:a) [the shops were sealed](Q:a)."
    assert said_by(text, ("Iyaloja", ORG), ("Alhaja Bello", PERSON)) == "Alhaja Bello"


# -- two who speak together --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("other", ["her husband", "a neighbour", "two colleagues", "the fourth official"])
def test_a_name_and_a_description_joined(other):
    text = f"[The lifeguard, Ann Lee, and {other}](S:a) [said](C:a) [they would stay](Q:a)."
    assert said_by(text, ("Ann Lee", PERSON)) == f"Ann Lee & {other}"


def test_a_name_and_a_thing_are_not_joined():
    text = "[Ann Lee and the harbour](S:a) [said](C:a) [goodbye](Q:a)."
    assert said_by(text, ("Ann Lee", PERSON)) == "Ann Lee"


def test_twins_share_their_surname_where_only_one_has_it():
    text = "Twins Petra and Pavel Kolar entered the contest. [Petra](S:a) [said](C:a) [it was easy](Q:a)."
    assert said_by(text, ("Pavel Kolar", PERSON)) == "Petra Kolar"


# -- one word that speaks in statements --------------------------------------------------------------------------------


def typed(marked: str, *ents: tuple[str, str]) -> tuple[str, str]:
    row = speakers(read(marked, ents))["a"]
    return row.name, row.type


def test_one_word_that_speaks_in_statements_is_a_firm():
    text = "[Delacroyne](S:a) [said](C:a) in a statement [that the road was closed](Q:a)."
    assert typed(text, ("Delacroyne", PERSON)) == ("Delacroyne", "ORG")


def test_a_surname_that_speaks_in_statements_is_somebody_named_before():
    text = "Ann Quorn lives there. [Quorn](S:a) [said](C:a) in a statement [that the road was closed](Q:a)."
    assert typed(text, ("Ann Quorn", PERSON), ("Quorn", PERSON)) == ("Ann Quorn", "PERSON")


def test_what_shows_something_is_no_company():
    text = "Tests showed the well was safe, [the company](S:a) [said](C:a)[ though it advised caution](Q:a)."
    assert said_by(text, ("Tests", ORG)) == "the company"
