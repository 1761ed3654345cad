"""Marks that hold no speech."""

import pytest

from quoteattr.annotations import Attribution
from quoteattr.arbitration.unspoken import is_unspoken
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Inside the lid, in pencil: “For Edda, from the lads”.", True),
        ("Along the hull, in dripping red paint: “Gone fishing”.", True),
        ("Inside the lid was a note: “For Edda, from the lads”.", False),
        ("He had been in pencil sales for years. “It was dull.”", False),
    ],
)
def test_words_that_somebody_wrote_on_a_thing(text: str, none: bool) -> None:
    [mark] = find_marks(text)
    floating = Attribution("a", ((mark.start, mark.end),), None, None)
    assert is_unspoken(Page(text, [mark], []), floating) is none


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Channel Two, 9pm: “The Mayor Was A Ghost.” Drama.", True),
        ("Play of the week: “The Mayor Was A Ghost.” Drama.", True),
        ("Then the mayor, at 9pm: “The ghost was here.”", False),
    ],
)
def test_a_title_behind_a_colon_is_nobodys_word(text: str, none: bool) -> None:
    [mark] = find_marks(text)
    colon = text.index(": “")
    source = (0, colon) if text.startswith("Play") else None
    att = Attribution("a", ((mark.start, mark.end),), (colon, colon + 1), source)
    assert is_unspoken(Page(text, [mark], []), att) is none


@pytest.mark.parametrize(
    ("text", "cue", "none"),
    [
        ("The band came back with “Salt On My Boots” and “The Lamp Went Out”.", "came back with", True),
        ("She hosts “Tell It To The Harbour” on Sundays.", "hosts", True),
        ("She added “Salt On My Boots” behind the bar.", "added", False),
        ("“Nobody,” she repeated.", "repeated", False),
        ("The second tale, titled “Salt On My Boots,” is short.", "titled", True),
        ("He waved away “the cost of salt” at lunch.", "waved away", False),
    ],
)
def test_titles_beside_a_verb_that_reports_nothing(text: str, cue: str, none: bool) -> None:
    marks = find_marks(text)
    start = text.index(cue)
    content = tuple((mark.start, mark.end) for mark in marks)
    att = Attribution("a", content, (start, start + len(cue)), (0, start - 1))
    assert is_unspoken(Page(text, marks, []), att) is none


@pytest.mark.parametrize(
    ("bearer", "none"), [("A board", True), ("The board chairman", False), ("School board President Ann Lee", False)]
)
def test_who_has_an_office_on_a_board_is_no_sign(bearer: str, none: bool) -> None:
    text = f"{bearer} said “The Mud Stays.” It was late."
    [mark] = find_marks(text)
    cue = text.index("said")
    att = Attribution("a", ((mark.start, mark.end),), (cue, cue + 4), (0, cue - 1))
    assert is_unspoken(Page(text, [mark], []), att) is none


def test_all_that_a_sign_says() -> None:
    text = "The card in the door says “Gone fishing” and “Ring twice”."
    marks = find_marks(text)
    cue = text.index("says"), text.index("says") + 4
    att = Attribution("a", tuple((mark.start, mark.end) for mark in marks), cue, (0, cue[0] - 1))
    assert is_unspoken(Page(text, marks, []), att)


@pytest.mark.parametrize(
    ("text", "cue", "none"),
    [
        ("The second tub, marked “eels only”, held plums.", "held", True),
        ("He has a boat christened “Ask Me Later”, said the clerk.", "said", True),
        ("The clerk labelled it “mostly water”.", "labelled", False),
        ("The clerk said: “eels only”.", "said", False),
    ],
)
def test_what_a_thing_is_marked_with(text: str, cue: str, none: bool) -> None:
    [mark] = find_marks(text)
    start = text.index(cue)
    att = Attribution("a", ((mark.start, mark.end),), (start, start + len(cue)), (0, 3))
    assert is_unspoken(Page(text, [mark], []), att) is none


