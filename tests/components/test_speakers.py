"""Who said it: the answers stand in the sentences. All people and places are invented."""

import importlib.util
import pickle
import re

import pytest
import spacy
from spacy.tokens import Doc, Span

from quoteattr.annotations import (
    Attribution,
    Mark,
    SpeakerRow,
    read_quotes,
    read_speaker_evidence,
    read_speakers,
    write_article,
    write_attributions,
    write_marks,
)
from quoteattr.components.speakers import Speakers
from quoteattr.errors import InputError, MissingExtraError
from quoteattr.types import Article

PART = re.compile(r"\[([^\[\]]*)\]\((Q|C|S):(\w+)\)")
NLP = spacy.blank("en")


def read(marked: str, ents: tuple[tuple[str, str], ...] = (), inherits: dict[str, str] | None = None, **article) -> Doc:
    """A Doc from text such as "[Ann Lee](S:a) [said](C:a) [it rains](Q:a)." with the entities given, everywhere."""
    text, spans, last = "", {}, 0
    for match in PART.finditer(marked):
        text += marked[last : match.start()]
        spans.setdefault(match[3], {}).setdefault(match[2], []).append((len(text), len(text) + len(match[1])))
        text += match[1]
        last = match.end()
    text += marked[last:]
    doc = NLP(text)
    found = [
        doc.char_span(m.start(), m.end(), label=label, alignment_mode="expand")
        for name, label in ents
        for m in re.finditer(re.escape(name), text)
    ]
    doc.ents = spacy.util.filter_spans([span for span in found if isinstance(span, Span)])
    write_marks(doc, [Mark(m.start(), m.end(), m.start() + 1, m.end() - 1) for m in re.finditer(r'"[^"]*"', text)])
    inherits = inherits or {}
    write_attributions(
        doc,
        [
            Attribution(
                key,
                tuple(parts["Q"]),
                parts["C"][0] if "C" in parts else None,
                parts["S"][0] if "S" in parts else None,
                floating=key in inherits,
                inherits=inherits.get(key),
            )
            for key, parts in spans.items()
        ],
    )
    write_article(doc, Article(text=text, **article))
    return Speakers()(doc)


def speakers(doc: Doc) -> dict[str, SpeakerRow]:
    return {att_id: row for row in read_speakers(doc) for att_id in row.attributions}


def names(doc: Doc) -> dict[str, str | None]:
    found = speakers(doc)
    return {key: found[key].name if key in found else None for key in read_speaker_evidence(doc)}


PEOPLE = (("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"))


def test_surname_means_the_full_name():
    doc = read("[Ann Lee](S:a) [said](C:a) [it rains](Q:a). [Lee](S:b) [added](C:b) [it pours](Q:b).", PEOPLE)
    assert names(doc) == {"a": "Ann Lee", "b": "Ann Lee"}
    assert len(read_speakers(doc)) == 1


def test_name_later_in_the_article_completes_an_earlier_one():
    doc = read(
        "[Mr. Torvald](S:a) [said](C:a) [no](Q:a). The plan of Odd Torvald failed.", (("Odd Torvald", "PERSON"),)
    )
    assert names(doc) == {"a": "Odd Torvald"}


def test_honorific_is_no_part_of_the_name_and_fixes_the_gender():
    doc = read(
        "[Mrs. Lee](S:a) [said](C:a) [it rains](Q:a). Bo Kim listened. [She](S:b) [added](C:b) [it pours](Q:b).",
        PEOPLE[1:],
    )
    assert names(doc) == {"a": "Lee", "b": "Lee"}
    assert speakers(doc)["a"].role is None


