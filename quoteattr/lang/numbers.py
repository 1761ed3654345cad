"""Numbers in words, as an expression: "three", "twenty-one"."""

from quoteattr.lang import one_of, table

#: Without "a" and "an", which count only time.
NUMBER = one_of(form for kind, form, _ in table("en", "time_words") if kind == "number" and form not in ("a", "an"))
