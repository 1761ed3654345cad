"""Verbs of reporting in a sense in which nobody reports anything; the answer stands in the sentence."""

import pytest
from attributed import attribution

from quoteattr.arbitration.senses import is_other_sense


@pytest.mark.parametrize(
    "sentence",
    [
        "[The minister](SOURCE:Q1) [answered](CUE:Q1) [a dozen questions about the weir](CONTENT:Q1).",
        "[The ranger](SOURCE:Q1) [answered](CUE:Q1) [emergency calls](CONTENT:Q1) all night.",
        "[Release](SOURCE:Q1) [notes](CUE:Q1): [fixed the pump](CONTENT:Q1).",
        "[A way](SOURCE:Q1) [suggested](CUE:Q1) itself [to put the water](CONTENT:Q1).",
        "[Lise Holt](SOURCE:Q1) [argued](CUE:Q1) [two cases](CONTENT:Q1) on Monday.",
        "[The council](SOURCE:Q1) [has called for](CUE:Q1) [tenders for a weir](CONTENT:Q1).",
        "The clock on [Holm mill](SOURCE:Q1) [said](CUE:Q1) [twenty past four](CONTENT:Q1) all night.",
        "[The mill](SOURCE:Q1) [reported](CUE:Q1) [a loss of 4m crowns](CONTENT:Q1).",
        "[Ina Brook](SOURCE:Q1) [claimed](CUE:Q1) [her third gold of the week](CONTENT:Q1).",
        "[The captain](SOURCE:Q1) [ordered](CUE:Q1) [two coffees](CONTENT:Q1) and waited.",
        "[The gauge in the hall](SOURCE:Q1) [says](CUE:Q1) [nine below](CONTENT:Q1).",
        "[He](SOURCE:Q1) [said](CUE:Q1) [his prayers](CONTENT:Q1) and slept.",
        "[The lake](CONTENT:Q1) is best [known for](CUE:Q1) its eels.",
        "[The log](SOURCE:Q1) [holds](CUE:Q1) [1,400 lines](CONTENT:Q1) of it.",
        "Miners sat down over [wages](SOURCE:Q1) [said](CUE:Q1) [to be owed them since May](CONTENT:Q1).",
        "[The bank](SOURCE:Q1) [holds](CUE:Q1) [its key rate at 4%](CONTENT:Q1).",
        "[A second file](SOURCE:Q1) [held](CUE:Q1) [nothing but the text “ok”](CONTENT:Q1).",
        "[The verdict](CONTENT:Q1) [is expected](CUE:Q1) on Friday.",
        "[The moth](CONTENT:Q1) [is told](CUE:Q1) from the butterfly by its feelers.",
        "[She](SOURCE:Q1) [could tell](CUE:Q1) [salt water](CONTENT:Q1) from fresh.",
        "[Rangers](SOURCE:Q1) [found](CUE:Q1) [them asleep by the fire](CONTENT:Q1).",
        "[Police](SOURCE:Q1) [charged](CUE:Q1) [Ned Alder, 31](CONTENT:Q1) with nothing.",
        "[Moss](SOURCE:Q1) [added](CUE:Q1) [a second goal](CONTENT:Q1) before the break.",
        "They sat [according to](CUE:Q1) [age](SOURCE:Q1) and [the youngest stood](CONTENT:Q1).",
        "[Known to sailors](CUE:Q1) [as “the Widow”](CONTENT:Q1), the rock was blown up in May.",
        "[Corporal Ames](SOURCE:Q1) [reports](CUE:Q1) [for duty on Monday](CONTENT:Q1).",
        "[Have your](SOURCE:Q1) [say](CUE:Q1): [should the mill go](CONTENT:Q1)?",
        "[Calls to](CUE:Q1) [the ferry company's office](CONTENT:Q1) rang out.",
        "[Ira Pell](SOURCE:Q1) [observed](CUE:Q1) [a minute's silence](CONTENT:Q1).",
        "[Dale Town](SOURCE:Q1) [sacked](CUE:Q1) [Ira Pell](CONTENT:Q1) on Monday.",
        "So-[called](CUE:Q1) [“zombie” boats](CONTENT:Q1) fill the quay.",
        "[The match](CONTENT:Q1) [was called off](CUE:Q1) at noon.",
        "[The chair](SOURCE:Q1) [called](CUE:Q1) [the hall to order](CONTENT:Q1).",
        "[The home side](SOURCE:Q1) [replied](CUE:Q1) [with a cautious 38](CONTENT:Q1).",
        "[The prosecutor](SOURCE:Q1) [called](CUE:Q1) [four witnesses](CONTENT:Q1) on Monday.",
        "[The ferry](SOURCE:Q1) [charges](CUE:Q1) [nothing for dogs](CONTENT:Q1).",
        "[The slow movement](SOURCE:Q1) [recalls](CUE:Q1) [a village dance](CONTENT:Q1).",
        "[Fatigue](SOURCE:Q1) [told](CUE:Q1) and [two more goals went in](CONTENT:Q1).",
        "[The sculler](SOURCE:Q1) [announced](CUE:Q1) [herself with a fast start](CONTENT:Q1).",
        "[Case 17](CONTENT:Q1) [is listed for](CUE:Q1) June.",
        "[Traders](SOURCE:Q1) [know](CUE:Q1) [the contract as “the widow”](CONTENT:Q1).",
        "[Ned Alder](CONTENT:Q1) [was charged with](CUE:Q1) arson.",
        "[Alder Mills](SOURCE:Q1) [has recalled](CUE:Q1) [9,000 kettles](CONTENT:Q1).",
        "[Alder Mills](SOURCE:Q1) [reports](CUE:Q1) [its results on 4 March](CONTENT:Q1).",
        "[Moss](SOURCE:Q1) [has dropped its plan](CUE:Q1) [to sell the old hall](CONTENT:Q1).",
        "[Moss scraps](SOURCE:Q1) [plan](CUE:Q1) [to sell old hall](CONTENT:Q1)",
        "[Moss](SOURCE:Q1) [backs](CUE:Q1) [plan to sell old hall](CONTENT:Q1)",
        "[The governor](SOURCE:Q1) [vetoed](CUE:Q1) [a bill that would have closed the mill](CONTENT:Q1).",
        "[Two senators](SOURCE:Q1) [have written](CUE:Q1) [a bill that would close the mill](CONTENT:Q1).",
        "[Alder Mills](SOURCE:Q1) [agreed](CUE:Q1) on Friday [to buy the dock for £9m](CONTENT:Q1).",
        "It cost her, [confirmed](CUE:Q1) by the coroner on Monday, [her hat](CONTENT:Q1).",
        "[Some 58 percent of voters](SOURCE:Q1) [support](CUE:Q1) [the levy](CONTENT:Q1), a poll found.",
        "[Six in ten tenants](SOURCE:Q1) [oppose](CUE:Q1) [the levy](CONTENT:Q1), says the league.",
        "Dale 2 (Gull 9', [Told](CUE:Q1) 30'). [Hill 1](CONTENT:Q1).",
    ],
)
def test_nobody_reports(sentence: str) -> None:
    assert is_other_sense(*attribution(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "[Ina Brook](SOURCE:Q1) [claimed](CUE:Q1) [the gold was stolen](CONTENT:Q1).",
        "[The captain](SOURCE:Q1) [ordered](CUE:Q1) [a second search of the hold](CONTENT:Q1).",
        "[The clerk](SOURCE:Q1) [says](CUE:Q1) [the clock is slow](CONTENT:Q1).",
        "[He](SOURCE:Q1) [said](CUE:Q1) [his prayers had been heard](CONTENT:Q1) by the “good people of Ray”.",
        "[The lake](CONTENT:Q1) [is expected](CUE:Q1) to freeze.",
        "[Tenants](CONTENT:Q1) [were told](CUE:Q1) to leave.",
        "[She](SOURCE:Q1) [could tell](CUE:Q1) [that the water came from the sea](CONTENT:Q1).",
        "[The jury](SOURCE:Q1) [found](CUE:Q1) [them guilty](CONTENT:Q1).",
        "[The mayor](SOURCE:Q1) [called on](CUE:Q1) [the owners to sell](CONTENT:Q1).",
        "[Ira Pell](SOURCE:Q1) [observed](CUE:Q1) [that it rained](CONTENT:Q1).",
        "[Moss](SOURCE:Q1) [added](CUE:Q1) [that the pitch was dry](CONTENT:Q1).",
        "[According to](CUE:Q1) [the plan](SOURCE:Q1), [the youngest stand](CONTENT:Q1).",
        "[The minister](SOURCE:Q1) [answered](CUE:Q1) [questions by saying that it leaked](CONTENT:Q1).",
        "[The minister](SOURCE:Q1) [called for](CUE:Q1) [a ban on taxis in the park](CONTENT:Q1).",
        "[The mill](SOURCE:Q1) [suggested](CUE:Q1) [that it sell itself](CONTENT:Q1).",
        "[Moss](SOURCE:Q1) [ordered](CUE:Q1) [“a pizza the size of a cartwheel”](CONTENT:Q1).",
        "[Moss](SOURCE:Q1) [announced a plan](CUE:Q1) [to sell the old hall](CONTENT:Q1).",
        "[The two sides](SOURCE:Q1) [agreed](CUE:Q1) [to reopen the dock](CONTENT:Q1).",
        "It was [confirmed](CUE:Q1) by [the coroner](SOURCE:Q1) [that she drowned](CONTENT:Q1).",
        "[Ole Vik](SOURCE:Q1) [wrote](CUE:Q1) [the bill was dead](CONTENT:Q1).",
        "[Ole Vik](SOURCE:Q1) [supports](CUE:Q1) [the levy](CONTENT:Q1).",
        "[Police](SOURCE:Q1) [charged](CUE:Q1) [ANGLO-NORTHERN SHIPPING AND STORAGE OF HARLOW hid debts](CONTENT:Q1).",
    ],
)
def test_somebody_reports(sentence: str) -> None:
    assert not is_other_sense(*attribution(sentence))
