"""The labels that the parser's network gives to pieces, and which may follow which."""

import numpy as np
from numpy.typing import NDArray

ROLES = ("content", "cue", "source")
TAGS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
ENTITY_TYPES = ("PERSON", "ORG", "GPE", "NORP", "LOC")
ENTITY_TAGS = ("O", *(f"{prefix}-{kind}" for kind in ENTITY_TYPES for prefix in "BI"))
#: Who points at whom: a content at its cue, its source and the attribution's piece before it, a cue at its source.
LINKS = ("content-cue", "content-source", "content-previous", "cue-source")
CONTENT_CUE, CONTENT_SOURCE, CONTENT_PREVIOUS, CUE_SOURCE = range(len(LINKS))
#: The role, by its index in ROLES, that each link leads to.
LINK_TARGETS = (1, 2, 0, 2)


def begin(role: int) -> int:
    """The tag that begins the `role`-th role or type."""
    return 1 + 2 * role


def inside(role: int) -> int:
    return 2 + 2 * role


def allowed(n_roles: int) -> NDArray[np.bool_]:
    """allowed[a, b]: tag b may follow tag a. An inside tag only goes on with its own role (BIO)."""
    size = 1 + 2 * n_roles
    table = np.ones((size, size), bool)
    for role in range(n_roles):
        table[:, inside(role)] = False
        table[[begin(role), inside(role)], inside(role)] = True
    return table


def starts(n_roles: int) -> NDArray[np.bool_]:
    """The tags that a text may begin with."""
    return np.array([True] + [tag % 2 == 1 for tag in range(1, 1 + 2 * n_roles)])
