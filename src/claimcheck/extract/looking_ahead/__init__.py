"""What claims something: the words that look ahead, their clauses, times, denials and weight."""
