"""The registry: its own table is sound, lookups are unambiguous, users' tables are checked and laid over it."""

import re
from collections import Counter
from datetime import date

import pandas as pd
import pytest

from quoteattr.errors import InputError
from quoteattr.registry import DatedRole, Entry, Registry, packaged, read_table
from quoteattr.registry.spelling import tokens_of
from quoteattr.registry.table import FOLDER

ROWS = [
    {"name": "Ann Lee", "aliases": "Anne Lee|A. Lee", "pronoun": "she", "role": "mayor", "country": "Norland",
     "since": "2020-01-01", "until": "2023-12-31"},
    {"name": "Ann Lee", "role": "president", "country": "Norland", "since": "2024-01-01"},
    {"name": "Bo Kim", "role": "president", "country": "Norland", "until": "2023-12-31"},
]  # fmt: skip


def test_packaged_ids_have_the_right_form_and_are_unique():
    ids = [entry.wikidata for entry in packaged().entries.values() if entry.wikidata]
    assert ids and all(re.fullmatch(r"Q[1-9]\d*", qid) for qid in ids)
    assert max(Counter(ids).values()) == 1


def test_packaged_spellings_mean_one_entry_each():
    seen: Counter[tuple[str, ...]] = Counter()
    for entry in packaged().entries.values():
        seen.update({tokens_of(spelling) for spelling in (entry.name, *entry.aliases)})
    assert [tokens for tokens, count in seen.items() if count > 1] == []


def test_packaged_roles_run_forwards():
    for entry in packaged().entries.values():
        for role in entry.roles:
            assert not (role.since and role.until) or role.since <= role.until, (entry.name, role)


def test_packaged_tables_are_sorted():
    for name in ("people.csv", "organisations.csv"):
        names = [line.split(",")[0].strip('"') for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]]
        assert names == sorted(names)


def test_transliterations_find_the_same_person():
    registry = packaged()
    spellings = ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy")
    assert len({registry.find(tokens_of(spelling)) for spelling in spellings}) == 1


def test_rows_of_one_name_are_one_entry():
    lee, kim = read_table(ROWS)
    assert lee.aliases == ("A. Lee", "Anne Lee") and lee.pronoun == "she"
    assert [role.role for role in lee.roles] == ["mayor", "president"]
    assert kim.wikidata is None


@pytest.mark.parametrize(
    ("day", "name"), [("2023-12-31", "Bo Kim"), ("2024-01-01", "Ann Lee"), ("2031-05-05", "Ann Lee")]
)
def test_roles_are_dated(day, name):
    registry = Registry(read_table(ROWS))
    assert [entry.name for entry in registry.holders("President", "Norland", date.fromisoformat(day))] == [name]


def test_spelling_of_two_people_finds_nobody():
    registry = Registry([Entry("Ann Lee", aliases=("Lee",)), Entry("Bo Lee", aliases=("Lee",))])
    assert registry.find(("lee",)) is None
    assert registry.find(("ann", "lee")).name == "Ann Lee"


def test_user_table_overrides():
    registry = Registry(read_table(ROWS)).extended([Entry("Bo Kim", pronoun="he", roles=(DatedRole("poet"),))])
    assert registry.entries["Bo Kim"].roles == (DatedRole("poet"),)
    assert len(registry) == 2


def test_csv_json_and_dataframe_read_the_same(tmp_path):
    frame = pd.DataFrame(ROWS)
    frame.to_csv(tmp_path / "people.csv", index=False)
    frame.to_json(tmp_path / "people.json", orient="records")
    expected = read_table(ROWS)
    assert (
        read_table(tmp_path / "people.csv")
        == read_table(str(tmp_path / "people.json"))
        == read_table(frame)
        == expected
    )


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([{"aliases": "x"}], "no name"),
        ([{"name": "Ann Lee", "wikidata": "42"}], "must look like"),
        ([{"name": "Ann Lee", "pronoun": "her"}], "he, she or they"),
        ([{"name": "Ann Lee", "since": "May 2020"}], "ISO day"),
        ([{"name": "Ann Lee", "party": "Blue"}], "party"),
        (42, "list of rows"),
        ("nowhere.csv", "No registry table"),
    ],
)
def test_bad_tables_are_refused_with_the_reason(rows, complaint):
    with pytest.raises(InputError, match=complaint):
        read_table(rows)
