"""The forms: what is asked, what becomes of the words, and what is shown before it is written."""
