"""Our quotations in other tools' forms, and theirs as ours. Each package is imported when its form is asked for.

`write` writes any of the forms by its name; the functions give them one by one.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

_LAZY = {
    "direct_quotations": "textacy",
    "from_citron": "citron",
    "from_tei": "tei_reading",
    "from_web_annotations": "linked_data",
    "to_atap": "atap",
    "to_brat": "brat",
    "to_citron": "citron",
    "to_prodigy": "prodigy",
    "to_schema_org": "linked_data",
    "to_tei": "tei",
    "to_web_annotations": "linked_data",
    "to_webanno": "webanno",
    "write": "writing",
}

__all__ = [
    "direct_quotations",
    "from_citron",
    "from_tei",
    "from_web_annotations",
    "to_atap",
    "to_brat",
    "to_citron",
    "to_prodigy",
    "to_schema_org",
    "to_tei",
    "to_web_annotations",
    "to_webanno",
    "write",
]

if TYPE_CHECKING:
    from quoteattr.interop.atap import to_atap
    from quoteattr.interop.brat import to_brat
    from quoteattr.interop.citron import from_citron, to_citron
    from quoteattr.interop.linked_data import from_web_annotations, to_schema_org, to_web_annotations
    from quoteattr.interop.prodigy import to_prodigy
    from quoteattr.interop.tei import to_tei
    from quoteattr.interop.tei_reading import from_tei
    from quoteattr.interop.textacy import direct_quotations
    from quoteattr.interop.webanno import to_webanno
    from quoteattr.interop.writing import write


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(f"quoteattr.interop.{_LAZY[name]}"), name)
    raise AttributeError(f"module 'quoteattr.interop' has no attribute {name!r}")
