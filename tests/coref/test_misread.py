"""Words that a scan breaks or misreads. All people and places are invented."""

import pytest
from components.test_speakers import names, read

LEE, KIM = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON")


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("Mrs Ann Lee wept. [It fell](Q:a), [she de-](S:a)\nclared.", "Ann Lee"),
        ("It rained. [It fell](Q:a), [sald Capt. Ann Lee yester](S:a)-\nday.", "Ann Lee"),
        ("It rained. [It fell](Q:a), [sa1d Ann Lee](S:a).", "Ann Lee"),
        ("It rained. [It fell](Q:a), [said](C:a) [the ferry-](S:a)\nman.", "the ferryman"),
        ("It rained. [It fell](Q:a), [writes](C:a) our corres-\n[pondent](S:a).", "correspondent"),
        ("It rained. [It fell](Q:a), [said](C:a) [staid Ann Lee](S:a).", "Ann Lee"),
        ("It rained. [It fell](Q:a), [said](C:a) [the miller](S:a)\nto us.", "the miller"),
    ],
)
def test_a_source_is_read_over_broken_and_misread_words(marked, who):
    assert names(read(marked, (LEE, KIM)))["a"] == who
