"""The machine: git, child processes, the browser. Only what does I/O may ask it."""
