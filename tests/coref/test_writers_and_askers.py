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
from quoteattr.coref.unnamed.bylines import byline_names

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


def test_of_two_of_whom_none_is_said_to_ask_nobody_does():
    assert interview("Bo Kim, 41, sat down with Ann Lee after the match.") == {"a": None, "b": None}


@pytest.mark.parametrize(
    "introduction",
    [
        "Ann Lee, for the widow, cross-examined Bo Kim on Monday.",
        "Ann Lee interviewed the singer Bo Kim in Oslo.",
        "Cross-examination of Bo Kim, harbourmaster, by Ann Lee.",
        "Bo Kim, a porter, was questioned by Ann Lee before Judge Al Roe.",
        "Last week Bo Kim met Ann Lee of the Echo on a ferry.",
        "Counsel for the widow was Ann Lee. The porter, Bo Kim, was sworn.",
    ],
)
def test_the_introduction_says_who_asks_whom(introduction):
    assert interview(introduction) == {"a": "Ann Lee", "b": "Bo Kim"}


def test_i_in_a_post_is_who_posts():
    doc = read("@roe: [I](S:b) [thought](C:b) [it was soup](Q:b)\n\nThe pot was empty.", ())
    thought = next(att for att in read_attributions(doc) if att.id == "b")
    whole = (thought.source[0], thought.content[0][1])
    post = Attribution("a", (whole,), (4, 5), (0, 4), evidence=("block.post",))
    write_attributions(doc, [post, thought])
    assert {row.name for row in read_speakers(Speakers()(doc))} == {"@roe"}


@pytest.mark.parametrize(
    ("credit", "asker"),
    [("Ann Lee was speaking to Bo Kim.", "Bo Kim"), ("From the deposition of Ann Lee. Bo Kim was not called.", None)],
)
def test_a_line_behind_the_turns_says_who_took_part(credit, asker):
    found = turns(f"[Q](S:a)[:](C:a) [Where to?](Q:a)\n\n[A](S:b)[:](C:b) [Home.](Q:b)\n\n{credit}")
    assert (found.get("a"), found["b"]) == (asker, "Ann Lee")


@pytest.mark.parametrize(
    ("introduction", "asker"),
    [
        ("Bo Kim answers our readers' questions. This week's letter is from a baker in Lund.", "baker in Lund"),
        ("Bo Kim mends clocks. Today's question comes from a Mrs P. of Dell.", "Mrs P. of Dell"),
        ("Bo Kim got a letter from a baker once.", None),
    ],
)
def test_a_column_of_advice_says_who_wrote(introduction, asker):
    assert interview(introduction) == {"a": asker, "b": "Bo Kim"}


def test_of_witnesses_that_follow_each_other_the_last_answers():
    found = turns(
        "The porter, Bo Kim, was sworn.\n\n[Q](S:a)[.](C:a) [Was it lit?](Q:a)\n[A](S:b)[.](C:b) [It was.](Q:b)\n\n"
        "(Ann Lee, housekeeper, was sworn.)\n\n[Q](S:c)[.](C:c) [Was it?](Q:c)\n[A](S:d)[.](C:d) [No.](Q:d)"
    )
    assert found == {"b": "Bo Kim", "d": "Ann Lee"}


