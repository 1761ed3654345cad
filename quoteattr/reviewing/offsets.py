"""Offsets as JavaScript counts them: in UTF-16 units, of which an emoji has two."""

from itertools import accumulate

from quoteattr.corpora.gold import Spans


class Units:
    """Offsets of one text, from characters to UTF-16 units and back."""

    def __init__(self, text: str) -> None:
        self._units = [0, *accumulate(2 if ord(character) > 0xFFFF else 1 for character in text)]
        self._characters = {unit: place for place, unit in enumerate(self._units)}

    def out(self, spans: Spans) -> list[list[int]]:
        """Spans in characters as spans in units. Raises IndexError outside the text."""
        return [[self._units[start], self._units[end]] for start, end in spans]

    def back(self, spans: Spans) -> Spans:
        """Spans in units as spans in characters, in the order of the text. Raises ValueError where none fits."""
        try:
            return tuple(sorted((self._characters[start], self._characters[end]) for start, end in spans))
        except KeyError as error:
            raise ValueError(f"{error} lies outside the text or within a character") from None
