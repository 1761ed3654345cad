"""People and organisations that news quotes most: names, spellings, dated roles, Wikidata ids; and users' own tables.

Facts only. A match adds the usual spelling and an id and settles he or she; it never beats what the article says.
"""

from quoteattr.registry.table import DatedRole, Entry, Registry, packaged, read_table, rows_of

__all__ = ["DatedRole", "Entry", "Registry", "packaged", "read_table", "rows_of"]
