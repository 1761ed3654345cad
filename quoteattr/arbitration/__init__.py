"""Which attributions hold where the network and the patterns both propose some.

Each candidate gets the odds of being right, from what it is, how sure its maker was, and what the other side has in
its place (`odds`); the likelier one of two that claim the same words stays (`settling`).
"""

from quoteattr.arbitration.odds import ODDS, Candidate, Odds
from quoteattr.arbitration.partners import Partner, partners, shared
from quoteattr.arbitration.proposals import candidates
from quoteattr.arbitration.settling import arbitrate

__all__ = ["ODDS", "Candidate", "Odds", "Partner", "arbitrate", "candidates", "partners", "shared"]
