"""The tables of words are read once, without comments, and a wrong name says what there is."""

import re

import pytest

from quoteattr.coref.words.lexicon import TABLES
from quoteattr.coref.words.seniority import ELDER, age_of, age_of_sibling
from quoteattr.errors import InputError
from quoteattr.lang import one_of, table, tables, words
from quoteattr.lang.calendar import MONTH, WEEKDAY
from quoteattr.lang.grammar import DETERMINER, IS, IS_OR_BEEN, OWN_DETERMINER, any_of, function_words

#: In an order that counts, or by groups.
_GROUPED = {
    "abstract_nouns", "company_nouns", "exclusive_roles", "interview_phrases", "nationalities", "object_verbs",
    "other_senses", "short_names", "situations", "time_patterns",
}  # fmt: skip


def test_rows_are_the_cells_between_tabs():
    row = table("en", "reporting_verbs")[0]
    assert row[0] == "abhor" and len(row) == 3


def test_the_suffix_may_stand_or_not():
    assert table("en", "reporting_verbs") == table("en", "reporting_verbs.tsv")


def test_words_are_the_first_column():
    assert "say" in words("en", "reporting_verbs")


def test_a_table_is_read_once():
    assert table("en", "reporting_verbs") is table("en", "reporting_verbs")


def test_no_comment_and_no_empty_row_comes_through():
    for name in tables("en"):
        assert all(row[0].strip() and not row[0].startswith("#") for row in table("en", name)), name


def test_a_missing_table_says_which_there_are():
    with pytest.raises(FileNotFoundError, match=r"There are: .*reporting_verbs\.tsv.*\."):
        table("en", "no_such_table")


def test_a_language_without_tables_is_told_to_be_another_than_english():
    with pytest.raises(InputError, match="English only"):
        table("xx", "reporting_verbs")


@pytest.mark.parametrize("name", [file.rpartition(".")[0] for file in tables("en")])
def test_tables_are_sorted_and_unique(name):
    rows = ["\t".join(row) for row in table("en", name)]
    assert len(set(rows)) == len(rows)
    assert rows == sorted(rows) or name in _GROUPED


@pytest.mark.parametrize("name", [*TABLES, "human_verbs", "place_words"])
def test_the_tables_for_speakers_have_each_word_once(name):
    assert len(set(words("en", name))) == len(table("en", name)) or name == "situations"


def test_the_nouns_of_kin_are_people_and_nouns_of_natives_have_a_country():
    assert set(words("en", "kinship")) <= set(words("en", "person_nouns"))
    assert {row[1] for row in table("en", "demonyms")} <= {row[1] for row in table("en", "nationalities")}


def test_an_expression_for_words_takes_the_longest_of_them_and_any_space_within():
    found = re.compile(one_of(("note", "note to staff", "e.g."))).match("note  to\nstaff")
    assert found is not None and found.group() == "note  to\nstaff"
    assert re.fullmatch(one_of(("e.g.",)), "eAgB") is None


def test_months_and_weekdays_are_written_in_full():
    assert re.fullmatch(MONTH, "September") and not re.fullmatch(MONTH, "Sept") and re.fullmatch(MONTH, "July")
    assert re.fullmatch(WEEKDAY, "Tuesday") and not re.fullmatch(WEEKDAY, "Tues.")


def test_function_words_are_whole_words_of_the_kinds_asked_for():
    assert function_words("be", "be first") == {"am", "are", "is", "was", "were"}
    assert re.fullmatch(DETERMINER, "an") and re.fullmatch(DETERMINER, "their") and not re.fullmatch(DETERMINER, "my")
    assert re.fullmatch(OWN_DETERMINER, "my") and re.fullmatch(IS_OR_BEEN, "being") and not re.fullmatch(IS, "been")
    with pytest.raises(KeyError):
        any_of("no such kind")


def test_who_is_the_elder_is_told_by_the_noun_for_kin_or_a_word_before_it():
    ages = {noun: age for noun, _, _, age in table("en", "kinship")}
    assert (ages["uncle"], ages["niece"], ages["cousin"]) == ("elder", "younger", "-")
    assert age_of("eldest") == ELDER and age_of("big") == ""
    assert age_of_sibling({"her", "big"}) == ELDER and age_of_sibling({"former"}) == ""
