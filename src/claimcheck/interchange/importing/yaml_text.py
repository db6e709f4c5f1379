"""YAML as plain data: every scalar as its words, each table with its line."""

from collections.abc import Iterator
from typing import Any, Final

from claimcheck.interchange.importing.source_text import (
    MOST_LEVELS,
    SourceFault,
    depth_of,
    refuse_surrogates,
    twice,
)

MOST_NODES: Final = 5_000_000
"""Values that a YAML text may come to when its aliases are written out."""


class Table(dict[str, Any]):
    """A table of a YAML text, which knows where it begins."""

    line: int
    """Counted from 1."""


def read_yaml(text: str) -> Any:
    """Return the values of a YAML text, each scalar as its words; SourceFault otherwise.

    What a value is, is for a mapping to say: `NO`, `010` and `1e3` are words, and only `null`, `~`
    and nothing are none. Merge keys and keys that stand twice are refused, and so are aliases that
    come to too much.
    """
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        def flatten_mapping(self, node: Any) -> None:
            keys = [one.value for one, _ in node.value if isinstance(one.value, str)]
            if "<<" in keys:
                raise SourceFault(f"its merge key << {_at(node)} is not read")
            if len(set(keys)) < len(keys):
                raise SourceFault(f"the key “{twice(keys)[:60]}” {_at(node)} is there twice")

        def construct_yaml_map(self, node: Any) -> Iterator[Table]:
            table = Table()
            table.line = node.start_mark.line + 1
            yield table
            table.update(self.construct_mapping(node))

    Loader.add_constructor("tag:yaml.org,2002:map", Loader.construct_yaml_map)
    for tag in ("bool", "int", "float", "timestamp", "binary"):  # where they are written out
        Loader.add_constructor(f"tag:yaml.org,2002:{tag}", base.construct_scalar)
    Loader.yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in resolvers if tag.endswith((":null", ":merge"))]
        for first, resolvers in base.yaml_implicit_resolvers.items()
    }
    try:
        _refuse_depth(text, base)
        data = yaml.load(text, Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1:,}, column {mark.column + 1:,}" if mark else ""
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        if mark and "maximum nesting depth" in problem:  # of newer parsers, which look ahead
            raise _too_deep(mark) from None
        raise SourceFault(f"it is not valid YAML: {problem}{where}") from None
    except RecursionError:
        raise SourceFault("it is nested too deeply") from None
    _refuse_bomb(data)
    refuse_surrogates(data, text)
    return data


def _refuse_depth(text: str, loader: Any) -> None:
    """Refuse deep YAML by its events: what composes them recurses in C, and would crash."""
    from yaml import CollectionEndEvent, CollectionStartEvent, parse

    depth = 0
    for event in parse(text, loader):
        if isinstance(event, CollectionStartEvent):
            depth += 1
            if depth > MOST_LEVELS:
                raise _too_deep(event.start_mark)
        elif isinstance(event, CollectionEndEvent):
            depth -= 1


def _refuse_bomb(data: Any) -> None:
    """Refuse aliases that come to too many values, or that lead back to themselves."""
    sizes: dict[int, int] = {}
    open_: set[int] = set()
    stack: list[tuple[Any, bool]] = [(data, False)]
    while stack:
        node, is_left = stack.pop()
        if id(node) in sizes or not isinstance(node, dict | list):
            continue
        items = list(node.values() if isinstance(node, dict) else node)
        if is_left:
            open_.discard(id(node))
            sizes[id(node)] = size = 1 + sum(sizes.get(id(item), 1) for item in items)
            if size > MOST_NODES:
                raise SourceFault(
                    f"its aliases come to more than {MOST_NODES:,} values", "write them out"
                )
            continue
        if id(node) in open_:
            raise SourceFault("one of its aliases leads back to itself")
        open_.add(id(node))
        stack.append((node, True))
        stack += [(item, False) for item in items]
        if len(open_) > MOST_LEVELS + len(stack):
            raise SourceFault("it is nested too deeply")
    if depth_of(data) > MOST_LEVELS:
        raise SourceFault("it is nested too deeply", f"{MOST_LEVELS} levels are read")


def _too_deep(mark: Any) -> SourceFault:
    return SourceFault(
        f"it is nested too deeply in line {mark.line + 1:,}", f"{MOST_LEVELS} levels are read"
    )


def _at(node: Any) -> str:
    return f"in line {node.start_mark.line + 1:,}"
