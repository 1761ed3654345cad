"""Contents that a network ends at a joint of their clause. All names are invented."""

import pytest
from annotated import read_answer

from quoteattr.annotations import Attribution
from quoteattr.arbitration.extending import as_far_as_the_network, to_its_end, to_its_main_clause
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


@pytest.mark.parametrize(
    ("sentence", "finite", "extended"),
    [
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[it grew worse when](CONTENT:Q1) a bill came](CONTENT:Q2).",
            "grew came",
            True,
        ),
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[he was treated](CONTENT:Q1) and went home](CONTENT:Q2).",
            "was went",
            True,
        ),
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[she had come](CONTENT:Q1), kissed him and left](CONTENT:Q2).",
            "had",
            True,
        ),
        ("[Holm](SOURCE:Q1) [vowed](CUE:Q1) [[to buy a bell](CONTENT:Q1) and hang it](CONTENT:Q2).", "", True),
        (
            "[Holm](SOURCE:Q1) [ordered](CUE:Q1) [[him to pay](CONTENT:Q1), failing which it goes](CONTENT:Q2).",
            "goes",
            True,
        ),
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[he had paid](CONTENT:Q1) and had not told them](CONTENT:Q2).",
            "had",
            True,
        ),
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[she had wept, hugged him](CONTENT:Q1) and asked for tea](CONTENT:Q2).",
            "had asked",
            True,
        ),
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[he lied](CONTENT:Q1) and called himself a saint](CONTENT:Q2).",
            "lied called",
            True,
        ),
        ("[Holm](SOURCE:Q1) [said](CUE:Q1) [[it was late](CONTENT:Q1) and had left](CONTENT:Q2).", "was had", False),
        ("[Holm](SOURCE:Q1) [said](CUE:Q1) [[it was late](CONTENT:Q1), and left](CONTENT:Q2).", "was left", False),
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[it was late](CONTENT:Q1) and added a word](CONTENT:Q2).",
            "was added",
            False,
        ),
        ("[Holm](SOURCE:Q1) [asked](CUE:Q1) [[who paid](CONTENT:Q1) and was told](CONTENT:Q2).", "paid was", False),
        ("[Holm](SOURCE:Q1) [said](CUE:Q1) [[it was late](CONTENT:Q1) on Monday](CONTENT:Q2).", "was", False),
    ],
)
def test_a_content_goes_on_to_the_end_of_its_clause(sentence: str, finite: str, extended: bool) -> None:
    answer = read_answer(sentence)
    text, spans = answer.text, answer.spans
    cue, source = spans["Q1"]["CUE"][0], spans["Q1"]["SOURCE"][0]
    short, long = (Attribution("a", (spans[key]["CONTENT"][0],), cue, source) for key in ("Q1", "Q2"))
    page = Page(text, find_marks(text), [], sorted(text.index(f" {verb}") + 1 for verb in finite.split()))
    assert to_its_end(short, [long], page).content == (long if extended else short).content


def test_a_pattern_of_another_cue_says_nothing_of_the_end() -> None:
    text = "Holm said it grew worse when a bill came."
    page = Page(text, [], [], [13])
    short = Attribution("a", ((10, 28),), (5, 9), (0, 4))
    assert to_its_end(short, [Attribution("b", ((10, 40),), (13, 17), (0, 4))], page) == short


@pytest.mark.parametrize(
    ("sentence", "finite", "extended"),
    [
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[if it leaks](CONTENT:Q1), the yard floods](CONTENT:Q2).",
            "leaks floods",
            True,
        ),
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[that while it leaked](CONTENT:Q1), all swam](CONTENT:Q2), adding more.",
            "leaked swam",
            True,
        ),
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[it leaked](CONTENT:Q1), the yard flooded](CONTENT:Q2).",
            "leaked flooded",
            False,
        ),
        (
            "[Holm](SOURCE:Q1) [asked](CUE:Q1) [[if it leaked](CONTENT:Q1), the vet nodded](CONTENT:Q2).",
            "leaked nodded",
            False,
        ),
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[when it leaked](CONTENT:Q1), but nobody came](CONTENT:Q2).",
            "leaked came",
            False,
        ),
        (
            "[Holm](SOURCE:Q1) [said](CUE:Q1) [[if it leaks](CONTENT:Q1), “the yard floods”](CONTENT:Q2).",
            "leaks floods",
            False,
        ),
        ("[Holm](SOURCE:Q1) [said](CUE:Q1) [[if it leaks](CONTENT:Q1), with luck](CONTENT:Q2).", "leaks", False),
    ],
)
def test_a_condition_goes_on_to_what_hangs_on_it(sentence: str, finite: str, extended: bool) -> None:
    answer = read_answer(sentence)
    text, spans = answer.text, answer.spans
    short = Attribution("a", (spans["Q1"]["CONTENT"][0],), spans["Q1"]["CUE"][0], spans["Q1"]["SOURCE"][0])
    page = Page(text, find_marks(text), [], sorted(text.index(verb) for verb in finite.split()))
    wanted = spans["Q2" if extended else "Q1"]["CONTENT"][0]
    assert to_its_main_clause(short, page).content == (wanted,)


@pytest.mark.parametrize(
    ("end", "last", "longer"),
    [("caught", "fined", True), ("caught", "caught", False), ("fined", "left", False)],
)
def test_a_second_report_goes_on_where_the_tree_ends_it_between_two_words(end: str, last: str, longer: bool) -> None:
    text = "Holm came and warned that anyone caught climbing would be fined and left."
    start, cue = text.index("that anyone"), (text.index("warned"), text.index(" that"))
    pattern, network = (
        Attribution(name, ((start, text.index(word) + len(word)),), cue, (0, 4), evidence=("patterns", "verb.joined"))
        for name, word in (("p", end), ("n", last))
    )
    row = as_far_as_the_network([pattern], [network], Page(text, (), ()))[0]
    assert row.content == (network.content if longer else pattern.content)


@pytest.mark.parametrize(("evidence", "longer"), [("block.relayed", True), ("block.told", False)])
def test_a_relayed_report_goes_as_far_as_the_network_has_it(evidence: str, longer: bool) -> None:
    text = "Holm was quoted as saying it was late and the hall would close."
    start, cue = text.index("it was"), (text.index("was quoted"), text.index(" it was"))
    pattern = Attribution("q", ((start, start + 11),), cue, (0, 4), evidence=("patterns", evidence))
    network = Attribution("n", ((start, len(text) - 1),), cue, (0, 4))
    row = as_far_as_the_network([pattern], [network], Page(text, (), ()))[0]
    assert row.content == (network.content if longer else pattern.content)
