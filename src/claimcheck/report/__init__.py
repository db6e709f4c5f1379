"""Drawing for people: renderers of what the domain worked out. They decide nothing."""
