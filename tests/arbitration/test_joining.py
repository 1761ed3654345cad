"""Re-opened quotations become one, what a second verb reports is cut out, and the writer's words behind one go."""

from annotated import read_answer

from quoteattr.annotations import Attribution
from quoteattr.arbitration.bounds import bounded, bounded_content
from quoteattr.arbitration.interrupted import without_main_clause
from quoteattr.arbitration.joining import (
    cut_second_verbs,
    drop_later_sentences,
    join_reopened,
    trimmed,
    within_sentence,
)
from quoteattr.arbitration.unspoken import is_unspoken
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


def read(marked: str) -> tuple[Page, list[Attribution]]:
    answer = read_answer(marked)
    rows = [
        Attribution(
            key,
            tuple(labels["CONTENT"]),
            labels["CUE"][0] if "CUE" in labels else None,
            labels["SOURCE"][0] if "SOURCE" in labels else None,
            floating="CUE" not in labels,
        )
        for key, labels in answer.spans.items()
        if "CONTENT" in labels
    ]
    return Page(answer.text, find_marks(answer.text), []), rows


def contents(page: Page, rows: list[Attribution]) -> list[list[str]]:
    return [[page.text[s:e] for s, e in row.content] for row in rows]


def test_a_quotation_that_goes_on_over_paragraphs_is_one() -> None:
    page, rows = read(
        "[“One.](CONTENT:a)\n\n[“Two.](CONTENT:b)\n\n[“Three,”](CONTENT:c) [said](CUE:c) [Lee](SOURCE:c)."
    )
    joined, kept = join_reopened(rows, page)
    assert contents(page, joined) == [["“One.", "“Two.", "“Three,”"]]
    assert [rows[index].id for index in kept] == ["c"]


def test_each_cue_keeps_the_parts_behind_it() -> None:
    page, rows = read(
        "[Lee](SOURCE:a) [said](CUE:a): [“One.](CONTENT:a)\n\n“Two.\n\n"
        "[“Three,”](CONTENT:c) [she](SOURCE:c) [said](CUE:c)."
    )
    assert contents(page, join_reopened(rows, page)[0]) == [["“One.", "“Two."], ["“Three,”"]]


def test_what_a_second_verb_reports_is_taken_out() -> None:
    page, rows = read("[Lee](SOURCE:a) [said](CUE:a) [it was hers and insisted they knew](CONTENT:a).")
    second = page.text.index("insisted")
    joined = [Attribution("b", ((second + 9, len(page.text) - 1),), (second, second + 8), rows[0].source)]
    assert contents(page, cut_second_verbs(rows, joined, page)) == [["it was hers"]]


def test_what_somebody_spoken_of_says_is_not_taken_out() -> None:
    page, rows = read("[Lee](SOURCE:a) [said](CUE:a) [he was late but would not call it a lie](CONTENT:a).")
    second, he = page.text.index("call"), page.text.index("he was")
    joined = [Attribution("b", ((second + 5, len(page.text) - 1),), (second, second + 4), (he, he + 2))]
    assert cut_second_verbs(rows, joined, page) == rows


def test_the_writers_words_behind_a_quotation_go() -> None:
    page, rows = read('[Lee](SOURCE:a) [shouted](CUE:a) ["Out now!" as the car passed](CONTENT:a).')
    assert contents(page, [trimmed(rows[0], page)]) == [['"Out now!"']]


def test_names_titles_and_signs_are_not_spoken() -> None:
    for marked in (
        'The bend, [known as](CUE:a) ["Widow\'s Corner"](CONTENT:a), is closed.',
        '[Fans](SOURCE:a) [sang](CUE:a) ["Walk Back Home"](CONTENT:a).',
        '[A poster on the door](SOURCE:a) [reads](CUE:a) ["closed for now"](CONTENT:a).',
    ):
        page, rows = read(marked)
        assert is_unspoken(page, rows[0]), marked
    page, rows = read('[Critics](SOURCE:a) [called](CUE:a) [it "a tax on breathing"](CONTENT:a).')
    assert not is_unspoken(page, rows[0])


def test_a_content_ends_with_its_marks_where_another_outlet_reports_it() -> None:
    page, rows = read(
        '[Lee](SOURCE:a) spoke, [adding](CUE:a) [that "it is late," state radio said on Friday](CONTENT:a).'
    )
    start = rows[0].content[0][0]
    pattern = rows[0]._replace(content=((start, page.text.index(" state radio")),))
    assert contents(page, [within_sentence(rows[0], [pattern], page)]) == [['that "it is late,"']]
    assert within_sentence(rows[0], [], page) == rows[0]


