"""Which of several "he" and "she" mean where they speak: by what is said, to whom, and of whom the text has just told.
All people and places are invented."""

import re

import pytest
from components.test_speakers import names, read

from quoteattr.annotations import Attribution, Mark, write_attributions, write_marks
from quoteattr.components.speakers import Speakers

LEE, KIM, ROE = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Cy Roe", "PERSON")
KLARA = ("Klara", "PERSON")


def said_by(marked: str, *ents: tuple[str, str], key: str = "a") -> str | None:
    """The speaker of one attribution, by default "a"."""
    return names(read(marked, ents))[key]


# -- who is named in the words, or to whom they are said ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said", "who"),
    [
        ("Kim never called", "she said", "Ann Lee"),
        ("Bo never called", "she said", "Ann Lee"),
        ("You never called", "she told Kim", "Ann Lee"),
        ("You never called", "she reminded the treasurer, Bo Kim", "Ann Lee"),
        ("Nobody called", "she said", "Bo Kim"),
    ],
)
def test_nobody_names_himself_or_speaks_to_himself(words, said, who):
    pronoun, verb = said.split()[:2]
    rest = said.partition(verb)[2]
    text = (
        f"Ann Lee chairs the board. Bo Kim has been its treasurer since May. [“{words},”](Q:a) "
        f"[{pronoun}](S:a) [{verb}](C:a){rest}."
    )
    assert said_by(text, LEE, KIM) == who


def test_who_is_named_speaks_where_nobody_else_can():
    assert said_by("Ann Lee lost. [“Lee will be back,”](Q:a) [she](S:a) [said](C:a).", LEE) == "Ann Lee"


# -- who has just acted ----------------------------------------------------------------------------------------------


def test_a_paragraph_that_tells_of_somebody_new_quotes_them():
    text = (
        "“It was the race of my life,” Ann Lee said. She wants more.\n\n"
        "The winner, Bo Kim, led from the start and won easily. [“I heard the crowd,”](Q:a) [she](S:a) [said](C:a)."
    )
    assert said_by(text, LEE, KIM) == "Bo Kim"


def test_of_two_the_other_speaks_of_him():
    text = (
        "Bo Kim farms by the river. His son Cy Roe said he would wait. The old man's neighbour, Ann Lee, laughed. "
        "[“She is young,”](Q:a) [she](S:a) [said](C:a)."
    )
    assert said_by(text, LEE, KIM, ROE) == "Ann Lee"


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("When Bo Kim rang, Ann Lee was asleep.", "Ann Lee"),
        ("After Bo Kim had spoken, Ann Lee rose.", "Ann Lee"),
        ("Bo Kim was asleep when Ann Lee rang.", "Bo Kim"),
    ],
)
def test_the_main_clause_says_whom_a_sentence_is_about(before, who):
    assert said_by(f"{before} [“No,”](Q:a) [she](S:a) [said](C:a).", LEE, KIM) == who


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Ann Lee left early. Bo Kim was asked three times whether it leaked.", "Bo Kim"),
        ("Asked by Ann Lee whether it leaked, Bo Kim shrugged.", "Bo Kim"),
        ("Ann Lee went on talking. Bo Kim was asked to leave. Lee stayed.", "Ann Lee"),
    ],
)
def test_who_was_asked_speaks(before, who):
    assert said_by(f"{before} [“Badly,”](Q:a) [he](S:a) [said](C:a).", LEE, KIM) == who


# -- those without a name --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Bo Kim leaned over as the engineer, a woman half his age, unrolled the plan.", "the engineer"),
        ("My driver, a woman of few words, let me talk.", "My driver"),
        ("The officer, a woman of 27, read it out. Mr Bo Kim slept.", "The officer"),
    ],
)
def test_what_stands_beside_a_description_tells_the_sex(before, who):
    assert said_by(f"{before} [“No,”](Q:a) [she](S:a) [said](C:a).", KIM) == who


def test_who_asks_not_to_be_named_is_quoted():
    text = (
        "Ann Lee said the school was safe. A governor who asked not to be named had worn the same tie.\n\n"
        "[“It was forbidden,”](Q:a) [he](S:a) [said](C:a)."
    )
    assert said_by(text, LEE) == "A governor"


