"""Contents whose bounds the network gets wrong at a comma."""

from quoteattr.annotations import Attribution, Offsets
from quoteattr.arbitration.splicing import respliced, with_name_behind
from quoteattr.patterns.page import Page


def at(text: str, words: str) -> Offsets:
    start = text.rindex(words)
    return start, start + len(words)


def att(text: str, cue: str, source: str | None, *content: str, evidence: str = "parser") -> Attribution:
    pieces = tuple(at(text, words) for words in content)
    return Attribution(
        "n", pieces, at(text, cue), at(text, source) if source else None, evidence=(evidence,)
    )  # fmt: skip


def page(text: str, *verbs: str) -> Page:
    return Page(text, (), (), [text.index(verb) for verb in verbs])


def read(text: str, found: Attribution, *patterns: Attribution, verbs: tuple[str, ...] = ()) -> tuple[list[str], str]:
    row = respliced(found, patterns, page(text, *verbs))
    return [text[slice(*piece)] for piece in row.content], text[slice(*row.source)] if row.source else ""


def test_a_relative_clause_does_not_part_a_content() -> None:
    text = "Ada Roe insisted the ferry, which leaks, was safe."
    found = att(text, "insisted", "Ada Roe", "the ferry", "was safe")
    assert read(text, found) == (["the ferry, which leaks, was safe"], "Ada Roe")


def test_a_cue_parts_it() -> None:
    text = "The ferry, Ada Roe insisted, was safe."
    found = att(text, "insisted", "Ada Roe", "The ferry", "was safe")
    assert read(text, found) == (["The ferry", "was safe"], "Ada Roe")


def test_other_words_part_it() -> None:
    text = "Ada Roe insisted the ferry, she had built it, was safe."
    found = att(text, "insisted", "Ada Roe", "the ferry", "was safe")
    assert read(text, found)[0] == ["the ferry", "was safe"]


def test_the_clause_ahead_of_the_main_one_is_said_too() -> None:
    text = "Ada Roe claimed when the tide turned, boats would float."
    found = att(text, "claimed", "Ada Roe", "boats would float")
    whole = att(text, "claimed", "Ada Roe", "when the tide turned, boats would float")
    assert read(text, found, whole)[0] == ["when the tide turned, boats would float"]


def test_when_somebody_was_asked_is_not_said() -> None:
    text = "Ada Roe said when asked, boats would float."
    found = att(text, "said", "Ada Roe", "boats would float")
    whole = att(text, "said", "Ada Roe", "when asked, boats would float")
    assert read(text, found, whole)[0] == ["boats would float"]


def test_the_first_of_several_is_no_speaker() -> None:
    text = "Ada Roe said the cook, the mate and a boy had drowned."
    whole = att(text, "said", "Ada Roe", "the cook, the mate and a boy had drowned")
    for source in ("Ada Roe", "the cook"):
        found = att(text, "said", source, "the mate and a boy had drowned")
        assert read(text, found, whole) == (["the cook, the mate and a boy had drowned"], "Ada Roe")


def test_a_speaker_with_an_age_is_no_content() -> None:
    text = "The ferry was safe, Ada Roe, 51, told passengers."
    found = att(text, "told", None, "The ferry was safe, Ada Roe, 51,")
    whole = att(text, "told", "Ada Roe, 51", "The ferry was safe")
    assert read(text, found, whole) == (["The ferry was safe"], "Ada Roe, 51")
    assert read(text, found, verbs=("was", "told")) == (["The ferry was safe"], "Ada Roe, 51")


def test_a_name_without_a_clause_before_it_stays() -> None:
    text = "Among the lost, Ada Roe, said nobody."
    found = att(text, "said", None, "Among the lost, Ada Roe,")
    assert read(text, found, verbs=("said",)) == (["Among the lost, Ada Roe,"], "")


def test_as_somebody_said() -> None:
    text = "As the harbourmaster, Ada Roe, said, it was late."
    found = att(text, "said", None, "As the harbourmaster", "it was late")
    whole = att(text, "said", "the harbourmaster, Ada Roe", "it was late")
    assert read(text, found, whole) == (["it was late"], "the harbourmaster, Ada Roe")


def test_an_age_or_a_role_behind_according_to() -> None:
    for more in ("51", "a pilot"):
        text = f"According to Ada Roe, {more}, the ferry was safe."
        found = att(text, "According to", "Ada Roe", f"{more}, the ferry was safe")
        view = att(text, "According to", f"Ada Roe, {more}", "the ferry was safe", evidence="phrase.according-to")
        assert read(text, found, view, verbs=("was",)) == (["the ferry was safe"], f"Ada Roe, {more}")


def test_the_subject_of_the_clause_is_no_source() -> None:
    text = "According to sailors, Bo Park, the pilot, had left the bridge."
    found = att(text, "According to", "sailors, Bo Park", "the pilot, had left the bridge")
    assert read(text, found, verbs=("had",)) == (["Bo Park, the pilot, had left the bridge"], "sailors")


def test_a_pattern_without_the_subject_is_not_followed() -> None:
    text = "According to sailors, Bo Park had left the bridge."
    found = att(text, "According to", "sailors", "Bo Park had left the bridge")
    view = att(text, "According to", "sailors, Bo Park", "had left the bridge", evidence="phrase.according-to")
    assert read(text, found, view, verbs=("had",)) == (["Bo Park had left the bridge"], "sailors")


def test_a_name_at_the_end_is_who_says_so() -> None:
    text = "It was late, according to Roe's lawyer, Bo Kim."
    found = att(text, "according to", "Roe's lawyer", "It was late", "Bo Kim")
    row = with_name_behind(found, page(text))
    assert row.source is not None
    assert [text[slice(*piece)] for piece in row.content] == ["It was late"]
    assert text[slice(*row.source)] == "Roe's lawyer, Bo Kim"


def test_an_age_belongs_to_the_name_and_a_number_does_not() -> None:
    text = "It was late, according to Ada Roe, 51."
    assert read(text, att(text, "according to", "Ada Roe", "It was late"))[1] == "Ada Roe, 51"
    text = "It was late, said Ada Roe, 51 of whose boats had sunk."
    assert read(text, att(text, "said", "Ada Roe", "It was late"))[1] == "Ada Roe"