@pytest.mark.parametrize(
    ("text", "cue", "none"),
    [
        ("“Home, geese, go home,” goes the refrain, and they went.", "goes", True),
        ("“Home, geese, go home,” ran the chant from the dyke.", "chant", True),
        ("“Home, geese, go home,” as the old saying goes.", "goes", True),
        ("The song begins: “Home, geese, go home.” Vera Holm sang it.", "begins", True),
        ("“Home, geese, go home,” goes her brother, Aldo.", "goes", False),
        ("“I wrote the song in May,” said Vera Holm.", "said", False),
    ],
)
def test_what_a_song_says_is_nobodys_word(text: str, cue: str, none: bool) -> None:
    [mark] = find_marks(text)
    start = text.index(cue)
    att = Attribution("a", ((mark.start, mark.end),), (start, start + len(cue)), None)
    assert is_unspoken(Page(text, [mark], []), att) is none


@pytest.mark.parametrize(
    ("text", "cue", "none"),
    [
        ("Walkers passed a “Keep Off” sign and laughed.", "passed", True),
        ("The pump sent the error message “who said so” twice.", "sent", True),
        ("Walkers heard a “keep off” from the dyke.", "heard", False),
    ],
)
def test_what_is_named_beside_the_words(text: str, cue: str, none: bool) -> None:
    [mark] = find_marks(text)
    start = text.index(cue)
    att = Attribution("a", ((mark.start, mark.end),), (start, start + len(cue)), (0, start - 1))
    assert is_unspoken(Page(text, [mark], []), att) is none


def test_the_programme_of_a_channel() -> None:
    text = "Channel Two, 9pm: “She Swore On Tuesday.” Part two."
    [mark] = find_marks(text)
    assert is_unspoken(Page(text, [mark], []), Attribution("a", ((mark.start, mark.end),), None, (0, 11)))
    text = "The minister posted at 9pm: “Taps Are On In Holm!”"
    [mark] = find_marks(text)
    cue = text.index("posted"), text.index("posted") + 6
    assert not is_unspoken(Page(text, [mark], []), Attribution("a", ((mark.start, mark.end),), cue, (0, 12)))


@pytest.mark.parametrize(
    ("text", "cue", "source", "none"),
    [
        ("The choir sang the old verse, “she told the tide,” until noon.", "sang", "The choir", True),
        ("The choir sang “lead us by the river” as it rained.", "sang", "The choir", True),
        ("Mugs that say “second best goat” sell well.", "say", "that", True),
        ("A road sign warning of “invisible cows” was stolen.", "warning of", "A road sign", True),
        ("The crowd sang, “we told you so,” until noon.", "sang", "The crowd", False),
        ("The mill’s old slogan, “Ask for the red one!”, is on the wall.", "slogan", None, True),
        ("The Harbour Board said it had “performed as designed”.", "said", "The Harbour Board", False),
        ("A notice board said it had “performed as designed”.", "said", "A notice board", True),
    ],
)
def test_verses_slogans_and_boards(text: str, cue: str, source: str | None, none: bool) -> None:
    [mark] = find_marks(text)
    start = text.index(cue)
    whose = (text.index(source), text.index(source) + len(source)) if source else None
    att = Attribution("a", ((mark.start, mark.end),), (start, start + len(cue)), whose)
    assert is_unspoken(Page(text, [mark], []), att) is none


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("“The lift is shut,” reads a card in the lobby.", False),
        ("“No dogs,” reads a card in the lobby.", True),
        ("A card in the lobby reads “The lift is shut”.", True),
    ],
)
def test_a_clause_that_a_card_reads_in_front_of_it(text: str, none: bool) -> None:
    [mark] = find_marks(text)
    cue, source = text.index("reads"), text.lower().index("a card")
    att = Attribution("a", ((mark.start, mark.end),), (cue, cue + 5), (source, source + len("a card")))
    finite = [text.index("is shut")] if "is shut" in text else []
    assert is_unspoken(Page(text, [mark], [], finite), att) is none
