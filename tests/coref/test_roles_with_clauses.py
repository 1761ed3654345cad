"""Roles behind whose noun a participle says more, and of those through whom somebody speaks. Names are invented."""

import pytest
from coref.test_people_taken_up import KIM, LEE, said_by

SAID = " met Bo Kim. [{}](S:a) [said](C:a) [it was late](Q:a)."


@pytest.mark.parametrize(
    ("role", "who"),
    [
        ("the police chief leading the case", "The police chief"),
        ("the lawyer representing the victim", "The lawyer"),
        ("an architect hired to mend the roof", "The architect"),
        ("a miner trapped for nine days", "The miner"),
        ("a nurse then aged 40", "The nurse"),
        ("a farmer growing barley near Vell", "The farmer"),
        ("a teacher training instructor", "The instructor"),
    ],
)
def test_a_clause_behind_the_noun_leaves_the_role(role, who):
    assert said_by(f"Ann Lee, {role}," + SAID.format(who), LEE, KIM) == "Ann Lee"


@pytest.mark.parametrize("behind", ["Bo Kim refused to pay.", "the striker Bo Kim refused to pay."])
def test_through_whom_somebody_speaks_has_the_role(behind):
    text = f"Through his lawyer, Ann Lee, {behind} [The lawyer](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, LEE, KIM) == "Ann Lee"


def test_who_speaks_through_an_interpreter_is_none():
    text = "Through an interpreter, Ann Lee asked Bo Kim why. [The interpreter](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, LEE, KIM) == "The interpreter"


def test_what_is_done_next_is_no_role():
    text = (
        "Beside his friend, Ann Lee, the baker agreed that Bo Kim slept. "
        "[The baker](S:a) [said](C:a) [it was late](Q:a)."
    )
    assert said_by(text, LEE, KIM) != "Ann Lee"
