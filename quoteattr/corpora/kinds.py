"""Direct, mixed or indirect (Pareti et al. 2013), as the scorer counts them: by letters between double marks."""

from collections.abc import Sequence

from quoteattr.types import Kind


def inside_marks(text: str) -> list[bool]:
    """Which characters stand inside double quotation marks.

    Marks are paired within a paragraph: an opening one counts until a closing one or the line's end.
    """
    quoted, inside = [], False
    for character in text:
        is_mark = character in '"“«”»\n'
        quoted.append(inside and not is_mark)
        if is_mark:
            inside = not inside if character == '"' else character in "“«"
    return quoted


def kind_of(text: str, content: Sequence[tuple[int, int]], quoted: Sequence[bool]) -> Kind:
    """Direct from 90 % of the letters and digits inside marks on, mixed from the first one on.

    quoted: `inside_marks` of the text.
    """
    inside = [quoted[i] for start, end in content for i in range(start, min(end, len(text))) if text[i].isalnum()]
    share = sum(inside) / len(inside) if inside else 0.0
    return "direct" if share >= 0.9 else "mixed" if share > 0 else "indirect"
