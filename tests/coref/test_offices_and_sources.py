"""Which office is meant, and which part of a source speaks. All people are invented."""

import pytest
from components.test_speakers import names, read

ANN = (("Ann Lee", "PERSON"),)


def second(text: str, *ents: tuple[str, str]) -> str | None:
    return names(read(text, ents or ANN))["b"]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("Foreign minister Ann Lee", "The finance minister"),
        ("Ann Lee, the foreign minister,", "The finance minister"),
        ("Police chief Ann Lee", "The army chief"),
        ("Former army chief Ann Lee", "The army chief"),
    ],
)
def test_another_office_is_somebody_else(named, said):
    text = f"[{named}](S:a) [said](C:a) [it was late](Q:a). [{said}](S:b) [said](C:b) [it was not](Q:b)."
    assert second(text) == said


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("Foreign minister Ann Lee", "The foreign minister"),
        ("Foreign minister Ann Lee", "The minister"),
        ("Foreign minister Ann Lee", "The veteran minister"),
        ("Former army chief Ann Lee", "The former army chief"),
        ("Head coach Ann Lee", "The football coach"),
    ],
)
def test_the_same_office(named, said):
    text = f"[{named}](S:a) [said](C:a) [it was late](Q:a). [{said}](S:b) [said](C:b) [it was not](Q:b)."
    assert second(text) == "Ann Lee"


def test_the_former_one_is_not_the_one_in_office():
    text = "[The army chief](S:a) [said](C:a) [it was late](Q:a). [The former army chief](S:b) [said](C:b) [no](Q:b)."
    assert second(text) == "The former army chief"


def test_its_governor_is_the_governor_named():
    text = "[Governor Ann Lee](S:a) [said](C:a) [it was late](Q:a). [Its governor](S:b) [hinted](C:b) [so](Q:b)."
    assert second(text) == "Ann Lee"


def test_two_appositions_in_front_of_a_name_are_two_roles():
    text = (
        "[The first witness, the yard's owner, Ann Lee,](S:a) [said](C:a) [it was late](Q:a). "
        "[The witness](S:b) [said](C:b) [it was not](Q:b)."
    )
    assert second(text) == "Ann Lee"


@pytest.mark.parametrize("where", ["at the desk", "there", "in the booth"])
def test_who_is_told_by_a_place_is_not_the_only_one_named(where):
    text = f"[Ann Lee](S:a) [said](C:a) [it was late](Q:a). [The officer {where}](S:b) [said](C:b) [no](Q:b)."
    assert second(text) == f"The officer {where}"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Formal talks, a person close to them", "a person close to them"),
        ("The mayor, a former cook,", "The mayor"),
        ("Two guards, one of them a cousin of the manager,", "Two guards"),
        ("@harbour_watch underneath", "@harbour_watch"),
        ("Cross-examined by Ann Lee, the witness", "the witness"),
    ],
)
def test_the_part_of_a_source_that_speaks(source, speaker):
    assert names(read(f"[{source}](S:b) [said](C:b) [it was late](Q:b).", ANN))["b"] == speaker


def test_who_cross_examines_is_not_the_witness():
    text = "Cross-examined by Ann Lee, the witness wept. [Lee](S:b) [asked](C:b) [why](Q:b)."
    assert second(text) == "Ann Lee"


@pytest.mark.parametrize("when", ["In 2022 ", "On 9 May "])
def test_a_date_before_a_source_is_no_part_of_it(when):
    date = when.split(" ", 1)[1]
    text = f"{when.removesuffix(date)}[{date}inspectors](S:b) [praised](C:b) [the school](Q:b)."
    assert names(read(text, ()))["b"] == "inspectors"


def test_the_coast_guard_is_taken_up_by_it():
    text = "[The coast guard](S:a) [said](C:a) [a boat sank](Q:a). [All lived](Q:b), [it](S:b) [said](C:b)."
    assert second(text) == "The coast guard"


def test_a_place_that_but_a_label_calls_somebody_is_not_he():
    text = (
        "[Bo Kim, who runs a school in Merth Tyd,](S:a) [asked](C:a) [who would pay](Q:a). He sat down. "
        "[I cannot](Q:b), [he](S:b) [said](C:b)."
    )
    assert second(text, ("Bo Kim", "PERSON"), ("Merth Tyd", "PERSON")) == "Bo Kim"


def test_who_wonders_aloud_asks_nobody():
    text = "[Bo Kim](S:a) [wondered](C:a) [who would pay](Q:a). [I cannot](Q:b), [he](S:b) [told](C:b) Ann Lee."
    assert second(text, ("Bo Kim", "PERSON"), *ANN) == "Bo Kim"
