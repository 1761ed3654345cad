"""Who "I" is, who asks and who answers. All people and places are invented."""

import pytest
from components.test_speakers import names, read

from quoteattr.annotations import (
    Attribution,
    Section,
    read_attributions,
    read_speakers,
    write_attributions,
    write_sections,
)
from quoteattr.components.speakers import Speakers
from quoteattr.coref.bylines import byline_names

LEE, KIM = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("By Ann van Lee, arts editor", ("Ann van Lee",)),
        ("BY ANN LEE", ("ANN LEE",)),
        ("By Ann Lee and Bo Kim", ()),
        ("By noon", ()),
        ("Ann Lee", ()),
    ],
)
def test_the_name_of_a_byline(line, found):
    assert byline_names(line + "\n\nIt rained.", [Section(0, len(line), "furniture", "byline")]) == found


def test_a_line_that_is_no_byline_names_no_writer():
    assert byline_names("By Ann Lee", [Section(0, 10, "lead", "first paragraph")]) == ()


def test_i_is_who_stands_in_the_byline():
    doc = read("By Ann Lee\n\nBo Kim fills a cup. [I](S:a) [ask](C:a) [whether it is hot](Q:a).", (KIM,))
    write_sections(doc, [Section(0, 10, "furniture", "byline")])
    assert names(Speakers()(doc)) == {"a": "Ann Lee"}


def interview(introduction: str) -> dict[str, str | None]:
    """Who asks (a) and who answers (b) below the introduction."""
    text = f"{introduction}\n\n[Q](S:a)[:](C:a) [Where to?](Q:a)\n\n[A](S:b)[:](C:b) [Home.](Q:b)"
    doc = read(text, (LEE, KIM))
    turns = [Attribution(a.id, a.content, a.cue, a.source, evidence=("turn.colon",)) for a in read_attributions(doc)]
    write_attributions(doc, turns)
    found = {key: row.name for row in read_speakers(Speakers()(doc)) for key in row.attributions}
    return {key: found.get(key) for key in "ab"}


@pytest.mark.parametrize(
    "introduction",
    [
        "Bo Kim, 41, sat down with our reporter Ann Lee after the match.",
        "The arts editor, Ann Lee, met Bo Kim on a ferry.",
        "Bo Kim was interviewed by Ann Lee in May.",
    ],
)
def test_the_introduction_says_who_asks(introduction):
    assert interview(introduction) == {"a": "Ann Lee", "b": "Bo Kim"}


def test_two_of_whom_none_is_said_to_ask_stay_letters():
    assert interview("Bo Kim, 41, sat down with Ann Lee after the match.") == {"a": "Q", "b": "A"}


def floating(marked: str, *ents: tuple[str, str]) -> str | None:
    """Who says the words "a" that no source stands beside."""
    doc = read(marked, ents)
    [att] = read_attributions(doc)
    write_attributions(doc, [Attribution(att.id, att.content, floating=True)])
    return names(Speakers()(doc))["a"]


def test_who_is_spoken_to_is_not_who_speaks():
    before = "Questioning the baker, Bo Kim, on Monday, Ann Lee handed him a bun."
    assert floating(f'{before}\n\n["Is it yours, Mr Kim?"](Q:a)', LEE, KIM) == "Ann Lee"


def test_who_is_only_named_in_the_words_may_speak():
    assert floating('Bo Kim sat down.\n\n["Kim never loses."](Q:a)', KIM) == "Bo Kim"


def test_words_at_the_head_of_an_article_are_whose_name_follows():
    assert floating('["Nobody writes."](Q:a)\n\nAnn Lee is 94. It rained.', LEE) == "Ann Lee"


def test_words_before_two_names_are_nobodys():
    assert floating('["Nobody writes."](Q:a)\n\nAnn Lee and Bo Kim are 94. It rained.', LEE, KIM) is None


# -- whom labels mean, and who answers -------------------------------------------------------------------------------


def turns(marked: str) -> dict[str, str | None]:
    """The speakers of turns with labels."""
    doc = read(marked, (LEE, KIM))
    rows = [Attribution(a.id, a.content, a.cue, a.source, evidence=("turn.colon",)) for a in read_attributions(doc)]
    write_attributions(doc, rows)
    return {key: row.name for row in read_speakers(Speakers()(doc)) for key in row.attributions}


def test_initials_mean_whom_the_introduction_names():
    found = turns("Ann Lee met Bo Kim.\n\n[AL](S:a)[:](C:a) [Where to?](Q:a)\n\n[B.K.](S:b)[:](C:b) [Home.](Q:b)")
    assert found == {"a": "Ann Lee", "b": "Bo Kim"}


def test_initials_of_two_mean_nobody():
    found = turns("Bo Kim met Dr Ben Kane.\n\n[BK](S:a)[:](C:a) [Home.](Q:a)\n\n[XY](S:b)[:](C:b) [No.](Q:b)")
    assert "Bo Kim" not in found.values()


def test_a_name_in_brackets_behind_a_label():
    found = turns("[CHAIR](S:a) (Ms Ann Lee)[:](C:a) [It is lost.](Q:a)\n\n[CHAIR](S:b)[:](C:b) [Next.](Q:b)")
    assert found == {"a": "Ann Lee", "b": "Ann Lee"}


def test_a_label_for_an_office_that_the_article_fills():
    found = turns(
        "The captain was Ann Lee, 51.\n\n[CAPTAIN](S:a)[:](C:a) [Is it?](Q:a)\n\n[CREW](S:b)[:](C:b) [No.](Q:b)"
    )
    assert found["a"] == "Ann Lee"


def answered(marked: str) -> str | None:
    """Who says the floating answer b."""
    doc = read(marked, (LEE, KIM))
    rows = [a._replace(floating=a.id == "b", inherits="a" if a.id == "b" else None) for a in read_attributions(doc)]
    write_attributions(doc, rows)
    return {key: row.name for row in read_speakers(Speakers()(doc)) for key in row.attributions}.get("b")


@pytest.mark.parametrize("asked", ["Bo Kim", "the porter, Bo Kim,", "Mr Bo Kim"])
def test_a_paragraph_behind_a_question_is_the_answer(asked):
    text = f"[Ann Lee](S:a) [asked](C:a) {asked} [who had the key](Q:a).\n\n[“A man with my pen.”](Q:b)"
    assert answered(text) == "Bo Kim"


def test_the_same_paragraph_goes_on_with_the_one_who_asks():
    text = "[“Who had it?”](Q:a) [Ann Lee](S:a) [asked](C:a) Bo Kim. [“It was mine.”](Q:b)"
    assert answered(text) == "Ann Lee"


def test_a_reply_that_came_is_from_the_one_who_was_asked():
    text = "[Ann Lee](S:a) [asked](C:a) Bo Kim [if he knew](Q:a). [“I do,”](Q:b) [came](C:b) the reply."
    assert names(read(text, (LEE, KIM)))["b"] == "Bo Kim"


def test_a_reply_that_came_from_nobody_known():
    text = "Bo Kim knocked. [“Go away,”](Q:b) [came](C:b) the reply."
    assert names(read(text, (KIM,))).get("b") is None
