"""What the rules of any language mean, in terms of the calendar."""
