"""A tree that Prometheus read, written as PromQL that can be read in one way only.

Each operation is in parentheses, values are without escapes where there is a plain form, durations are milliseconds.
"""

import json
import re

# Milliseconds of the least whole number of nanoseconds: where a duration was no number.
NO_DURATION = -(2**63) // 10**6 + 1
PLAIN_LABEL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def written(node: dict) -> str:
    """Raises ValueError when the tree holds what no text says."""
    return _WRITERS[node["type"]](node)


def _string(value: str) -> str:
    # Prometheus refuses the character itself, which stands for broken UTF-8.
    return json.dumps(value, ensure_ascii=False).replace("\ufffd", "\\ufffd")


def _label(name: str) -> str:
    return name if PLAIN_LABEL.fullmatch(name) else _string(name)


def _labels(names: list[str]) -> str:
    return "(" + ", ".join(map(_label, names)) + ")"


def _number(node: dict) -> str:
    # A sign before infinity would bind less tightly than `^`.
    value = node["val"].removeprefix("+")
    return f"({value})" if value.startswith("-") else value


def _selector(node: dict) -> str:
    matchers = [_label(matcher["name"]) + matcher["type"] + _string(matcher["value"]) for matcher in node["matchers"]]
    return "{" + ", ".join(matchers) + "}"


def _modifiers(node: dict) -> str:
    text = ""
    if node["timestamp"] is not None:
        seconds, rest = divmod(abs(node["timestamp"]), 1000)
        text += f" @ {'-' if node['timestamp'] < 0 else ''}{seconds}.{rest:03}"
    if node["startOrEnd"] is not None:
        text += f" @ {node['startOrEnd']}()"
    if node["offset"] == NO_DURATION:
        raise ValueError("an offset that is no duration")
    if node["offset"]:
        text += f" offset {node['offset']}ms"
    return text


def _subquery(node: dict) -> str:
    step = f"{node['step']}ms" if node["step"] else ""
    return f"({written(node['expr'])})[{node['range']}ms:{step}]" + _modifiers(node)


def _call(node: dict) -> str:
    return f"{node['func']['name']}({', '.join(written(argument) for argument in node['args'])})"


def _aggregation(node: dict) -> str:
    text = node["op"]
    if node["without"] or node["grouping"]:
        text += f" {'without' if node['without'] else 'by'} {_labels(node['grouping'])} "
    parameter = f"{written(node['param'])}, " if node["param"] else ""
    return f"{text}({parameter}{written(node['expr'])})"


def _binary(node: dict) -> str:
    text = node["op"] + (" bool" if node["bool"] else "")
    matching = node["matching"]
    if matching and (matching["on"] or matching["labels"] or matching["card"] in ("many-to-one", "one-to-many")):
        text += f" {'on' if matching['on'] else 'ignoring'} {_labels(matching['labels'])}"
        side = {"many-to-one": "group_left", "one-to-many": "group_right"}.get(matching["card"])
        if side:
            text += f" {side} {_labels(matching['include'])}"
    return f"({written(node['lhs'])} {text} {written(node['rhs'])})"


_WRITERS = {
    "aggregation": _aggregation,
    "binaryExpr": _binary,
    "call": _call,
    "matrixSelector": lambda node: f"{_selector(node)}[{node['range']}ms]" + _modifiers(node),
    "numberLiteral": _number,
    "parenExpr": lambda node: f"({written(node['expr'])})",
    "stringLiteral": lambda node: _string(node["val"]),
    "subquery": _subquery,
    "unaryExpr": lambda node: f"({node['op']}{written(node['expr'])})",
    "vectorSelector": lambda node: _selector(node) + _modifiers(node),
}
