"""Whose words those are that name no source: the last speaker, the one who was asked, a part in a conversation, the
writer, or nobody.
"""
