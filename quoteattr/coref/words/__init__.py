"""What words are, before anybody is named: tables, titles, offices and their complements, and where a text has its
paragraphs and quotations.
"""
