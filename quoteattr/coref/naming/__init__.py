"""What in an article is a name, and whose: a person's, an organisation's or a place's, whatever labels say."""