@pytest.mark.parametrize(
    ("source", "role", "affiliation"),
    [
        ("Palace spokesperson Bo Kim", "Palace spokesperson", "Palace"),
        ("Norlandic Foreign Minister Bo Kim", "Norlandic Foreign Minister", "Norlandic"),
        ("New Dunmere Police Commissioner Bo Kim", "New Dunmere Police Commissioner", "Dunmere Police"),
        ("former Dunmere mayor Bo Kim", "former Dunmere mayor", "Dunmere"),
        ("Bo Kim, the finance minister of Norland,", "finance minister of Norland", "Norland"),
        ("the mayor of Dunmere, Bo Kim,", "mayor of Dunmere", "Dunmere"),
        ("Sen. Bo Kim", "Sen.", None),
        ("U.S. Rep. Bo Kim", "U.S. Rep.", None),
    ],
)
def test_role_and_affiliation_as_written(source, role, affiliation):
    doc = read(f"[{source}](S:a) [said](C:a) [it rains](Q:a).", (("Palace", "ORG"), *PEOPLE))
    row = speakers(doc)["a"]
    assert (row.name, row.role, row.affiliation) == ("Bo Kim", role, affiliation)


def test_role_before_a_possessive():
    text = "Norlandic President Bo Kim's plan failed. [Kim](S:a) [said](C:a) [it rains](Q:a). President Kim left."
    assert speakers(read(text, PEOPLE))["a"].role == "Norlandic President"


def test_entity_labels_that_are_wrong_are_outvoted():
    doc = read(
        "Minister Ann Quorn left. [Quorn](S:a) [said](C:a) [it rains](Q:a). Quorn smiled.",
        (("Ann Quorn", "PERSON"), ("Quorn", "ORG")),
    )
    assert (names(doc)["a"], speakers(doc)["a"].type) == ("Ann Quorn", "PERSON")


def test_no_entities_at_all():
    doc = read('[Dr. Ines Okuda](S:a) [said](C:a) [it rains](Q:a). "[It pours](Q:b)," [Okuda](S:b) [said](C:b).')
    assert names(doc) == {"a": "Ines Okuda", "b": "Ines Okuda"}


def test_pronoun_follows_gender_not_distance():
    text = (
        "[Spokeswoman Ann Lee](S:a) [said](C:a) [the bridge is safe](Q:a). Engineer Mr. Bo Kim built it. "
        "[She](S:b) [added](C:b) [that it will last](Q:b)."
    )
    assert names(read(text, PEOPLE))["b"] == "Ann Lee"


def test_pronoun_takes_the_last_speaker():
    text = (
        "[Ann Lee](S:a) [said](C:a) [the bridge is safe](Q:a). It was built in a year.\n\n"
        "[She](S:b) [said](C:b) [Bo Kim had doubted it](Q:b)."
    )
    assert names(read(text, PEOPLE))["b"] == "Ann Lee"


def test_people_of_one_surname_are_kept_apart():
    text = (
        "[Ann Lee](S:a) [said](C:a) [yes](Q:a). [Bert Lee](S:b) [said](C:b) [no](Q:b). "
        "Mr. Lee went home. [Mrs. Lee](S:c) [said](C:c) [nothing changes](Q:c). "
        "Her friends call Mrs. Ann Lee stubborn. "
        "Mr. Bert Lee agrees."
    )
    assert names(read(text, (*PEOPLE, ("Bert Lee", "PERSON")))) == {"a": "Ann Lee", "b": "Bert Lee", "c": "Ann Lee"}


def test_first_person_inside_a_quotation_is_its_speaker():
    text = '"[I [think](C:b) it rains](Q:a)," [Ann Lee](S:a) [said](C:a).'
    doc = read('"[I think it rains](Q:a)," [Ann Lee](S:a) [said](C:a).', PEOPLE)
    assert names(doc) == {"a": "Ann Lee"}
    nested = NLP('"I think it rains," Ann Lee said.')
    nested.ents = [nested.char_span(20, 27, label="PERSON")]
    write_marks(nested, [Mark(0, 19, 1, 18)])
    write_attributions(
        nested,
        [
            Attribution("a", ((0, 19),), (28, 32), (20, 27)),
            Attribution("b", ((9, 17),), (3, 8), (1, 2), parent="a"),
        ],
    )
    assert names(Speakers()(nested)) == {"a": "Ann Lee", "b": "Ann Lee"}
    assert text


