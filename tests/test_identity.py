"""The same speaker in every article: joins with reasons, doubts for a person, decisions that hold."""

import pytest

from quoteattr.errors import InputError
from quoteattr.identity import link_speakers, read_decisions, write_review
from quoteattr.types import Article, Quote, Speaker, TextSpan


def quote(article: str, name: str, kind: str = "PERSON", **about) -> Quote:
    text = "It rains."
    return Quote(
        id="q1",
        kind="indirect",
        content=(TextSpan(start=0, end=9, text=text),),
        text=text,
        speaker=Speaker(id="s-" + name, name=name, type=kind, **about),
        article=Article(text=text, id=article),
    )


def ids(*quotes: Quote, **options) -> list[str | None]:
    linked = link_speakers(quotes, **options)
    return [linked.id_of(each) for each in quotes]


def test_full_name_is_one_speaker_everywhere():
    one, other, third = ids(quote("a", "Ann Lee"), quote("b", "Ann Lee"), quote("b", "Bo Kim"))
    assert one == other != third


def test_accents_and_articles_make_no_difference():
    assert len(set(ids(quote("a", "José Marès"), quote("b", "Jose Mares")))) == 1
    assert len(set(ids(quote("a", "The Norland Post", "ORG"), quote("b", "Norland Post", "ORG")))) == 1


def test_surname_alone_is_somebody_of_the_article():
    one, other = ids(quote("a", "Lee"), quote("b", "Lee"))
    assert one != other


def test_surname_with_a_role_joins_the_only_full_name_with_it():
    quotes = [quote("a", "Ann Lee", role="mayor of Dunmere"), quote("b", "Lee", role="mayor of Dunmere")]
    linked = link_speakers(quotes)
    assert linked.id_of(quotes[0]) == linked.id_of(quotes[1])
    assert [join.reason for join in linked.joins] == ["surname and role"]
    assert linked.speakers[0].reasons == ("surname and role",)


def test_surname_with_a_role_that_two_have_is_left_for_review():
    quotes = [quote("a", "Ann Lee", role="mayor"), quote("b", "Bo Lee", role="mayor"), quote("c", "Lee", role="mayor")]
    linked = link_speakers(quotes)
    assert len({linked.id_of(each) for each in quotes}) == 3
    assert {doubt.reason for doubt in linked.doubts} == {"surname, role of several"}


def test_registry_entry_joins_spellings():
    quotes = [quote("a", "Olga Petrenko", wikidata="Q999999991"), quote("b", "Olha Petrenko", wikidata="Q999999991")]
    assert len(set(ids(*quotes))) == 1


def test_descriptions_are_nobody_in_particular():
    assert len(set(ids(quote("a", "a senior official", "UNNAMED"), quote("b", "a senior official", "UNNAMED")))) == 2


def test_joint_speakers_are_the_same_in_any_order():
    one = quote("a", "Ann Lee & Bo Kim", "GROUP", members=("Ann Lee", "Bo Kim"))
    other = quote("b", "Bo Kim & Ann Lee", "GROUP", members=("Bo Kim", "Ann Lee"))
    assert len(set(ids(one, other))) == 1


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Ann Lee", "A. Lee", "initial"),
        ("Ann Lee", "Ann B. Lee", "middle name"),
        ("Tom Lee", "Tomas Lee", "short first name"),
        ("Catherine Lee", "Cathrine Lee", "similar spelling"),
    ],
)
def test_likeness_is_a_doubt_not_a_join(left, right, reason):
    linked = link_speakers([quote("a", left), quote("b", right)])
    assert len(linked.speakers) == 2
    assert [doubt.reason for doubt in linked.doubts] == [reason]


def test_unlike_first_names_are_no_doubt():
    assert link_speakers([quote("a", "Ann Lee"), quote("b", "Bo Lee")]).doubts == ()


def test_decisions_of_the_review_hold_on_the_next_run(tmp_path):
    quotes = [quote("a", "Ann Lee"), quote("b", "A. Lee"), quote("c", "Tom Roe"), quote("d", "Tomas Roe")]
    path = tmp_path / "review.csv"
    assert write_review(link_speakers(quotes), path) == 2
    head, *rows = path.read_text().splitlines()
    decided = [row + ("same" if "Lee" in row else "different") for row in rows]
    path.write_text("\n".join([head, *decided]) + "\n")
    linked = link_speakers(quotes, decisions=read_decisions(path))
    assert linked.id_of(quotes[0]) == linked.id_of(quotes[1])
    assert linked.id_of(quotes[2]) != linked.id_of(quotes[3])
    assert linked.doubts == ()
    assert "decided in the review" in [join.reason for join in linked.joins]


def test_ids_do_not_depend_on_order():
    quotes = [quote("a", "Ann Lee", role="mayor"), quote("b", "Lee", role="mayor"), quote("c", "Bo Kim")]
    assert ids(*quotes) == list(reversed(ids(*reversed(quotes))))


def test_many_mentions_of_few_people_are_cheap():
    linked = link_speakers(quote(str(number), f"Ann{number % 7} Lee{number % 50}") for number in range(5000))
    assert len(linked.speakers) == 350


def test_bad_review_tables_are_refused(tmp_path):
    with pytest.raises(InputError, match="No review table"):
        read_decisions(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_text("left,right,decision\na,b,perhaps\n")
    with pytest.raises(InputError, match="'perhaps'"):
        read_decisions(tmp_path / "bad.csv")