@pytest.mark.parametrize(
    ("introduction", "label", "who"),
    [
        ("Ann Lee, a gamekeeper, was cross-examined by Bo Kim.", "THE WITNESS", "Ann Lee"),
        ("Bo Kim cross-examined the gamekeeper, Ann Lee.", "WITNESS", "Ann Lee"),
        ("Bo Kim appeared before Judge Ann Lee.", "THE COURT", "Ann Lee"),
        ("Present: Ann Lee (chair); Bo Kim (clerk).", "CHAIR", "Ann Lee"),
        ("Present: Ann Lee (chair); Bo Kim (clerk).", "THE CLERK", "Bo Kim"),
        ("Moderator: Ann Lee. Also there was Bo Kim.", "MODERATOR", "Ann Lee"),
        ("The phone-in was presented, as ever, by Ann Lee.", "HOST", "Ann Lee"),
        ("Bo Kim took a call from Ann Lee in Dell.", "CALLER", "Ann Lee"),
        ("We met Ann Lee, who bakes, and Bo Kim, who mills.", "BAKER", "Ann Lee"),
        ("We met Ann Lee, who bakes, and Bo Kim, who mills.", "MILLER", "Bo Kim"),
        ("That day Captain Ann Lee sat on the left and First Officer Bo Kim was flying.", "CAPT", "Ann Lee"),
        ("That day Captain Ann Lee sat on the left and First Officer Bo Kim was flying.", "F/O", "Bo Kim"),
    ],
)
def test_a_label_for_the_part_that_somebody_takes(introduction, label, who):
    found = turns(f"{introduction}\n\n[{label}](S:a)[:](C:a) [Is it?](Q:a)\n[XY](S:b)[:](C:b) [No.](Q:b)")
    assert found["a"] == who


@pytest.mark.parametrize(
    ("introduction", "label"),
    [
        ("Ann Lee cross-examined Bo Kim and, after him, cross-examined Al Roe.", "WITNESS"),
        ("Ann Lee took a call from Bo Kim in Dell.", "CALLER 2"),
        ("Ann Lee, our reporter, met Bo Kim.", "SECOND REPORTER"),
        ("Quill: Bo Kim will not come to the debate.", "QUILL"),
    ],
)
def test_a_part_that_nobody_is_said_to_take_alone(introduction, label):
    found = turns(f"{introduction}\n\n[{label}](S:a)[:](C:a) [Is it?](Q:a)\n[XY](S:b)[:](C:b) [No.](Q:b)")
    assert found["a"] not in ("Ann Lee", "Bo Kim")


def test_initials_vouch_for_a_name_that_is_labelled_in_part():
    text = "Ann Lee meets Bo Kim.\n\n[AL](S:a)[:](C:a) [Is it?](Q:a)\n[BK](S:b)[:](C:b) [No.](Q:b)"
    doc = read(text, (("Lee", "PERSON"), ("Bo Kim", "ORG")))
    rows = [Attribution(a.id, a.content, a.cue, a.source, evidence=("turn.colon",)) for a in read_attributions(doc)]
    write_attributions(doc, rows)
    found = {key: row.name for row in read_speakers(Speakers()(doc)) for key in row.attributions}
    assert found == {"a": "Ann Lee", "b": "Bo Kim"}


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


# -- who speaks in a paragraph of its own ----------------------------------------------------------------------------


def going_on(marked: str, *ents: tuple[str, str]) -> str | None:
    """Who says the floating quotation b behind the attribution a."""
    doc = read(marked, ents)
    rows = [a._replace(floating=a.id == "b", inherits="a" if a.id == "b" else None) for a in read_attributions(doc)]
    write_attributions(doc, rows)
    return {key: row.name for row in read_speakers(Speakers()(doc)) for key in row.attributions}.get("b")


SAID = "[Ann Lee](S:a) [says](C:a) [the well will fill](Q:a)."


@pytest.mark.parametrize(
    ("between", "who"),
    [
        ("Her son, Bo Kim, is less hopeful.", "Bo Kim"),
        ("Bo Kim was up already.", "Bo Kim"),
        ("Her late husband, Bo Kim, dug it.", "Ann Lee"),
        ("Bo Kim was jailed in May.", "Ann Lee"),
        ("Bo Kim, 19, drowned in June.", "Ann Lee"),
        ("The well lies in the field of Bo Kim.", "Ann Lee"),
    ],
)
def test_a_paragraph_behind_one_that_brings_somebody_in(between, who):
    assert going_on(f"{SAID} {between}\n\n[“I can count the stones.”](Q:b)", LEE, KIM) == who


