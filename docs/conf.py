"""Sphinx: ``python -m sphinx -W --keep-going -b html docs docs/_build/html``."""

import quoteattr

project = "quoteattr"
author = "the quoteattr developers"
version = release = quoteattr.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.viewcode",
]
html_theme = "furo"
html_title = f"quoteattr {release}"
html_static_path = ["_static"]
html_css_files = ["docs.css"]
exclude_patterns = ["_build"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "off"  # CI runs the notebooks, and tests run every code block
suppress_warnings = ["mystnb.mime_priority"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
autodoc_class_signature = "separated"
