"""Whether sources name whoever their words introduce, as a Markdown table: constructions by invented names.

    python benchmarks/names.py --model en_quoteattr_sm --misses

Every construction is filled with every name and read by itself. A name is right where every attribution that is found
has it as its speaker's; of organisations the speaker's type must be ORG, too. People and firms are invented; some names
are words, some are of languages that entity labels seldom know.
"""

import argparse
from collections.abc import Callable, Iterator

import quoteattr
from quoteattr import Quote

PEOPLE = (
    "Corvin Ashgrove", "Hesper Lindgrove", "Solenne Tissier-Nwosu", "Lionel Abarrow", "K. Thangam-Rajan",
    "Derwin Vancel", "Ngozika Okwuo", "Bashir al-Hakimi-Rey", "Zsófia Kővárdi", "Siobhán Ní Dhuibhne-Roe",
    "Xiang Lirou", "Park Do-yeolk", "Nguyen Thi Hoalan", "Tāmati Paratane", "Oluwase Adebay-Cole", "Jan van der Bergen",
    "Maria dos Santelos", "Luca De Rossari", "Ioana Popesculea", "Vjeran Škurićan", "Thandiwe Mabuzane",
    "P. K. Subbiahn", "R. Maheswarin", "J. T. Hollisham", "Mary-Jane O'Rourken", "Sigríður Jónsdal", "Dmytro Hrytsen",
    "Aigul Bekovar", "Leilani Haddow", "Giovanni Battista Morettin", "Anne-Sophie Lefèvrin", "Emeka Odilim",
    "Priya Raghunath-Bell",
    "Fatima Zahra Benalid", "Torvald Ekstrand-Ås", "Chidi Ezenwa Jr", "Ricardo Mendozar III", "D'Arcy Blythewood",
    "Faizal bin Osmanu", "Nur Aisyah binti Rahimah", "Rosalba Lemon", "Edda Church", "Greta Parkhouse", "Will Quorn",
    "Mark Dayling", "Hope Riverton", "Torben Banks", "April Quillfeather",
)  # fmt: skip
BODIES = (
    "Delacroyne", "Rural Voices Now", "Tamarisk Quay Press", "Vale Holdings", "Lumenwelt", "Norvikke", "Harwick United",
    "Kollektiv Nordlys", "Aerovía Pamperana", "Banco Terrazuelo", "Pindarra Lithium", "Zephyrine Air", "Oxlade Valves",
    "Crane & Holtby", "Halvgarden", "NORSAMA", "BrightPathway", "Quarrel Holdings", "Blackrand Minerals", "Elm & Sons",
    "Ashcombe Foods", "Solvane SA", "Merrowby plc", "Tideliner",
)  # fmt: skip
OF_PEOPLE = (
    "{} said the road was closed.", "According to {}, the road was closed.", "“The road is closed,” said {}, 43.",
    "{}, a beekeeper, said the road was closed.", "Dunstan's brother, {}, said the road was closed.",
    "Its author, one {}, wrote that the road was closed.", "One of them, 96-year-old {}, said the road was closed.",
    "The vicar, the Rev {}, said the road was closed.", "Chair of governors {} said the road was closed.",
    "Leader of the Opposition {} said the road was closed.", "The man who found it, {}, said the road was closed.",
    "Her solicitor, {} of Crane & Holtby, said the road was closed.", "Local resident {} said the road was closed.",
    "The director of the Harwick Roads Trust, {}, said the road was closed.",
    "Harwick Roads Trust director {} said the road was closed.", "Father-of-three {} said the road was closed.",
    "Counsel for the defence, {}, said the road was closed.", "The agency's {} said the road was closed.",
    "“The road is closed,” said Cllr {} (Ind, Harwick East).", "Farmer and firefighter {} said the road was closed.",
)  # fmt: skip
TAKEN_UP = (
    "A photograph shows {} on the bridge. “It was closed,” he recalls.",
    "The house in Dunmere was built by {}. He said the road was closed.", "The winner was {}. “I am tired,” she said.",
    "Now {}, Port Ansel's first woman pilot, is to have a statue. “I never wanted one,” she said.",
    "{} was waiting at the gate of Harwick Prison. “I was cold,” he said.",
    "When {} moved to Osmark, the road was closed. She says it was open again by May.",
    "{} fled Lorvan with two suitcases. The cello is in a museum in Trista. “I visit it on Mondays,” he said.",
    "At the Harwick Arms on Tuesday, {} was in no mood for jokes. “The road is closed,” he said.",
    "{} has run the shop on Quay Street since May. She says the road is closed.",
    "{} of Oxlade Valves was not worried. The firm had sold 40 pumps to Halvgarden, she said.",
    "On the wall hangs a portrait of {}. She once said that the road was closed.",
    "It was {} who closed the road. “I had no choice,” he said.",
)  # fmt: skip
SHORTENED = (
    "{} closed the road. “It had to be done,” {surname} said.",
    "{} lives by the road. The council closed it in May.\n\nAccording to {surname}, it will reopen.",
    "{} lives by the road. The council closed it in May.\n\nMs {surname} hopes that it will reopen.",
)
OF_BODIES = (
    "{} said in a statement that the road was closed.", "{}, which runs the line, said the road was closed.",
    "Belgian chocolate maker {} said profit had fallen.", "The lobby group {} said the road was closed.",
    "The charity {} said the road was closed.", "The engineering firm {}, based in Harwick, said it would close.",
    "Its insurer, {}, said the road was closed.", "The airport's operator, {}, said the road was closed.",
    "Campaign group {} accused the council of closing the road.", "Shares in {} fell. The company said it would close.",
    "{} cut its outlook. The company said the road was closed.", "Trade union {} said the road was closed.",
)  # fmt: skip

