"""What is English in deadlines, as tables: a second language is a second folder."""
