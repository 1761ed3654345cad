"""The bounds of sources: no dateline before them, no rest of the sentence behind them; and the words beside a cue."""

import pytest
from spans import attribution

from quoteattr.annotations import Attribution
from quoteattr.arbitration.cut_names import with_surname
from quoteattr.arbitration.sources import bounded_source, is_told, with_neighbour, without_accused, without_hearer


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("HARLOW, 4 May - Shipbuilder Tarn said it was late.", "HARLOW, 4 May - Shipbuilder Tarn", "Shipbuilder Tarn"),
        ("KISU, Wednesday — Ms Obi said it was late.", "Ms Obi", "Ms Obi"),
        ("It was late, said Ada Crane as she left the hall.", "Ada Crane as she left the hall", "Ada Crane"),
        ("As a clerk at the mill said, it was late.", "As a clerk at the mill", "a clerk at the mill"),
        ("As a child she said it was late.", "As a child she", "As a child she"),
        ("The governor did not say it was late.", "The governor did not", "The governor"),
        (
            "Ada Crane, who has the inn by the ford, said it was late.",
            "by the ford,",
            "Ada Crane, who has the inn by the ford,",
        ),
        ("The will says it was late.", "The will", "The will"),
        ("In her log for 3 May Captain Lee said it was late, Ed.", "her log for 3 May Captain Lee", "Captain Lee"),
        ("It was said by the board on Ash Wednesday that it was late.", "the board on Ash Wednesday", "the board"),
        ("A report published on Ash Wednesday said it was late.", "A report published on Ash Wednesday", "A report"),
        ("@roe_of_holm said it was late.", "@roe_", "@roe_of_holm"),
        ("HARLOW: Al Roe said it was late.", "HARLOW: Al Roe", "Al Roe"),
        ("It was late, said Al Roe, while his son, Ed, slept.", "Al Roe, while his son, Ed", "Al Roe"),
        ("Al Roe slept, while his son, Ed, said it was late.", "Al Roe slept, while his son, Ed,", "his son, Ed,"),
        ("A sign used to say it was late.", "A sign used to", "A sign"),
        ("To its crew it said it was late.", "its crew it", "it"),
        ("3/ The mill said it was late.", "3/ The mill", "The mill"),
        ("The mill now said it was late.", "The mill now", "The mill"),
        ("Standing by Al Roe, a clerk said it was late.", "Al Roe, a clerk", "a clerk"),
        ("The 9/11 widow said it was late.", "The 9/11 widow", "The 9/11 widow"),
        ("The palace last night said it was late.", "The palace last night", "The palace"),
        ("A poll made last week said it was late.", "A poll made last week", "A poll made last week"),
        ("It was late, said the crowd in one voice.", "the crowd in one voice", "the crowd"),
        ("“No,” hummed Bram. Lunde said it was late.", "Bram. Lunde", "Lunde"),
        ("Brig. Lunde said it was late.", "Brig. Lunde", "Brig. Lunde"),
        ("Cllr. Lunde said it was late.", "Cllr. Lunde", "Cllr. Lunde"),
        ("It was late, said Bram. Lunde left.", "Bram. Lunde", "Bram"),
        ("It was late, said Prof. Lunde.", "Prof. Lunde", "Prof. Lunde"),
        ("Why Ann Lee says it was late", "Why Ann Lee", "Ann Lee"),
        ("“It was late,” said Ann Lee about Bo Kim.", "Ann Lee about Bo Kim", "Ann Lee"),
        ("It was late, said a book about Bo Kim.", "a book about Bo Kim", "a book about Bo Kim"),
        ("Your writer Ann Lee (Letters) says it was late.", "Your writer Ann Lee (Letters", "Your writer Ann Lee"),
    ],
)
def test_a_source_has_its_own_bounds(text: str, source: str, wanted: str) -> None:
    found = bounded_source(
        attribution(text, "it was late" if "it was late" in text else "It was late", "sa", source), text
    )
    assert found is not None
    assert found.source is not None
    assert text[slice(*found.source)] == wanted


def test_a_label_of_a_turn_is_no_dateline() -> None:
    text = "PILOT: I said it was late."
    turn = attribution(text, "I said it was late", ":", "PILOT")._replace(evidence=("patterns", "turn.colon"))
    assert bounded_source(turn, text) == turn


def test_a_dateline_is_no_source() -> None:
    text = "NEW PALAM: Minister Suri said roads would close."
    assert bounded_source(attribution(text, "roads would close", ":", "NEW PALAM"), text) is None


def test_a_speaker_in_capitals_is_one() -> None:
    text = "THE COURT: Please be seated.\nTHE COURT: Call the witness."
    assert bounded_source(attribution(text, "Please be seated.", ":", "THE COURT"), text) is not None


