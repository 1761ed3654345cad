"""Whom "he" and "she" mean in turns, in quotations and where somebody tells as "I". All people are invented."""

import pytest
from components.test_speakers import names, read

from quoteattr.annotations import read_attributions, write_attributions
from quoteattr.components.speakers import Speakers

LEE, KIM = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON")


def within(marked: str, outer: str, *ents: tuple[str, str], turns: str = "") -> dict[str, str | None]:
    """Who says what, where the outer attribution holds all that is marked behind its first word until the next outer
    one. turns: the keys of those that are turns."""
    doc = read(marked, ents)
    rows = {a.id: a for a in read_attributions(doc)}
    start, end = (
        rows[outer].content[0][0],
        max(a.content[-1][1] for a in rows.values() if a.id not in "ab" or a.id == outer),
    )
    held = [a._replace(parent=outer) if a.id != outer and start <= a.content[0][0] < end else a for a in rows.values()]
    held = [a._replace(content=((start, end),)) if a.id == outer else a for a in held]
    write_attributions(doc, [a._replace(evidence=("turn.colon",)) if a.id in turns else a for a in held])
    return names(Speakers()(doc))


@pytest.mark.parametrize(
    ("question", "before", "speaker"),
    [
        ("Where was the manager?", "By the safe. ", "the manager"),
        ("Was it shut?", "My uncle came. ", "My uncle"),
        ("Was it shut?", "My deputy, Mr Roe, came. ", "Roe"),
        ("What of your uncle?", "Nothing. ", "your uncle"),
        ("Did you see the guard?", "He came to ask for the cook. ", "the guard"),
        ("Was it shut?", "", None),  # neither of the two who talk
    ],
)
def test_he_in_a_turn_is_who_was_spoken_of_and_not_who_speaks(question, before, speaker):
    marked = f"[KIM](S:a)[:](C:a) [{question}](Q:a)\n[DR LEE](S:b)[:](C:b) [Well](Q:b). {before}[He](S:c) [told](C:c) "
    found = within(
        f"{marked}me [it was shut](Q:c).", "b", ("LEE", "PERSON"), ("KIM", "PERSON"), ("Roe", "PERSON"), turns="ab"
    )
    assert found["c"] == speaker


def test_he_within_a_quotation_is_the_only_one_told_of_before_it():
    before = "[Ann Lee](S:a) [said](C:a) [she had asked the driver to stop](Q:a)."
    marked = f'{before} "[Well](Q:b), [he](S:c) [said](C:c) [no](Q:c)," '
    assert within(f"{marked}[she](S:b) [said](C:b).", "b", LEE)["c"] == "the driver"


def test_a_description_within_what_somebody_says_is_somebody_else():
    marked = "[Inspector Bo Kim](S:a) [said](C:a) [that](Q:a) [the inspector](S:c) [told](C:c) him [it was shut](Q:c)."
    assert within(marked, "a", KIM)["c"] == "the inspector"


def test_who_signs_a_letter_is_nobody_of_whom_it_tells():
    doc = read("Sir – [The vicar](S:a) [told](C:a) us [it would stop](Q:a). It did.\n\nAnn Lee\nLund", (LEE,))
    assert names(doc)["a"] == "The vicar"


@pytest.mark.parametrize(
    "head",
    [
        "Interview by Bo Kim\n\nAnn Lee, 60, baker",
        "Ann Lee, 60, bakes bread. Interview by Bo Kim",
        "My name is Ann Lee.",
    ],
)
def test_who_is_interviewed_without_questions_tells_as_i(head):
    told = "[I](S:a) [told](C:a) my aunt [it was hot](Q:a). I baked on. [She](S:b) [says](C:b) [no](Q:b)."
    doc = read(f"{head}\n\n{told}", (LEE, KIM))
    assert names(doc)["a"] == "Ann Lee"
    assert names(doc)["b"] != "Ann Lee"


def test_a_style_is_no_name():
    doc = read('Your Honor asked for me. "[I did](Q:a)," [she](S:a) [said](C:a).')
    assert names(doc)["a"] is None