# -- within what somebody says -----------------------------------------------------------------------------------------


def told_by(text: str, outer: tuple[str, str, str], inner: tuple[str, str, str], *ents: tuple[str, str]) -> str | None:
    """The speaker of an attribution that lies in another: of each content, cue and source as they first stand."""
    doc = read(f"{text} [“”](Q:c)", ents)
    spans = {"a": [_find(text, part) for part in outer], "b": [_find(text, part) for part in inner]}
    atts = [Attribution(key, (content,), cue, source) for key, (content, cue, source) in spans.items()]
    write_attributions(doc, atts)
    write_marks(doc, [Mark(m.start(), m.end(), m.start() + 1, m.end() - 1) for m in re.finditer("“[^”]*”", text)])
    return names(Speakers()(doc))["b"]


def _find(text: str, part: str) -> tuple[int, int]:
    at = text.index(part)
    return at, at + len(part)


@pytest.mark.parametrize(
    ("of", "who"),
    [
        ("of the welder whose seam kept the boat afloat", "the welder"),
        ("of her late brother, Bo Kim", "Bo Kim"),
        ("of Bo Kim, the driver", "Bo Kim"),
    ],
)
def test_it_is_said_of_somebody(of, who):
    said = "“He told me it would hold, and it held,”"
    text = f"{said} Ann Lee recalled {of}."
    assert told_by(text, (said, "recalled", "Ann Lee"), ("it would hold", "told", "He"), LEE, KIM) == who


def test_my_husband_is_hers():
    said = "“I told my husband it was gone. He begged me to count again,”"
    text = f"Bo Kim, the owner, saw nothing. His wife, Ann Lee, keeps the accounts. {said} Mrs Lee said."
    assert told_by(text, (said, "said", "Mrs Lee"), ("to count again", "begged", "He"), LEE, KIM) == "Bo Kim"


def test_who_is_told_of_is_never_the_speaker():
    said = "“The man beside me slept. He woke up and asked if it was time,”"
    text = f"{said} Ann Lee said."
    assert told_by(text, (said, "said", "Ann Lee"), ("if it was time", "asked", "He"), LEE) == "The man"


# -- messages, and whom nobody has named yet ---------------------------------------------------------------------------


@pytest.mark.parametrize("note", ["Ann Lee's note to her clerk, Bo Kim,", "Ann Lee's last letter to Bo Kim"])
def test_who_wrote_is_whose_note_it_is(note):
    assert said_by(f"{note} ran to a line. [“Close it,”](Q:a) [she](S:a) [wrote](C:a).", LEE, KIM) == "Ann Lee"


def test_who_is_named_as_his_is_another_one():
    text = "[“No,”](Q:a) [he](S:a) [says](C:a), and walks past his deputy, Bo Kim. Ann Lee had been at the lectern."
    assert said_by(text, LEE, KIM) == "Ann Lee"


# -- obituaries --------------------------------------------------------------------------------------------------------


def test_an_obituary_goes_on_with_the_life_it_tells():
    text = (
        "Ann Lee, who has died aged 91, carried songs over the frontier.\n\n"
        "Her daughter, the harpsichordist Bo Kim, said the cause was a stroke.\n\n"
        "She was small and blunt. [“I never practised,”](Q:a) [she](S:a) [said](C:a) in 1988."
    )
    assert said_by(text, LEE, KIM) == "Ann Lee"


def test_news_of_a_death_is_no_obituary():
    text = (
        "Ann Lee died in a crash near Lund on Thursday.\n\nHer daughter, Bo Kim, said the road was icy.\n\n"
        "She had driven it every day. [“I warned the council,”](Q:a) [she](S:a) [said](C:a)."
    )
    assert said_by(text, LEE, KIM) == "Bo Kim"


# -- who has a name of kin ---------------------------------------------------------------------------------------------


def test_ms_lee_is_the_widow_who_is_known_by_her_first_name():
    text = (
        "Bo Kim died in the crash. His widow, Klara, gave evidence. Ms Kim was asked whom she blamed. "
        "[She](S:a) [said](C:a) [it was too early](Q:a)."
    )
    assert said_by(text, KIM, KLARA) == "Klara"