@pytest.mark.parametrize(
    ("text", "content", "cue", "wanted"),
    [
        ('"Out!" quipped off-spinner Hari Venk after tea.', '"Out!"', "quipped", "off-spinner Hari Venk"),
        ('"Out! Out!" chanted the crowd.', '"Out! Out!"', "chanted", "the crowd"),
        ("Beside Senator Paul Reeve, Alma Dorn said the law would pass.", "the law would pass", "said", "Alma Dorn"),
        ("It rained, and said nothing of it.", "nothing of it", "said", None),
    ],
)
def test_the_words_beside_a_cue(text: str, content: str, cue: str, wanted: str | None) -> None:
    source = with_neighbour(attribution(text, content, cue, None), text).source
    assert (source and text[slice(*source)]) == wanted


@pytest.mark.parametrize(
    ("text", "cue", "source", "wanted"),
    [
        ("Parents were told by the county that it was late.", "were told", "Parents", "the county"),
        ("State media quoted the minister, Ann Lee, as saying it was late.", "quoted", "State media",
         "the minister, Ann Lee"),
        ("Jurors heard from the ferryman, Ira Pell, that it was late.", "heard", "Jurors", "the ferryman, Ira Pell"),
        ("Divers learned on Monday from the ferryman that it was late.", "learned", "Divers", "the ferryman"),
        ("Divers learned from experience that it was late.", "learned", "Divers", "Divers"),
        ("Dear Editor – A walker told me it was late.", "told", "Dear Editor – A walker", "A walker"),
        ("To the clerk’s mind, it was late.", "To", "the clerk’s mind", "the clerk"),
        ("The younger later told me it was late.", "told", "The younger later", "The younger"),
    ],
)  # fmt: skip
def test_who_speaks_behind_a_passive(text: str, cue: str, source: str, wanted: str) -> None:
    found = bounded_source(attribution(text, "it was late", cue, source), text)
    assert found is not None
    assert found.source is not None
    assert text[slice(*found.source)] == wanted


@pytest.mark.parametrize(
    ("text", "source", "cue", "wanted"),
    [
        (
            "Tenants were told in May by the agent, Ira Pell, that it was late.",
            "Tenants",
            "were told",
            "the agent, Ira Pell",
        ),
        ("Tenants were told by the agent that it was late.", "Tenants", "were told", "the agent"),
        ("The pier was described as late by Ira Pell on Monday; it was late.", "The pier", "was described", "The pier"),
        ("Tenants were told by Ira Pell. The hall was cold; it was late.", "Tenants", "were told", "Ira Pell"),
        ("Tenants were told by phone that it was late.", "Tenants", "were told", "Tenants"),
        ("Tenants were told by text message that it was late.", "Tenants", "were told", "Tenants"),
        ("Tenants were told by secure video link that it was late.", "Tenants", "were told", "Tenants"),
        ("Tenants were told by the messenger that it was late.", "Tenants", "were told", "the messenger"),
        ("Tenants were told by Radio Vale that it was late.", "Tenants", "were told", "Radio Vale"),
        ("Tenants were told by Monday that it was late.", "Tenants", "were told", "Tenants"),
        ("Ms Voss said: “Well, it was late.” Her neighbour has moved out.", "Her neighbour", "said:", None),
        ("“It rained,” said Ann, and it was late.", "Ann", "said", "Ann"),
    ],
)
def test_who_speaks_where_another_was_taken(text: str, source: str, cue: str, wanted: str | None) -> None:
    found = bounded_source(attribution(text, "it was late", cue, source), text)
    assert found is not None
    assert (found.source and text[slice(*found.source)]) == wanted


def test_what_is_said_is_not_who_says_it() -> None:
    text = "The dam, said Cora Flint, the engineer, it was late to save."
    assert bounded_source(attribution(text, "it was late to save", "said", "The dam"), text) is None
    text = "Cora Flint, the engineer, said Ann knew it was late to save."
    assert bounded_source(attribution(text, "it was late to save", "said", "Cora Flint, the engineer"), text)


def test_the_agent_behind_what_something_is_called() -> None:
    text = "The pier was described as “a plank” by engineer Ira Pell. It was late."
    found = bounded_source(attribution(text, "as “a plank”", "was described", None), text)
    assert found is not None and found.source is not None
    assert text[slice(*found.source)] == "engineer Ira Pell"
    assert bounded_source(attribution(text, "as “a plank”", "was", None), text) == attribution(
        text, "as “a plank”", "was", None
    )


