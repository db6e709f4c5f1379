"""Whose a claim is: the parties and people of a text, its subjects, speakers and pronouns."""