def test_first_person_outside_quotations_is_the_writer():
    doc = read("[I](S:a) [think](C:a) [it rains](Q:a).", authors=("Jo Marsh",))
    assert (names(doc)["a"], speakers(doc)["a"].type) == ("Jo Marsh", "AUTHOR")
    assert names(read("[I](S:a) [think](C:a) [it rains](Q:a).")) == {"a": "the author"}


def test_name_before_a_word_that_could_be_a_noun():
    doc = read("[Ann Lee](S:a) [reports](C:a) [it rains](Q:a).", PEOPLE)
    assert names(doc) == {"a": "Ann Lee"}


def test_source_without_a_word_is_nobody():
    assert names(read("[»](S:a) [reports](C:a) [it rains](Q:a).")) == {"a": None}


def test_relative_pronoun():
    doc = read("Ann Lee, [who](S:a) [said](C:a) [it rains](Q:a), left.", PEOPLE)
    assert names(doc) == {"a": "Ann Lee"}


def test_epithet_means_the_one_with_that_role():
    text = (
        "Ann Lee, a former harbour master of Dunmere, spoke after Bo Kim, the mayor. "
        "[The mayor](S:a) [said](C:a) [it rains](Q:a)."
    )
    assert names(read(text, PEOPLE)) == {"a": "Bo Kim"}


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("a senior official", "a senior official", "UNNAMED"),
        ("Two farmers", "Two farmers", "GROUP"),
        ("critics of the plan", "critics of the plan", "GROUP"),
        ("A poll of voters", "A poll of voters", "DOCUMENT"),
        ("The harbour authority", "The harbour authority", "ORG"),
        ("A number of the families", "A number of the families", "GROUP"),
        ("both sides", "both sides", "GROUP"),
        ('his book "The Rain"', 'his book "The Rain', "DOCUMENT"),
        ("Ann Lee's supporters", "Ann Lee's supporters", "GROUP"),
        ("advisers to Ann Lee", "advisers to Ann Lee", "GROUP"),
        ("Many experts, including Ann Lee,", "Many experts", "GROUP"),
    ],
)
def test_sources_without_a_name_keep_their_description(source, name, kind):
    row = speakers(read(f"[{source}](S:a) [said](C:a) [it rains](Q:a).", PEOPLE))["a"]
    assert (row.name, row.type) == (name, kind)


def test_joint_speakers():
    doc = read(
        "[Ann Lee and Bo Kim](S:a) [said](C:a) [it rains](Q:a). [They](S:b) [added](C:b) [it pours](Q:b).", PEOPLE
    )
    row = speakers(doc)["a"]
    assert (row.name, row.type, row.members) == ("Ann Lee & Bo Kim", "GROUP", ("Ann Lee", "Bo Kim"))
    assert names(doc)["b"] == "Ann Lee & Bo Kim"


def test_organisation_by_its_acronym_and_its_last_word():
    text = (
        "The Norland Energy Board met. [The NEB](S:a) [said](C:a) [it rains](Q:a). "
        "[The board](S:b) [added](C:b) [it pours](Q:b). [It](S:c) [hoped](C:c) [for sun](Q:c)."
    )
    doc = read(text, (("Norland Energy Board", "ORG"), ("NEB", "ORG")))
    assert set(names(doc).values()) == {"Norland Energy Board"}
    assert len(read_speakers(doc)) == 1


def test_floating_quotation_goes_on_with_its_speaker():
    text = '"[It rains](Q:a)," [Ann Lee](S:a) [said](C:a).\n\n"[It pours](Q:b)."'
    doc = read(text, PEOPLE, inherits={"b": "a"})
    assert names(doc) == {"a": "Ann Lee", "b": "Ann Lee"}
    assert read_speaker_evidence(doc)["b"].evidence[0] == "goes on with a"