def test_a_noun_of_speech_is_the_cue_and_who_gave_it_the_source() -> None:
    text = "They stay, despite an assurance from Al Roe that it was late."
    start = text.index("an assurance")
    row = Attribution("a", ((text.index("it was"), len(text) - 1),), None, (start, text.index(" that")))
    found = bounded_source(row, text)
    assert found is not None and found.cue is not None and found.source is not None
    assert (text[slice(*found.cue)], text[slice(*found.source)]) == ("an assurance", "Al Roe")
    text = "The verdict from Al Roe: it was late."
    found = bounded_source(attribution(text, "it was late", ":", "The verdict from Al Roe"), text)
    assert found is not None and found.cue is not None and found.source is not None
    assert (text[slice(*found.cue)], text[slice(*found.source)]) == ("The verdict", "Al Roe")


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("“It was late,” the inquest was told.", "was told", "the inquest"),
        ("Ann Lee was asked whether it was late. It was late, Ann Lee knew.", "was asked", "Ann Lee"),
        ("“It was late,” came the reply.", "came", "the reply"),
    ],
)
def test_who_hears_and_what_is_said_are_no_sources(text: str, cue: str, source: str) -> None:
    found = bounded_source(attribution(text, "t was late", cue, source), text)
    assert found is not None
    assert without_hearer(found, text).source is None


def test_a_reply_that_lies_there_to_be_read_says_it() -> None:
    text = "“It was late,” says the reply."
    found = bounded_source(attribution(text, "t was late", "says", "the reply"), text)
    assert found is not None and found.source is not None
    beside = with_neighbour(attribution(text, "“It was late,”", "says", None), text)
    assert beside.source == found.source


def test_a_reply_is_no_neighbour_of_its_cue() -> None:
    text = "“It was late,” came the reply."
    assert with_neighbour(attribution(text, "“It was late,”", "came", None), text).source is None


@pytest.mark.parametrize(("source", "told"), [(None, True), ("Ann Lee", False)])
def test_what_somebody_was_told_by_nobody_named(source: str | None, told: bool) -> None:
    text = "Ann Lee was told it was late."
    assert is_told(attribution(text, "it was late", "was told", source), text) is told


@pytest.mark.parametrize("means", ["telephone", "registered post", "satellite phone", "e-mail", "WhatsApp message"])
def test_how_it_was_said_is_nobody(means: str) -> None:
    text = f"That it was late was confirmed by {means} on Monday."
    found = bounded_source(attribution(text, "That it was late", "was confirmed", means), text)
    assert found is not None
    assert found.source is None


@pytest.mark.parametrize("agent", ["the courier", "a post", "police", "Radio Vale", "her letter"])
def test_who_said_it_is_somebody(agent: str) -> None:
    text = f"That it was late was confirmed by {agent} on Monday."
    found = bounded_source(attribution(text, "That it was late", "was confirmed", agent), text)
    assert found is not None
    assert found.source is not None


@pytest.mark.parametrize(
    ("text", "cue", "source", "wanted"),
    [
        ("Council leader Ann Follows replied it was late.", "Follows replied", "Council leader Ann", "Ann Follows"),
        ("“It is so,” Ann Notes added, it was late.", "Notes added", "Ann", "Ann Notes"),
        ("“It is so,” Claims insisted, it was late.", "Claims insisted", None, "Claims"),
        ("“It is so,” Ann Claims insisted, it was late.", "Claims insisted", None, "Ann Claims"),
    ],
)
def test_a_surname_that_is_a_verb_is_no_part_of_the_cue(text: str, cue: str, source: str | None, wanted: str) -> None:
    found = with_surname(attribution(text, "it was late", cue, source), text)
    assert found.source is not None
    assert found.cue is not None
    assert text[slice(*found.source)].endswith(wanted)
    assert text[slice(*found.cue)] == cue.split()[-1]


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Later said it was late.", "Later said", None), ("Ann Follows Replied it was late.", "Follows Replied", "Ann"),
        ("The clerk on Monday said it was late.", "Monday said", "The clerk"),
        ("The council Voted and said it was late.", "Voted and said", "The council"),
        ("It read: “Late.” The claim is it was late.", "The claim is", None),
        ("It read: “Late.” Claims made since say it was late.", "Claims made since say", None),
        ("SAVE A DIME Let's say it was late.", "Let's say", "DIME"),
    ],
)  # fmt: skip
def test_other_words_with_a_capital_stay_in_the_cue(text: str, cue: str, source: str | None) -> None:
    att = attribution(text, "it was late", cue, source)
    assert with_surname(att, text) == att


def test_what_hangs_before_a_participle_is_no_source() -> None:
    text = "The bank resisted calls for a cut and warning that food was dear."
    found = bounded_source(attribution(text, "that food was dear", "warning", "a cut and"), text)
    assert found is not None
    assert found.source is None


def test_a_place_in_front_of_a_verb_is_no_source():
    text = "On a post hangs “Mind the dog”, and beyond it lies a boot."
    assert bounded_source(attribution(text, "“Mind the dog”", "lies", "beyond it"), text) is None


def test_who_is_accused_in_a_headline_accuses_nobody() -> None:
    text = "Council accused of hiding leak"
    found = without_accused(attribution(text, "of hiding leak", "accused", "Council"), text)
    assert (found.source, text[slice(*found.content[0])]) == (None, "hiding leak")


def test_the_court_of_a_headline_is_told() -> None:
    text = "Mill could fall, court told\n\nIt rained."
    assert without_hearer(attribution(text, "Mill could fall", "told", "court"), text).source is None
