"""What was not said, or only imagined, is no attribution; the answer stands in the sentence."""

import pytest
from attributed import attribution

from quoteattr.annotations import Attribution
from quoteattr.arbitration.unsaid import is_unsaid


@pytest.mark.parametrize(
    "sentence",
    [
        "[The board](SOURCE:Q1) [declined](CUE:Q1) [to comment](CONTENT:Q1).",
        "[Her agent](SOURCE:Q1) [refused](CUE:Q1) [to discuss the contract](CONTENT:Q1) on Monday.",
        "[The board](SOURCE:Q1) [has dismissed](CUE:Q1) [a pilot who fell asleep](CONTENT:Q1).",
        "[The band](SOURCE:Q1) [has declined](CUE:Q1) [an interview](CONTENT:Q1).",
        "[The mill](SOURCE:Q1) [did not respond to](CUE:Q1) [a request for comment](CONTENT:Q1).",
        "If [the vet](SOURCE:Q1) [says](CUE:Q1) [no](CONTENT:Q1), the horse will not run.",
        "It rained, and unless [the two ferry owners](SOURCE:Q1) [agree](CUE:Q1) [to sail](CONTENT:Q1), we stay.",
        "Unless [the ferryman](SOURCE:Q1) [says](CUE:Q1) [“yes”](CONTENT:Q1) by noon, the boat will stay.",
        "[The cook](SOURCE:Q1) would neither show the bill nor [say](CUE:Q1) [who had paid](CONTENT:Q1).",
        "Imagine a [ferryman](SOURCE:Q1) who [said](CUE:Q1) [“You go first.”](CONTENT:Q1)",
        "Had [she](SOURCE:Q1) [told](CUE:Q1) [the coroner](CONTENT:Q1), the case would be closed.",
        "Should [the umpire](SOURCE:Q1) [say](CUE:Q1) [“out”](CONTENT:Q1), the point is played again.",
        "It rained. Should [he](SOURCE:Q1) [reply](CUE:Q1) [“Not today”](CONTENT:Q1), go home.",
        "[He](SOURCE:Q1) [might tell](CUE:Q1) the panel [that he was ill](CONTENT:Q1).",
        "[A judge](SOURCE:Q1) [would have to say](CUE:Q1) [that the search was lawful](CONTENT:Q1).",
        "[Nobody](SOURCE:Q1) [would ever say](CUE:Q1) [that the soup was good](CONTENT:Q1).",
        "If [a baker](SOURCE:Q1) [says](CUE:Q1) [“fresh today”](CONTENT:Q1), ask for yesterday's.",
        "[Nobody](SOURCE:Q1) [has ever said](CUE:Q1) [“What a quiet school.”](CONTENT:Q1)",
        "[The mill](SOURCE:Q1) [did not respond](CUE:Q1) [to three emails about its chimney in May](CONTENT:Q1).",
        "What happens if [a tenant](SOURCE:Q1) [claims](CUE:Q1) [the lock was changed](CONTENT:Q1)?",
        "[Anyone](SOURCE:Q1) who [tells](CUE:Q1) the clerk [that a key was lost](CONTENT:Q1) gets a new one.",
        "Anyone [who](SOURCE:Q1) [tells](CUE:Q1) the clerk [that a key was lost](CONTENT:Q1) gets a new one.",
        "Had anyone [told](CUE:Q1) Ann Lee [“Stop.”](CONTENT:Q1), she would have.",
        "[Tell](CUE:Q1) [the clerk](SOURCE:Q1) [that the dog is “only here for tea”](CONTENT:Q1) and you pay.",
        "[A tenant](SOURCE:Q1) [could claim](CUE:Q1) [that the lock was changed](CONTENT:Q1).",
        "[Ann Lee](SOURCE:Q1) [is to tell](CUE:Q1) the board [that the pier must close](CONTENT:Q1).",
        "[Were she to say](CUE:Q1) [that the channel is clear](CONTENT:Q1), boats could sail.",
        "Were the board [to announce](CUE:Q1) [a sale](CONTENT:Q1), the price would fall.",
        "[The mill](SOURCE:Q1) [declined to say](CUE:Q1) [how many hands it would lose](CONTENT:Q1).",
        "[The board](SOURCE:Q1) [has not said](CUE:Q1) [when the weir will open](CONTENT:Q1).",
        "[The mill](SOURCE:Q1) [refused](CUE:Q1) [to say how many were hurt](CONTENT:Q1).",
        "[The mill](SOURCE:Q1) [refused to comment on](CUE:Q1) [whether many were hurt](CONTENT:Q1).",
        "[Passengers](SOURCE:Q1) who [tell](CUE:Q1) staff [that they feel ill](CONTENT:Q1) may change their ticket.",
        "[Tenants](SOURCE:Q1) [must state](CUE:Q1) [that they have read the rules](CONTENT:Q1).",
        "[Ines Roth](SOURCE:Q1) [ought to have told](CUE:Q1) the board [that the well was dry](CONTENT:Q1).",
        "[Will the abbot](SOURCE:Q1) [say](CUE:Q1) [sorry](CONTENT:Q1)? The bells rang at ten.",
        "Will [the abbot](SOURCE:Q1) [say](CUE:Q1) [sorry](CONTENT:Q1)? The bells rang at ten.",
        "[Ines Roth](SOURCE:Q1) [was asked to say](CUE:Q1) [who had the key](CONTENT:Q1).",
        "[Neither man](SOURCE:Q1) [has said](CUE:Q1) [a word in public](CONTENT:Q1) since.",
        "[No one](SOURCE:Q1) [has yet said](CUE:Q1) [who will pay for the weir](CONTENT:Q1).",
        "[The abbot](SOURCE:Q1) [gave no statement on](CUE:Q1) [leaving the court](CONTENT:Q1).",
        "[Neither the mill nor its owner](SOURCE:Q1) [responded to](CUE:Q1) [requests for comment](CONTENT:Q1).",
        "Neither Rex nor [the mill](SOURCE:Q1) [replied](CUE:Q1) [to three emails](CONTENT:Q1).",
        "[The mill](SOURCE:Q1) [has yet to say](CUE:Q1) [how many hands it will lose](CONTENT:Q1).",
        "[Guards](SOURCE:Q1) [have not released](CUE:Q1) [the name of the rower](CONTENT:Q1).",
        "[What would](CONTENT:Q1) [the founder](SOURCE:Q1) [say](CUE:Q1) to that? Nobody knows.",
        "Were it to fail, [tenants](SOURCE:Q1) [could still claim](CUE:Q1) [that it was theirs](CONTENT:Q1).",
        "Should the crews strike, [the port](SOURCE:Q1) [has plans](CUE:Q1) [to hire others](CONTENT:Q1).",
    ],
)
def test_is_unsaid(sentence: str) -> None:
    assert is_unsaid(*attribution(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "[The board](SOURCE:Q1) [declined to say](CUE:Q1) [whether it would sell](CONTENT:Q1).",
        "Neither ship sank. [The mill](SOURCE:Q1) [replied](CUE:Q1) [to three emails](CONTENT:Q1).",
        "[I](SOURCE:Q1) [must admit](CUE:Q1) [that the soup was good](CONTENT:Q1).",
        "[She](SOURCE:Q1) [said](CUE:Q1) [a word of thanks was due](CONTENT:Q1).",
        "[The union](SOURCE:Q1) [refused](CUE:Q1) [to sign the contract](CONTENT:Q1).",
        "[“I decline to comment,”](CONTENT:Q1) [Lee](SOURCE:Q1) [said](CUE:Q1).",
        "If he wins, [Lee](SOURCE:Q1) [said](CUE:Q1), [the pool stays open](CONTENT:Q1).",
        "He asked if it was true. [Lee](SOURCE:Q1) [said](CUE:Q1) [it was](CONTENT:Q1).",
        "Even if [critics](SOURCE:Q1) [say](CUE:Q1) [it costs too much](CONTENT:Q1), the bridge will be built.",
        "[The minister](SOURCE:Q1) [would say](CUE:Q1) only [that talks went on](CONTENT:Q1).",
        "[Nobody](SOURCE:Q1) [said](CUE:Q1) [that the soup was good](CONTENT:Q1).",
        "If [the mayor](SOURCE:Q1) [says](CUE:Q1) [“the pool stays open”](CONTENT:Q1), he has counted the money.",
        "If [Lee](SOURCE:Q1) [says](CUE:Q1) [“the pool stays open”](CONTENT:Q1), he has counted the money.",
        "[The port](SOURCE:Q1) [has plans](CUE:Q1) [to hire others](CONTENT:Q1), and crews may strike.",
    ],
)
def test_is_said(sentence: str) -> None:
    assert not is_unsaid(*attribution(sentence))


def test_what_nobody_has_asked() -> None:
    text = "Had somebody but asked Ann Lee whether the lamps were lit, the ship would be afloat."
    start, end = text.index("whether"), text.index(", the ship")
    assert is_unsaid(text, Attribution("a", ((start, end),), None, (23, 30)))
    text = text.replace("Had somebody but", "A diver has now")
    assert not is_unsaid(text, Attribution("a", ((start - 1, end - 1),), None, (22, 29)))
