"""What claims something: the words that look ahead, their clauses, denials and weight."""