def test_passive_without_an_agent_is_left_open():
    doc = read("Ann Lee spoke. The bridge [is expected](C:a) [to open](Q:a).", PEOPLE)
    assert names(doc) == {"a": None}


def test_pronoun_without_a_candidate_is_left_open_with_evidence():
    doc = read("[He](S:a) [said](C:a) [it rains](Q:a). Mrs. Ann Lee left.", PEOPLE)
    assert names(doc) == {"a": None}
    assert "no candidate" in read_speaker_evidence(doc)["a"].evidence[0]


def test_transcript_turns_in_capitals():
    doc = read("Ann Lee met the press.\n[LEE](S:a)[:](C:a) [It rains.](Q:a)", PEOPLE)
    assert names(doc) == {"a": "Ann Lee"}


def test_mentions_are_offsets_of_the_text():
    doc = read("[Ann Lee](S:a) [said](C:a) [it rains](Q:a). Then Lee left and she ran.", PEOPLE)
    quote = read_quotes(doc)[0]
    assert [m.text for m in quote.speaker.mentions] == ["Ann Lee", "Lee", "she"]


@pytest.mark.parametrize("text", ["", " ", '"', "[](S:a)", "x", "\n\n", "“”"])
def test_any_text_is_taken(text):
    doc = NLP(text)
    assert read_speakers(Speakers()(doc)) == []


OWN = [
    {"name": "Ane Lie", "aliases": "Ann Lee", "pronoun": "she", "wikidata": "Q999999991"},
    {"name": "Pim de Vos", "role": "foreign minister", "country": "Norway", "since": "2030-01-01", "pronoun": "he"},
]


def known(table: list[dict[str, str]] = OWN) -> Speakers:
    component = Speakers(registry=False)
    component.use_registry(table, packaged_too=False)
    return component


def test_registry_adds_spelling_and_id_but_not_the_name():
    doc = known()(read("[Ann Lee](S:a) [said](C:a) [it rains](Q:a).", PEOPLE))
    row = speakers(doc)["a"]
    assert (row.name, row.known_as, row.wikidata) == ("Ann Lee", "Ane Lie", "Q999999991")


def test_registry_never_beats_the_article():
    doc = known()(read("[Mr. Ann Lee](S:a) [said](C:a) [it rains](Q:a).", PEOPLE))
    assert speakers(doc)["a"].known_as is None


@pytest.mark.parametrize(("day", "known_as"), [("2031-05-14", "Pim de Vos"), ("2029-05-14", None)])
def test_office_is_looked_up_for_the_day_of_publication(day, known_as):
    text = "[The Norwegian foreign minister](S:a) [said](C:a) [it rains](Q:a)."
    row = speakers(known()(read(text, published=day)))["a"]
    assert (row.name, row.known_as) == ("The Norwegian foreign minister", known_as)


def test_own_registry_travels_with_the_pipeline(tmp_path):
    nlp = spacy.blank("en")
    component = nlp.add_pipe("quoteattr_speakers", config={"registry": False})
    component.use_registry(OWN, packaged_too=False)
    nlp.to_disk(tmp_path)
    for again in (spacy.load(tmp_path), spacy.blank("en")):
        if "quoteattr_speakers" not in again.pipe_names:
            again.add_pipe("quoteattr_speakers", config={"registry": False})
            again.from_bytes(nlp.to_bytes())
        assert again.get_pipe("quoteattr_speakers").own == component.own
        assert not again.get_pipe("quoteattr_speakers").packaged


def test_word_tables_can_be_replaced():
    text = "[A grumble of bards](S:a) [said](C:a) [it rains](Q:a)."
    own = Speakers(words={"document_nouns": ["grumble"]})
    assert speakers(own(read(text)))["a"].type == "DOCUMENT"
    with pytest.raises(InputError, match="no_such_table"):
        Speakers(words={"no_such_table": []})


