"""One module a command; each holds a function `command`, imported only when it runs."""
