"""What two do to each other gives each a noun: "the landlord", "the tenant". All people and firms are invented."""

import pytest
from components.test_speakers import names, read

LEE, KIM, DOW = ("Ann Lee", "PERSON"), ("Bo Kim", "PERSON"), ("Ed Dow", "PERSON")
VALE, ALDER = ("Vale Foods", "ORG"), ("Alder Power", "ORG")


def who_is(source: str, before: str) -> str | None:
    """Whom the source means behind the sentences before it."""
    text = f"{before} [{source}](S:a) [said](C:a) [it was late](Q:a)."
    return names(read(text, (LEE, KIM, DOW, VALE, ALDER)))["a"]


@pytest.mark.parametrize(
    ("before", "lee", "kim"),
    [
        ("Ann Lee sued Bo Kim in May.", "The claimant", "The defendant"),
        ("Ann Lee had sued Bo Kim in May.", "The claimant", "The defendant"),
        ("Bo Kim was being sued by Ann Lee.", "The claimant", "The defendant"),
        ("Ann Lee took Bo Kim to court.", "The claimant", "The defendant"),
        ("Ann Lee accused Bo Kim of theft.", "The accuser", "The accused"),
        ("Ann Lee rents a flat from Bo Kim.", "The tenant", "The landlord"),
        ("Ann Lee, 44, has rented a flat by the sea from Bo Kim.", "The tenant", "The landlord"),
        ("Ann Lee was treated by the surgeon's brother Bo Kim.", "The patient", "The doctor"),
        ("Ann Lee was stabbed by Bo Kim in May.", "The victim", "The attacker"),
        ("Bo Kim taught Ann Lee.", "The pupil", "The teacher"),
        ("Ann Lee lost to Bo Kim.", "The loser", "The winner"),
        ("Ann Lee hired Bo Kim in May.", "The employer", "The employee"),
        ("Bo Kim defended Ann Lee in court.", "The client", "The barrister"),
        ("Ann Lee owes 300 crowns to Bo Kim.", "The debtor", "The creditor"),
        ("Ann Lee, represented by Bo Kim, denied it.", "The client", "The lawyer"),
        ("Bo Kim appeared for Ann Lee, who denies it.", "The client", "His lawyer"),
        ("Ann Lee, 44, taught by Bo Kim at home, sang.", "The pupil", "The teacher"),
        ("Ann Lee gave a kidney to Bo Kim.", "The donor", "The recipient"),
        ("Ann Lee was a guest of Bo Kim on Radio Dunmere.", "The guest", "The presenter"),
        ("Ann Lee scored twice past Bo Kim.", "The striker", "The goalkeeper"),
        ("Bo Kim sacked Ann Lee in May.", "The former employee", "The employer"),
        ("Bo Kim taught Ann Lee at home.", "His former pupil", "Her old teacher"),
    ],
)
def test_one_of_two_by_what_they_do(before, lee, kim):
    assert (who_is(lee, before), who_is(kim, before)) == ("Ann Lee", "Bo Kim")


@pytest.mark.parametrize(
    ("before", "source", "who"),
    [
        ("Alder Power wants to buy Vale Foods.", "The suitor", "Alder Power"),
        ("Alder Power wants to buy Vale Foods.", "The target", "Vale Foods"),
        ("Alder Power lent 3m crowns to Vale Foods.", "The borrower", "Vale Foods"),
        ("Vale Foods was owned by Alder Power until May.", "The subsidiary", "Vale Foods"),
    ],
)
def test_one_of_two_firms(before, source, who):
    assert who_is(source, before) == who


@pytest.mark.parametrize(
    ("before", "source"),
    [
        # the verb means something else
        ("Bo Kim treated Ann Lee to lunch.", "The doctor"),
        ("Ann Lee attacked Bo Kim over taxes.", "The victim"),
        ("Ann Lee defended Bo Kim against his critics.", "The lawyer"),
        ("Ann Lee dismissed Bo Kim as a clown.", "The employer"),
        ("Ann Lee captured Bo Kim on film.", "The captor"),
        ("Ann Lee challenged Bo Kim to publish it.", "The challenger"),
        # it is not done to that one
        ("Ann Lee killed Bo Kim's dog.", "The victim"),
        ("Ann Lee represents Bo Kim's district.", "The lawyer"),
        ("Ann Lee treated the son of Bo Kim.", "The patient"),
        ("Ann Lee sold a boat to the firm of Bo Kim.", "The buyer"),
        ("Ann Lee gave an interview to Bo Kim.", "The donor"),
        ("Ann Lee saw Bo Kim on Monday.", "The witness"),
        # another one is meant
        ("Mr Lee taught Bo Kim.", "His teacher"),
        ("Ann Lee visited Bo Kim.", "The other visitor"),
        ("Ann Lee rents a flat from Bo Kim.", "The owner of the kiosk"),
        ("Bo Kim treated Ann Lee.", "The doctor at the scene"),
        ("Bo Kim stabbed Ann Lee.", "The victim's lawyer"),
        ("Ann Lee sued Bo Kim. Ann Lee sued Ed Dow.", "The defendant"),
    ],
)
def test_another_is_not_meant(before, source):
    assert who_is(source, before) == source
