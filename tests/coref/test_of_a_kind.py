"""Descriptions that are an occupation of their own mean nobody who is named, unless the text says why. Names are
invented."""

import pytest
from coref.test_people_taken_up import LEE, said_by

SAID = "[{}](S:a) [said](C:a) [it was wet](Q:a)."


@pytest.mark.parametrize(
    "other",
    [
        "The bank manager", "The night porter", "The arresting officer", "The duty manager", "The dog's owner",
        "The head teacher", "The lorry driver", "The kit man", "The lollipop lady", "The harbour master",
    ],
)  # fmt: skip
def test_an_occupation_is_somebody_without_a_name(other):
    assert said_by("Ann Lee missed the ferry on Saturday. " + SAID.format(other), LEE) == other


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Ann Lee scored twice on Saturday.", "The striker"),
        ("Ann Lee walked to the coast.", "The retired teacher"),
        ("Ann Lee has quit.", "The veteran politician"),
        ("Ann Lee, who inherited the mills, arrived late.", "The bread heiress"),
        ("Ann Lee runs the harbour.", "The harbour master"),
        ("Ann Lee, of the dockers' union, was at the gate.", "The union woman"),
        ("Mum Ann Lee was at the door.", "The dinner lady"),
        ("Ann Lee was late.", "The prime minister"),
    ],
)
def test_what_the_text_tells_or_how_somebody_is_means_who_is_named(before, who):
    assert said_by(f"{before} " + SAID.format(who), LEE) == "Ann Lee"


def test_an_office_in_the_lead_is_who_speaks_at_the_head_of_the_next_paragraph():
    lead = "Phones will go, [the education minister](S:a) [said](C:a) [on Friday](Q:a).\n\n"
    assert said_by(f"{lead}[Ann Lee](S:b) [said](C:b) [it was time](Q:b).", LEE) == "Ann Lee"
    behind = f"{lead}In the street, [Ann Lee](S:b) [said](C:b) [it was time](Q:b)."
    assert said_by(behind, LEE) == "the education minister"
