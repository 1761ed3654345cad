"""Which office is meant, and which part of a source speaks. All people are invented."""

import pytest
from components.test_speakers import names, read

from quoteattr.annotations import Attribution, read_attributions, write_attributions
from quoteattr.components.speakers import Speakers

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


# -- inside what somebody says ----------------------------------------------------------------------------------------


def told_by(words: str, report: str, *ents: tuple[str, str]) -> str | None:
    """Who the first word of a report means inside what Ann Lee says; its second word is the cue."""
    doc = read(f'["{words} {report},"](Q:a) [Ann Lee](S:a) [said](C:a).', (*ANN, *ents))
    source, cue, _ = report.split(" ", 2)
    start = len(words) + 2
    behind = start + len(source) + 1
    content = (behind + len(cue) + 1, start + len(report))
    inner = Attribution("b", (content,), (behind, behind + len(cue)), (start, start + len(source)), parent="a")
    write_attributions(doc, [*read_attributions(doc), inner])
    return names(Speakers()(doc)).get("b")


@pytest.mark.parametrize(
    ("words", "report", "speaker"),
    [
        ("I rang the vet and", "he said it was late", "the vet"),
        ("My own aunt was there, and", "she said it was late", "My own aunt"),
        ("My mother wept and", "he said it was late", None),
    ],
)
def test_whom_somebody_tells_of_without_a_name(words, report, speaker):
    assert told_by(words, report) == speaker


def test_who_is_named_in_what_is_said_is_not_the_one_who_says_it():
    text = '[Bo Kim](S:a) [said](C:a) [no](Q:a). ["Bo told me he would go,"](Q:b) [the hooker](S:b) [said](C:b).'
    assert second(text, ("Bo Kim", "PERSON"), ("Bo", "PERSON")) == "the hooker"


def test_a_surname_that_begins_with_a_small_word():
    text = "Piet van Aalst left. [van Aalst](S:b) [said](C:b) [it was late](Q:b)."
    assert second(text, ("Piet van Aalst", "PERSON")) == "Piet van Aalst"


def test_a_name_with_what_somebody_is_of():
    assert second("[Brid O Se of the local team](S:b) [said](C:b) [it was late](Q:b).", ("x", "ORG")) == "Brid O Se"


# -- firms that are taken up ------------------------------------------------------------------------------------------


def test_the_company_is_the_one_that_the_article_is_about():
    text = (
        "Vale Foods cut its outlook. Vale Foods has grown for years. Rain fell on Monday. Snow fell on Tuesday. "
        "Hail fell on Friday. [The company, which makes pies,](S:b) [said](C:b) [it was late](Q:b)."
    )
    assert second(text, ("Vale Foods", "ORG")) == "Vale Foods"


def test_the_first_word_of_a_firm_is_the_firm():
    text = (
        "The operator, Bahari Ports, laid off 211 men. Salim Bakari wept. [Bahari](S:b) [said](C:b) [it was late](Q:b)."
    )
    assert second(text, ("Bahari Ports", "ORG"), ("Salim Bakari", "PERSON"), ("Bahari", "PERSON")) == "Bahari Ports"


def test_one_of_several_firms_by_its_name():
    text = "[One of those named in the press, Vale Athletic,](S:b) [denied](C:b) [it](Q:b)."
    assert second(text, ("Vale Athletic", "ORG")) == "Vale Athletic"


def test_the_pilot_of_the_other_plane_is_another():
    text = (
        "[The co-pilot, Ann Lee,](S:a) [said](C:a) [no](Q:a). "
        "[The pilot of the other plane](S:b) [said](C:b) [it was late](Q:b)."
    )
    assert second(text) == "The pilot of the other plane"


def test_a_nation_that_is_taken_up_tells_others_apart():
    text = (
        "Ann Lee won. The Serb, who is 29, turned an ankle. She will meet Bo Kim. "
        "[The Belgian](S:b) [said](C:b) [it was late](Q:b)."
    )
    assert second(text, *ANN, ("Bo Kim", "PERSON")) == "Bo Kim"