def test_who_is_spoken_of_has_not_said_it():
    text = f"{SAID} Her son, Bo Kim, came by helicopter.\n\n[“He shook every hand but mine.”](Q:b)"
    assert going_on(text, LEE, KIM) == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Lee ran the desk. Bo Kim came in June.\n\n[“He shook every hand.”](Q:a)", "Ann Lee"),
        ("Bo Kim cut a ribbon.\n\n[“He has never swum a length.”](Q:a)\n\nAnn Lee stood outside.", "Ann Lee"),
        ("Ann Lee ran the desk. Bo Kim came in June.\n\n[“My aunt knew that he would.”](Q:a)", "Bo Kim"),
        ("Ann Lee ran the desk. Bo Kim came in June.\n\n[“Nobody shook my hand.”](Q:a)", "Bo Kim"),
    ],
)
def test_of_two_the_one_who_is_not_spoken_of(text, who):
    assert floating(text, LEE, KIM) == who


@pytest.mark.parametrize(
    "text",
    [
        "Bo Kim let me in. [I](S:a) [ask](C:a) [whether it is hot](Q:a). [“Only at noon.”](Q:b)",
        "Bo Kim let me in. [“Is it hot?”](Q:a) [I](S:a) [ask](C:a).\n\nHe wipes a cup. [“Only at noon.”](Q:b)",
        "Bo Kim let me in. [I](S:a) [said](C:a) [it was hot](Q:a). [“Only at noon.”](Q:b)",
    ],
)
def test_who_answers_the_writer(text):
    assert going_on(text, KIM) == "Bo Kim"


def test_the_writers_own_words_go_on():
    assert (
        going_on("Bo Kim let me in. [“It is hot,”](Q:a) [I](S:a) [said](C:a). [“Too hot.”](Q:b)", KIM) == "the author"
    )


# -- by turns --------------------------------------------------------------------------------------------------------


def by_turns(marked: str) -> dict[str, str | None]:
    """Who says what in paragraphs of which those without a source go on with the one before."""
    doc = read(marked, (LEE, KIM, ("Al Roe", "PERSON")))
    last, rows = None, []
    for att in read_attributions(doc):
        rows.append(att if att.source else att._replace(floating=True, inherits=last))
        last = att.id if att.source else last
    write_attributions(doc, rows)
    found = {key: row.name for row in read_speakers(Speakers()(doc)) for key in row.attributions}
    return {att.id: found.get(att.id) for att in rows}


def test_two_speak_by_turns_between_those_who_are_named():
    found = by_turns(
        "Ann Lee slept when Bo Kim woke her.\n\n[“A ticket?”](Q:a) [asked](C:a) [Kim](S:a).\n\n[“One.”](Q:b)"
        "\n\n[“It is last year's.”](Q:c)\n\n[“Then I am late,”](Q:d) [said](C:d) [Lee](S:d)."
    )
    assert found == {"a": "Bo Kim", "b": "Ann Lee", "c": "Bo Kim", "d": "Ann Lee"}


def test_two_who_have_spoken_go_on_by_turns():
    found = by_turns(
        "[“It is ours,”](Q:a) [said](C:a) [Ann Lee](S:a).\n\n[“It is mine,”](Q:b) [said](C:b) [Bo Kim](S:b).\n\n"
        "[“Show the paper.”](Q:c)\n\n[“I have shown it.”](Q:d)"
    )
    assert (found["c"], found["d"]) == ("Ann Lee", "Bo Kim")


def test_turns_behind_dashes_are_taken_too():
    found = by_turns(
        "[– Have you found it?](Q:a) [asked](C:a) [Ann Lee](S:a).\n\n[– Not yet,](Q:b) [said](C:b) [Bo Kim](S:b).\n\n"
        "[– Where did you look?](Q:c)\n\n[– Under the boat.](Q:d)"
    )
    assert (found["c"], found["d"]) == ("Ann Lee", "Bo Kim")


def test_one_paragraph_more_goes_on_with_the_last():
    found = by_turns(
        "[“It is ours,”](Q:a) [said](C:a) [Ann Lee](S:a).\n\n[“It is mine,”](Q:b) [said](C:b) [Bo Kim](S:b).\n\n"
        "[“My father left it to me.”](Q:c)"
    )
    assert found["c"] == "Bo Kim"


