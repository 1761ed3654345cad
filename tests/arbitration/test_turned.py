"""Reports that the network read the wrong way round."""

import pytest
from handmade import find, page_of

from quoteattr.annotations import Attribution
from quoteattr.arbitration.turned import turned
