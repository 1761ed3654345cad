"""People and bodies called by a style, a rank, what is theirs, or a part of their name. All are invented."""

import pytest
from components.test_speakers import names, read
from coref.test_people_taken_up import KIM, LEE, said_by

ROE = ("Al Roe", "PERSON")


@pytest.mark.parametrize(
    ("before", "style", "who"),
    [
        ("Judge Ann Lee sat late. Bo Kim spoke for the mill.", "Her Honour", "Ann Lee"),
        ("The bishop, Bo Kim, met the actress Ann Lee.", "His Lordship", "Bo Kim"),
        ("Ann Lee met Cardinal Bo Kim.", "His Eminence", "Bo Kim"),
    ],
)
def test_a_style_means_who_has_such_a_title(before, style, who):
    assert said_by(f"{before} [{style}](S:a) [said](C:a) [it was late](Q:a).", LEE, KIM) == who


def test_a_style_of_two_is_left_to_the_pronoun():
    text = "Judge Ann Lee and Judge Bo Kim met. [Her Honour](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, LEE, KIM) != "Her Honour"


def test_letters_before_a_name_are_the_rank():
    text = "ASI Ann Lee closed the gate. Bo Kim laughed. [The ASI](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, LEE, KIM, ("ASI", "ORG")) == "Ann Lee"


def test_letters_of_a_body_stay_the_body():
    text = "NOB chief Ann Lee closed the gate. [The NOB](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, LEE, ("NOB", "ORG")) == "NOB"


@pytest.mark.parametrize("source", ["The council's answer", "The council's blunt reply", "The council's position"])
def test_what_somebody_answers_is_theirs(source):
    assert said_by(f"[{source}](S:a) [was](C:a) [that it would rain](Q:a).") == "The council"


def test_the_position_of_somebody_named_is_that_persons():
    assert said_by("[Ann Lee's position](S:a) [is](C:a) [that it will rain](Q:a).", LEE) == "Ann Lee"


def test_somebodys_report_says_it_itself():
    assert said_by("[The council's report](S:a) [says](C:a) [that it will rain](Q:a).") == "The council's report"


@pytest.mark.parametrize("stressed", ["himself", "alone"])
def test_a_stressed_name_is_the_name(stressed):
    assert said_by(
        f"Ann Lee left. [Kim {stressed}](S:a) [wrote](C:a) [that it rained](Q:a). Bo Kim is 60.", LEE, KIM
    ) == ("Bo Kim")


def test_the_ministry_is_named_in_full_before():
    text = "The Norland trade ministry met. [The ministry](S:a) [said](C:a) [it rained](Q:a)."
    assert (said_by(text) or "").removeprefix("The ") == "Norland trade ministry"


def test_sisters_of_one_name_keep_what_they_are_called():
    text = "Sister Clare rang the bell. [She](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, ("Clare", "PERSON")) == "Sister Clare"


def test_a_brother_in_small_letters_is_no_monk():
    text = "Ann Lee left. Her brother Clare rang. [Clare](S:a) [said](C:a) [it was late](Q:a)."
    assert said_by(text, LEE, ("Clare", "PERSON")) == "Clare"


def test_somebody_known_as_has_that_name():
    text = "[A driver, known only as Baba Musa,](S:a) [said](C:a) [it rained](Q:a)."
    assert said_by(text, ("Baba Musa", "PERSON")) == "Baba Musa"


def test_what_stands_only_where_places_do_is_nobody():
    text = "Ann Lee was seen in Brand on Monday. [She](S:a) [said](C:a) [it rained](Q:a)."
    assert said_by(text, LEE, ("Brand", "PERSON")) == "Ann Lee"


def test_mr_is_not_sir():
    text = "Sir Al Roe and his keeper, Bo Roe, are no kin. [Mr Roe](S:a) [said](C:a) [it rained](Q:a)."
    assert said_by(text, ROE, ("Bo Roe", "PERSON")) == "Bo Roe"


def test_what_somebody_does_behind_a_comma_is_no_role():
    text = "His deputy, Ann Lee, promised the baker a loaf. [The baker](S:a) [said](C:a) [it rained](Q:a)."
    assert said_by(text, LEE) == "The baker"


@pytest.mark.parametrize(
    "asks",
    [
        "“[Whose is it?](Q:b)” [Bo Kim](S:b) [asked](C:b).",
        "When [Bo Kim](S:b) [asked](C:b) [whose it was](Q:b), it rained.",
    ],
)
def test_who_asks_is_not_who_answers(asks):
    text = f"Ann Lee found the key with Bo Kim. {asks} [She](S:a) [replied](C:a) [that it was hers](Q:a)."
    assert said_by(text, LEE, KIM) == "Ann Lee"


def test_he_and_a_name_are_two():
    text = "Bo Kim, the baker, said he was late. [He and Ann Lee](S:a) [believed](C:a) [it was Monday](Q:a)."
    assert said_by(text, KIM, LEE) == "Bo Kim & Ann Lee"


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("The elder Lee, Ann,", "Ann Lee"),
        ("the other Lee, Ann", "Ann Lee"),
        ("The younger Kim, Yoli,", "Yoli"),
        ("Ann Lee, Bo", "Ann Lee"),
    ],
)
def test_the_first_name_behind_a_surname_says_which_of_that_family(source, who):
    text = f"Ann Lee and Bo Lee met Al Kim. It rained. [{source}](S:a) [said](C:a) [no](Q:a)."
    people = [(name, "PERSON") for name in ("Ann Lee", "Bo Lee", "Al Kim")]
    assert names(read(text, tuple(people)))["a"] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("[Forty vets have signed a letter to Ann Lee](S:a), [demanding](C:a) [rain](Q:a).", "Forty vets"),
        ("Ann Lee let it be known through [her agent, Bo Kim,](S:a) [that it fell](Q:a).", "Ann Lee"),
        ("The mill let it be known through [its owner, Bo Kim,](S:a) [that it fell](Q:a).", "Bo Kim"),
        ("Ann Lee was on her way through. [Her agent, Bo Kim,](S:a) [said](C:a) [no](Q:a).", "Bo Kim"),
    ],
)
def test_a_source_that_holds_more_or_another_than_who_speaks(text, who):
    assert names(read(text, (("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"))))["a"] == who


def test_our_reporter_is_no_officer():
    text = "From our Dunmere reporter, Ann Lee: [the officer](S:a) [says](C:a) [it fell](Q:a)."
    assert names(read(text, (("Ann Lee", "PERSON"),)))["a"] == "the officer"
