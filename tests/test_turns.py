"""Which lines are turns of a conversation."""

import pytest

from quoteattr.turns import read_turns


def names(text: str) -> list[str | None]:
    return [None if turn.name is None else text[slice(*turn.name)] for turn in read_turns(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MODERATOR: Two minutes each.\nCANDIDATE HUNT: I need only one.", ["MODERATOR", "CANDIDATE HUNT"]),
        ("Q Where were you?\nA In the kitchen.\nQ Alone?\nA With the cat.", ["Q", "A", "Q", "A"]),
        ("02:14:07 FIRST OFFICER: Do you see it?\n[02:14:09] CAPTAIN: I have it.", ["FIRST OFFICER", "CAPTAIN"]),
        ("02.14.07 TOWER: Do you see it?\n02.14.09 (static)\n2.14 pm - MATE: I have it.", ["TOWER", "MATE"]),
        ("0611:40 MATE: Buoy to port.\n0611:44 MASTER: I see it.\n0612:03 MATE: Good.", ["MATE", "MASTER", "MATE"]),
        (
            "Ann Lee (@annlee): Stop.\nBo Kim (@bokim): who is at it\nAnn Lee (@annlee): You.",
            ["Ann Lee", "Bo Kim", "Ann Lee"],
        ),
        ("Caller: There is a fire.\nDispatcher: Where are you?", ["Caller", "Dispatcher"]),
        ("Why climb?\n\nNadia Brook: It is there.\n\nAlways?\n\nBrook: No.", [None, "Nadia Brook", None, "Brook"]),
        ("Moderator: Ann Lee. Panel: Bo Kim.\n\nMODERATOR: Will you?\nKIM: Yes, I will.", ["MODERATOR", "KIM"]),
        ("F/O: You see it?\nCAPT: I do.\nF/O: Good.", ["F/O", "CAPT", "F/O"]),
        ("Harwick Post: Why so long?\n\nTobias Wren: I wrote it twice.", ["Harwick Post", "Tobias Wren"]),
    ],
)
def test_a_conversation_is_read_line_by_line(text: str, expected: list[str | None]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A man was seen on the roof.\nQuite a few people saw him.",
        "Serves: 4 people.\nTime: one hour.",
        "Director: Ann Lee. Cast: Bo Kim.\nLength: 104 minutes.",
        "Photo: A heron.\nPhoto: A gull.",
        "Will the dam hold?\n\nThe county says that it will.",
    ],
)
def test_lists_and_paragraphs_are_no_conversation(text: str) -> None:
    assert read_turns(text) == []


def test_what_minutes_head_their_lines_with_is_nobody():
    text = "PLACE: Room 4\nABSENT: two members\nCHAIR: The motion falls.\nCLERK: It was mine.\nDATE: May\nCHAIR: So."
    assert [text[slice(*turn.name)] for turn in read_turns(text) if turn.name] == ["CHAIR", "CLERK", "CHAIR"]