def test_three_take_no_turns():
    found = by_turns(
        "[“Ours,”](Q:a) [said](C:a) [Ann Lee](S:a).\n\n[“Mine,”](Q:b) [said](C:b) [Bo Kim](S:b).\n\n"
        "[“Whose?”](Q:c) [said](C:c) [Al Roe](S:c).\n\n[“The map says so.”](Q:d)\n\n[“It is old.”](Q:e)"
    )
    assert (found["d"], found["e"]) == ("Al Roe", "Al Roe")


def test_one_who_asks_and_answers_alone_goes_on():
    found = by_turns(
        "[“Who pays?”](Q:a) [asked](C:a) [Ann Lee](S:a).\n\n[“The town does.”](Q:b)\n\n[“It always has.”](Q:c)"
    )
    assert (found["b"], found["c"]) == ("Ann Lee", "Ann Lee")


def test_who_acts_beside_somebody_named_is_somebody_else():
    text = "Ann Lee slept when the guard woke her. [“Have you a ticket?”](Q:a) [asked](C:a) [the guard](S:a)."
    assert names(read(text, (LEE,)))["a"] == "the guard"
    text = "Ann Lee, the guard, was late. [“Have you a ticket?”](Q:a) [asked](C:a) [the guard](S:a)."
    assert names(read(text, (LEE,)))["a"] == "Ann Lee"


def test_one_word_that_is_all_of_a_quotation_is_no_name():
    text = "Ann Lee let me in. [“Sit,”](Q:a) [she](S:a) [said](C:a)."
    assert names(read(text, (LEE, ("Sit", "PERSON"))))["a"] == "Ann Lee"


def test_initials_mean_who_has_spoken_under_the_name():
    found = turns(
        "[Vale Review](S:a)[:](C:a) [Why?](Q:a)\n[Ann Lee](S:b)[:](C:b) [Why not?](Q:b)\n[A.L.](S:c)[:](C:c) [No.](Q:c)"
    )
    assert found["c"] == "Ann Lee"


@pytest.mark.parametrize(
    ("last", "who"), [("[BO KIM](S:b)[:](C:b) [It was open.](Q:b)", "Bo Kim"), ("They rose.", None)]
)
def test_you_in_a_turn_is_who_takes_the_next_one(last, who):
    doc = read(f"Ann Lee met Bo Kim.\n\n[ANN LEE](S:a)[:](C:a) [You said it was shut.](Q:a)\n{last}", (LEE, KIM))
    rows = [Attribution(a.id, a.content, a.cue, a.source, evidence=("turn.colon",)) for a in read_attributions(doc)]
    at = doc.text.index("You said")
    told = Attribution("x", ((at + 9, at + 20),), (at + 4, at + 8), (at, at + 3), parent="a")
    write_attributions(doc, [*rows, told])
    found = {key: row.name for row in read_speakers(Speakers()(doc)) for key in row.attributions}
    assert found.get("x") == who


# -- messages --------------------------------------------------------------------------------------------------------


def said_in(source: str, behind: str = "") -> str | None:
    return names(read(f"It rained. [{source}](S:a) [said](C:a) [no](Q:a).{behind}", (LEE, KIM)))["a"]


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("An email from head cook Ann Lee", "Ann Lee"),
        ("A second angry text from Ann Lee in Lund", "Ann Lee"),
        ("A post by the drummer, Ann Lee,", "Ann Lee"),
        ("A letter from Dr Ann Lee", "Ann Lee"),
        ("A letter from the family of Ann Lee", "A letter from the family of Ann Lee"),
        ("A letter from Ann Lee and Bo Kim", "A letter from Ann Lee and Bo Kim"),
        ("A letter from Ann Lee's lawyer", "A letter from Ann Lee's lawyer"),
        ("A letter to Ann Lee", "A letter"),
        ("A report by the council", "A report by the council"),
        ("A memo to managers", "A memo"),
        ("A memo to managers from the mill", "A memo to managers from the mill"),
        ("A brief memo seen by the Vale Courier", "A brief memo"),
        ("A report the council received in May", "A report"),
        ("A Vale poll released at the weekend", "A Vale poll"),
    ],
)
def test_a_message_is_in_the_words_of_who_is_named_as_its_sender(source, who):
    assert said_in(source) == who


