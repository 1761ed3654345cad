"""``python -m quoteattr`` is the command line."""

from quoteattr.cli import main

main()
