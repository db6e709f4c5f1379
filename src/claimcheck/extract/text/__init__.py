"""What is read: sentences, the language and the day of a text, and what is none of its own."""