def test_settings_that_there_are_not_are_refused():
    with pytest.raises(InputError, match="'guess'"):
        Speakers(ranker="guess")
    with pytest.raises(InputError, match="'oracle'"):
        Speakers(backend="oracle")


@pytest.mark.parametrize("backend", ["coreferee", "fastcoref"])
def test_missing_backends_say_how_to_get_them(backend):
    if importlib.util.find_spec(backend):
        pytest.skip(f"{backend} is installed")
    with pytest.raises(MissingExtraError, match=f"pip install {backend}"):
        Speakers(backend=backend)(read("[Ann Lee](S:a) [said](C:a) [it rains](Q:a).", PEOPLE))


def test_backend_decides_pronouns():
    text = "Bo Kim met Ann Lee. [She](S:a) [said](C:a) [it rains](Q:a)."

    class Told:
        def clusters(self, doc):
            return [[(0, 6), (doc.text.index("She"), doc.text.index("She") + 3)]]

    component = Speakers()
    component.backend = Told()
    assert names(component(read(text, PEOPLE))) == {"a": "Bo Kim"}


def test_threshold_leaves_close_calls_open():
    text = "Ann Lee met Bo Kim. [He](S:a) [said](C:a) [it rains](Q:a)."
    doc = read(text, PEOPLE)
    assert names(doc)["a"] is not None
    strict = Speakers(threshold=0.99)(doc)
    assert names(strict) == {"a": None}
    assert "Ann Lee" in read_speaker_evidence(strict)["a"].evidence[0]


def test_particles_and_titles():
    text = "Mr de Vabres left. [Mr de Vabres](S:a) [said](C:a) [no](Q:a). [Ms Lomay](S:b) [said](C:b) [yes](Q:b)."
    doc = read(text, (("Ms Lomay", "ORG"),))
    assert names(doc) == {"a": "de Vabres", "b": "Lomay"}
    assert speakers(doc)["b"].type == "PERSON"


def test_component_pickles():
    doc = read("[Ann Lee](S:a) [said](C:a) [it rains](Q:a).", PEOPLE)
    again = pickle.loads(pickle.dumps(Speakers()))(doc)
    assert names(again) == {"a": "Ann Lee"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee, 30, won the race. [The 30-year-old](S:a) [said](C:a) [it rained](Q:a).", "Ann Lee"),
        ("Singer Ann Lee beat Mr. Bo Kim of Italy. [The Italian](S:a) [said](C:a) [it rained](Q:a).", "Bo Kim"),
        ("His sister, Ann Lee, left. [His sister](S:a) [said](C:a) [it rained](Q:a).", "Ann Lee"),
        ("Vice President Ann Lee met President Bo Kim. [The president](S:a) [said](C:a) [no](Q:a).", "Bo Kim"),
        ("Ex-mayor Ann Lee met Mayor Bo Kim. [The former mayor](S:a) [said](C:a) [no](Q:a).", "Ann Lee"),
        ("It rained. [The defender](S:a), Ann Lee, [said](C:a) [no](Q:a).", "Ann Lee"),
        ("[The minister](S:a) [said](C:a) [no](Q:a).\n\nAnn Lee took office in May.", "Ann Lee"),
        ("Mrs. Ann Lee and Bo Kim ran the shop. [Her colleague](S:b) [said](C:b) [no](Q:b).", "Bo Kim"),
        ("Ann Lee is a judge. [A judge](S:a) [said](C:a) [no](Q:a).", "A judge"),
    ],
)
def test_descriptions_mean_people(text, expected):
    assert list(names(read(text, PEOPLE)).values()) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Roberto "Beto" Lee left. [Beto](S:a) [said](C:a) [no](Q:a).', "Lee"),
        ("Kathleen Lee, known to all as Kiki, left. [Kiki](S:a) [said](C:a) [no](Q:a).", "Kathleen Lee"),
        ("Elizabeth Lee left. [Liz Lee](S:a) [said](C:a) [no](Q:a).", "Elizabeth Lee"),
    ],
)
def test_nicknames_mean_the_person_who_has_them(text, expected):
    ents = (("Kathleen Lee", "PERSON"), ("Elizabeth Lee", "PERSON"), ("Liz Lee", "PERSON"), ("Kiki", "ORG"))
    found = names(read(text, ents))["a"]
    assert found.split()[-1] == "Lee" and expected in found


