"""Where claims stand on a day, derived from the model and never stored."""
