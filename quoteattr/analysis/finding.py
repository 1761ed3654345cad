"""What an analysis found: its numbers and how they are drawn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from quoteattr.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

#: Okabe & Ito (2008): colours that colour-blind readers tell apart; hatches and markers say the same without colour.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#F0E442", "#4D4D4D")
HATCHES = ("", "///", "...", "xxx", "\\\\\\", "ooo", "+++", "---")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")


@dataclass(frozen=True, slots=True)
class Finding:
    """data: the numbers, one row an item. title: in words. `plot` draws them."""

    data: "pd.DataFrame"
    title: str
    draw: "Callable[[pd.DataFrame, Axes], None]" = field(repr=False)

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw it, on axes of your own or on a new figure, and return the axes (`.figure.savefig(path)`).

        Raises MissingExtraError without matplotlib.
        """
        ax = ax if ax is not None else new_axes()
        if self.data.empty:
            ax.text(0.5, 0.5, "no quotations", ha="center", va="center", transform=ax.transAxes)
        else:
            self.draw(self.data, ax)
        ax.set_title(self.title, loc="left")
        return ax

    def _repr_html_(self) -> str:
        return str(self.data.to_html(index=False, max_rows=20, float_format=lambda value: f"{value:.3f}"))


def new_axes(width: float = 7.0, height: float = 4.2) -> Any:
    """Axes of a new figure; width and height in inches. Raises MissingExtraError without matplotlib."""
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        raise MissingExtraError("Figures need matplotlib: pip install 'quoteattr[plot]'") from None
    _, ax = plt.subplots(figsize=(width, height), layout="constrained")
    return ax


def tidy(ax: Any, label: str = "", percent: str = "") -> None:
    """Take the frame away but for the axes that are read. percent: "x" or "y" for an axis of shares."""
    ax.spines[["top", "right"]].set_visible(False)
    if percent:
        from matplotlib.ticker import PercentFormatter

        axis = ax.xaxis if percent == "x" else ax.yaxis
        axis.set_major_formatter(PercentFormatter(1.0, decimals=0))
        axis.set_label_text(label)
    elif label:
        ax.set_xlabel(label)


def shorten(name: object, most: int = 32) -> str:
    words = str(name)
    return words if len(words) <= most else words[: most - 1] + "…"
