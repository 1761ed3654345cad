"""The tables of words are read once, without comments, and a wrong name says what there is."""

import pytest

from quoteattr.coref.lexicon import TABLES
from quoteattr.lang import table, tables, words

#: In an order that counts, or by groups.
_GROUPED = {"company_nouns", "exclusive_roles", "nationalities", "situations"}


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


@pytest.mark.parametrize("language, name", [("en", "no_such_table"), ("xx", "reporting_verbs")])
def test_a_missing_table_says_which_there_are(language, name):
    with pytest.raises(FileNotFoundError, match=r"There are: (.*reporting_verbs\.tsv.*)?\."):
        table(language, name)


@pytest.mark.parametrize("name", [*TABLES, "human_verbs", "means", "place_words"])
def test_the_tables_for_speakers_are_sorted_and_unique(name):
    rows = ["\t".join(row) for row in table("en", name)]
    assert len(set(rows)) == len(rows)
    assert rows == sorted(rows) or name in _GROUPED
    assert len(set(words("en", name))) == len(rows) or name == "situations"


def test_the_nouns_of_kin_are_people_and_nouns_of_natives_have_a_country():
    assert set(words("en", "kinship")) <= set(words("en", "person_nouns"))
    assert {row[1] for row in table("en", "demonyms")} <= {row[1] for row in table("en", "nationalities")}
