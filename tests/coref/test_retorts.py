"""Who puts or answers a short question in a paragraph of its own. All people and places are invented."""

import pytest
from components.test_speakers import names, read

from quoteattr.annotations import read_attributions, write_attributions
from quoteattr.components.speakers import Speakers

LEE, KIM = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON")
REPLY = 'Bo Kim [asked](C:q) [whether it was sold](Q:q).\n\n"[I think so](Q:a)," [said](C:a) [Ann Lee](S:a).'


def spoken_by(marked: str) -> dict[str, str | None]:
    """The speakers, where "b" and "c" have no source and go on with what stands before."""
    doc = read(marked.replace("Bo Kim [asked]", "[Bo Kim](S:q) [asked]"), (LEE, KIM))
    before = {"b": "a", "c": "b"}
    rows = [a._replace(floating=True, inherits=before[a.id]) if a.id in before else a for a in read_attributions(doc)]
    write_attributions(doc, rows)
    return names(Speakers()(doc))


@pytest.mark.parametrize("words", ["You think?", "And the barn?"])
def test_a_short_question_is_by_the_other_one_and_so_is_not_what_answers_it(words):
    said = spoken_by(f'{REPLY}\n\n["{words}"](Q:b)\n\n["It is in the letter."](Q:c)\n\nIt rained.')
    assert (said["b"], said["c"]) == ("Bo Kim", "Ann Lee")


@pytest.mark.parametrize("words", ["It was cheap.", "Who could have known that it would rain for so long?"])
def test_what_neither_asks_nor_answers_goes_on(words):
    assert spoken_by(f'{REPLY}\n\n["{words}"](Q:b)\n\nIt rained.')["b"] == "Ann Lee"


@pytest.mark.parametrize(("verb", "speaker"), [("asked", "Bo Kim"), ("said", "Ann Lee")])
def test_only_what_is_asked_is_answered(verb, speaker):
    text = f'"[It was checked](Q:q)," [said](C:q) [Bo Kim](S:q).\n\n"[By whom?](Q:a)" [{verb}](C:a) [Ann Lee](S:a).'
    assert spoken_by(f'{text}\n\n["By you."](Q:b)\n\nIt rained.')["b"] == speaker


@pytest.mark.parametrize(
    ("reply", "speaker"),
    [('"[No](Q:d)," [he](S:d) [said](C:d).', None), ('"It will not," was all. He left.', "Bo Kim")],
)
def test_a_question_between_two_turns_of_one_speaker_is_anothers(reply, speaker):
    text = '"[It is sold](Q:a)," [said](C:a) [Bo Kim](S:a).\n\n["Will it be let before the summer comes?"](Q:b)'
    assert spoken_by(f"{text}\n\n{reply}")["b"] == speaker


def test_behind_dashes_too():
    text = "– [It is sold](Q:a), [says](C:a) [Bo Kim](S:a).\n\n[– Will it be let before the summer comes?](Q:b)"
    assert spoken_by(f"{text}\n\n[– No](Q:d), [he](S:d) [adds](C:d).")["b"] is None