Right = Callable[[Quote, str], bool]


def is_person(quote: Quote, name: str) -> bool:
    """Whether the speaker is the one named; titles before the name count neither way."""
    return quote.speaker is not None and quote.speaker.name.rstrip(".").endswith(name)


def is_body(quote: Quote, name: str) -> bool:
    """Whether the speaker is the organisation, and of that type."""
    return quote.speaker is not None and (quote.speaker.name, quote.speaker.type) == (name, "ORG")


def surname_of(name: str) -> str:
    """The last word of the name that is no suffix."""
    return [word for word in name.split() if word not in ("Jr", "III")][-1]


def rows(model: str) -> Iterator[tuple[str, list[str], int]]:
    """Each construction, the names that it gives wrongly, and of how many."""
    nlp = quoteattr.load(model)
    grids: tuple[tuple[tuple[str, ...], tuple[str, ...], Right], ...] = (
        (OF_PEOPLE + TAKEN_UP + SHORTENED, PEOPLE, is_person),
        (OF_BODIES, BODIES, is_body),
    )
    for constructions, names, right in grids:
        for construction in constructions:
            texts = [construction.format(name, surname=surname_of(name)) for name in names]
            read = [quoteattr.extract(text, nlp) for text in texts]
            wrong = [
                name
                for name, quotes in zip(names, read, strict=True)
                if not quotes or not all(right(quote, name) for quote in quotes)
            ]
            yield construction, wrong, len(names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="en_quoteattr_sm")
    parser.add_argument("--misses", action="store_true", help="show the names that come out wrong")
    options = parser.parse_args()
    total = missed = 0
    print("| construction | wrong | of |\n|--|--:|--:|")
    for construction, wrong, count in rows(options.model):
        shown = f" ({', '.join(wrong)})" if options.misses and wrong else ""
        line = construction.replace("\n\n", " ")
        print(f"| {line} | {len(wrong)}{shown} | {count} |")
        total, missed = total + count, missed + len(wrong)
    print(f"\n{missed} of {total} wrong")


if __name__ == "__main__":
    main()
