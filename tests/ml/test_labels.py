"""The tags, and which may follow which."""

from quoteattr.ml.labels import ENTITY_TAGS, ENTITY_TYPES, ROLES, TAGS, allowed, begin, inside, starts


def test_tags_are_numbered_as_begin_and_inside_say():
    assert TAGS[0] == ENTITY_TAGS[0] == "O"
    for names, kinds in ((TAGS, ROLES), (ENTITY_TAGS, ENTITY_TYPES)):
        for index, kind in enumerate(kinds):
            assert (names[begin(index)], names[inside(index)]) == (f"B-{kind}", f"I-{kind}")


def test_an_inside_tag_goes_on_with_its_own_role_alone():
    table = allowed(len(ROLES))
    for left, before in enumerate(TAGS):
        for right, after in enumerate(TAGS):
            same = before != "O" and before[2:] == after[2:]
            assert table[left, right] == (not after.startswith("I") or same), (before, after)


def test_a_text_begins_with_no_inside_tag():
    assert [tag for tag, may in zip(TAGS, starts(len(ROLES)), strict=True) if not may] == [
        "I-content", "I-cue", "I-source",
    ]  # fmt: skip