def test_who_has_sent_a_message_is_not_who_speaks_next():
    text = "[A text from Ann Lee](S:a) [said](C:a) [no](Q:a). Bo Kim read it. [Fine](Q:b), [he](S:b) [said](C:b)."
    assert names(read(text, (LEE, KIM))) == {"a": "Ann Lee", "b": "Bo Kim"}


def test_her_reply_is_in_her_words():
    text = "Ada Lee met Bo Kim. She rose. [Her reply](S:a) [ran](C:a): [no](Q:a). [Her cat](S:b) [said](C:b) [so](Q:b)."
    found = names(read(text, (("Ada Lee", "PERSON"), KIM)))
    assert (found["a"], found["b"]) == ("Ada Lee", "Her cat")


@pytest.mark.parametrize(("first", "who"), [("", "Bo Kim"), ("[Ann Lee](S:b) [wrote](C:b) [why?](Q:b). ", "Ann Lee")])
def test_the_same_user_is_who_spoke_before_the_last(first, who):
    text = f"It rained. {first}[Bo Kim](S:c) [wrote](C:c) [so](Q:c). [The same user](S:a) [wrote](C:a) [no](Q:a)."
    assert names(read(text, (LEE, KIM)))["a"] == who


# -- who writes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "behind", "who"),
    [
        ("Ann Lee, 60, baker. As told to Bo Kim.\n\nIt rained. ", ".\n\nIt fell.", "Ann Lee"),
        ("It rained. ", ".\n\nAnn Lee, of the mill at Dunmere, was talking to Bo Kim.", "Ann Lee"),
        ("It rained.\n\nAnn Lee was talking to Bo Kim.\n\n", ".\n\nIt fell.", "the author"),
        ("Dear Ada,\n", ". Who is right?\nTired in Lund\n\nDear Tired,\nBoth.\nAda", "Tired in Lund"),
        ("Dear Ada,\nWho is right?\nTired in Lund\n\nDear Tired,\n", ".\nAda", "Ada"),
        ("Madam, – It rained. ", ". – Yours etc., Ann Lee", "Ann Lee"),
        ("16:03 Ada here, taking over from Bo.\n\n16:10 ", ".\n\n17:45 Bo again.", "Ada"),
        ("16:03 Ada here, taking over from Bo.\n\n17:45 Bo again, fed. ", ".", "Bo"),
        ("16:03 It is wet here, too.\n\n16:10 ", ".", "the author"),
    ],
)
def test_who_i_is_by_the_lines_around(before, behind, who):
    assert names(read(f"{before}[I](S:a) [think](C:a) [it fell](Q:a){behind}", (LEE, KIM)))["a"] == who


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("where Bo Kim has just asked the cook, Ann Lee, if it was hot", "Ann Lee"),
        ("where Bo Kim was asked by the cook, Ann Lee, if it was hot", None),
        ("where Bo Kim asked why it was hot", None),
    ],
)
def test_a_reply_is_whose_was_asked_in_the_sentence_before(question, who):
    assert names(read(f"More from the hall, {question}. [Very](Q:a), [came](C:a) the reply.", (LEE, KIM)))["a"] == who


@pytest.mark.parametrize(
    ("line", "who"),
    [("Lunch with Ada Moe. Interview: Ole Dahl", "Ole Dahl"), ("Ole Dahl met Odd Dale", "OD"), ("It rained", "OD")],
)
def test_initials_mean_the_name_in_the_line_above(line, who):
    assert turns(f"{line}\n\n[OD](S:a)[:](C:a) [Is it?](Q:a)\n\n[XY](S:b)[:](C:b) [No.](Q:b)")["a"] == who


def test_the_dead_hold_no_quotation_and_the_only_one_named_does():
    late = "Ann Lee never liked the statue. Her late husband, the sculptor Bo Kim, made it."
    assert floating(f'{late}\n\n["I like it in pieces."](Q:a)', LEE, KIM) == "Ann Lee"
    shop = "Behind the port is the shop of Ann Lee."
    assert floating(f'{shop}\n\n["This is the flood of 2014."](Q:a)', LEE) == "Ann Lee"