def test_who_is_addressed_does_not_speak():
    text = 'Mr. Bo Kim met Ann Lee. "[Ann Lee, the boat is ready](Q:a)," [she](S:a) [said](C:a).'
    assert names(read(text, PEOPLE))["a"] != "Ann Lee"


def test_people_of_one_surname_are_told_apart_by_their_office():
    text = "Sen. Ann Lee and Rep. Bert Lee met. [Senator Lee](S:a) [said](C:a) [no](Q:a)."
    assert names(read(text, (*PEOPLE, ("Bert Lee", "PERSON"))))["a"] == "Ann Lee"


def test_plural_subject_that_is_no_source_is_taken_up():
    text = "Union leaders met Bo Kim on Sunday. [They](S:a) [said](C:a) [no](Q:a)."
    assert names(read(text, PEOPLE))["a"] == "Union leaders"


def test_quotation_alone_belongs_to_the_subject_of_the_sentence_before():
    doc = read('Ann Lee watched the water rise. "[It is over.](Q:a)"', PEOPLE)
    assert names(doc) == {"a": "Ann Lee"}
    assert read_speaker_evidence(doc)["a"].evidence == ("subject of the sentence before",)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("It [is clear](C:a) [that [Ada Lee](S:a) knew](Q:a).".replace("[Ada Lee](S:a)", "Ada Lee"), "the author"),
        (
            "LETTERS\n\nIt is loud. It [is obvious](C:a) [that the vicar is deaf](Q:a).\n\nArthur Penn\n\nDunmore",
            "Arthur Penn",
        ),
        ("When Tarn Watch read the claim, [it](Q:a) [was rated](C:a) false.", "Tarn Watch"),
    ],
)
def test_who_holds_what_no_source_is_named_for(marked: str, name: str) -> None:
    doc = read(marked, (("Tarn Watch", "ORG"), ("Ada Lee", "PERSON")))
    Speakers()(doc)
    [speaker] = read_speakers(doc)
    assert speaker.name == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The contractor, Vale Holdings,", "Vale Holdings"),
        ("The insurer, Norland Mutual Bank,", "Norland Mutual Bank"),
        ("A friend of the contractor, Vale Holdings,", "A friend of the contractor"),
        ("Your columnist Ada Lee", "Ada Lee"),
        ("Superintendent of Police (Rural) Ada Lee", "Ada Lee"),
        ("Hon. (Mrs) Ada Lee", "Ada Lee"),
    ],
)
def test_a_name_behind_what_it_is(source: str, name: str) -> None:
    ents = (("Vale Holdings", "ORG"), ("Norland Mutual Bank", "ORG"), ("Ada Lee", "PERSON"))
    assert names(read(f"[{source}](S:a) [said](C:a) [it rains](Q:a).", ents))["a"] == name


def test_the_two_named_last_are_meant_by_both() -> None:
    doc = read(
        "Ada Lee and Ben Roe share a wall. [Both](S:a) [say](C:a) [it is thin](Q:a).",
        (("Ada Lee", "PERSON"), ("Ben Roe", "PERSON")),
    )
    Speakers()(doc)
    assert read_speakers(doc)[0].members == ("Ada Lee", "Ben Roe")


def test_whoever_was_he_is_not_she() -> None:
    doc = read(
        "Jude Farr came late. His friend, Mia Torr, did not mind. [He brought cake](Q:a), [she](S:a) [said](C:a).",
        (("Jude Farr", "PERSON"), ("Mia Torr", "PERSON")),
    )
    Speakers()(doc)
    assert read_speakers(doc)[0].name == "Mia Torr"