def apart(marked: str) -> list[str]:
    page, rows = read(marked)
    (row,) = [drop_later_sentences(row, page) for row in rows]
    return contents(page, [row])[0]


def test_a_quotation_behind_words_of_its_own_sentence_is_not_of_the_one_before() -> None:
    marked = "[“Bring gloves,”](CONTENT:a) [Lee](SOURCE:a) [told](CUE:a) him. The keeper laughed: [“No.”](CONTENT:a)"
    assert apart(marked) == ["“Bring gloves,”"]


def test_the_answer_to_what_the_writer_asks_is_not_the_writers() -> None:
    asked = "[“Is it hot?”](CONTENT:a) {} [“Only at noon.”](CONTENT:a)"
    assert apart(asked.format("[I](SOURCE:a) [ask](CUE:a).")) == ["“Is it hot?”"]
    assert apart(asked.format("[Lee](SOURCE:a) [asks](CUE:a).")) == ["“Is it hot?”", "“Only at noon.”"]


def test_a_quotation_that_goes_on_stays() -> None:
    went_on = "[“It is late,”](CONTENT:a) [said](CUE:a) [Rep. G.K. Lee](SOURCE:a). [“Go home.”](CONTENT:a)"
    assert apart(went_on) == ["“It is late,”", "“Go home.”"]
    added = "[“It is late,”](CONTENT:a) [Lee](SOURCE:a) [said](CUE:a). He added: [“Go home.”](CONTENT:a)"
    assert apart(added) == ["“It is late,”", "“Go home.”"]


def test_the_clause_before_a_relative_one_is_not_claimed() -> None:
    marked = "[We met in the hall where](CONTENT:a), [he](SOURCE:a) [claims](CUE:a), [the wine talks](CONTENT:a)."
    page, (row,) = read(marked)
    assert contents(page, [without_main_clause(row, page)]) == [["the wine talks"]]


def test_both_halves_of_a_clause_stay() -> None:
    page, (row,) = read("[The wine](CONTENT:a), [he](SOURCE:a) [claims](CUE:a), [talks at night](CONTENT:a).")
    assert without_main_clause(row, page) == row


def test_an_abbreviation_before_a_name_begins_no_new_sentence() -> None:
    page, rows = read(
        "[Lee](SOURCE:a) [told](CUE:a) a clerk [“it leaks”](CONTENT:a) and Lt. Moss that [“it sinks”](CONTENT:a)."
    )
    assert contents(page, [drop_later_sentences(rows[0], page)]) == [["“it leaks”", "“it sinks”"]]


def test_the_second_half_of_an_interrupted_clause_stays_beside_a_pattern_without_it() -> None:
    for words, stays in (("a disgrace", True), ("and nobody came", False), ("ending years of doubt", False)):
        page, (found,) = read(f"[The roof was](CONTENT:a), [Ann Lee](SOURCE:a) [said](CUE:a), [{words}](CONTENT:a).")
        by_tree = found._replace(content=found.content[:1])
        assert bounded(found, by_tree, page).content == (found.content if stays else by_tree.content), words


def test_a_quotation_behind_a_sentence_about_another_is_no_part() -> None:
    for between, kept in (("Bo Kim was less sure.", 1), ("He frowned.", 2)):
        page, (found,) = read(
            f"[“It holds,”](CONTENT:a) [Lee](SOURCE:a) [said](CUE:a). {between} [“It leaks.”](CONTENT:a)"
        )
        assert len(drop_later_sentences(found, page).content) == kept, between


def test_the_front_of_a_sentence_is_no_part_of_what_stands_behind_the_cue() -> None:
    for behind, kept in ((" to [sit", 1), (", to [sit", 2)):
        page, (found,) = read(f"[At noon](CONTENT:a), [the coach](SOURCE:a), [told](CUE:a) us{behind}](CONTENT:a).")
        assert len(bounded_content(found, page).content) == kept, behind


def test_the_subject_of_an_interrupted_clause_is_no_part_of_who_speaks() -> None:
    page, (found,) = read(
        "[The ferry](CONTENT:a), [its pilot, Bo Kim,](SOURCE:a) [said](CUE:a), [had sunk](CONTENT:a)."
    )
    last = found.content[1:]
    for start, kept in ((0, found.content), (found.source[0] if found.source else 0, last)):
        by_tree = found._replace(source=(start, found.source[1] - 1 if found.source else 0), content=last)
        assert bounded(found, by_tree, page).content == kept
