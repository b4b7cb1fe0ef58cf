"""Expressions drawn from the grammar at random, right in their types, and what small mistakes make of them."""

import random
import re

from .language import (
    AGGREGATIONS,
    AGGREGATIONS_OF_A_NUMBER,
    ARITHMETIC,
    COMPARISONS,
    FUNCTIONS,
    KEYWORDS,
    MATCHES,
    MATRIX,
    OPERATORS,
    SCALAR,
    SETS,
    STRING,
    TYPES,
    VECTOR,
)

METRICS = (
    "up",
    "http_requests_total",
    "node_cpu_seconds_total",
    "job:errors:rate5m",
    "go_goroutines",
    "a",
    "request_duration_seconds_bucket",
    "sum_total",
)
LABELS = ("job", "instance", "le", "tenant", "namespace", "code", "by", "on", "offset", "mode")
VALUES = ("x", "5..", ".*api.*", "a|b", "", "200", "é", "\\\\d+", "/metrics", "a b")
DURATIONS = ("5m", "1h", "30s", "1h30m", "1d", "2w", "100ms", "1y")
NUMBERS = ("0", "1", "0.95", "1e3", "14.4", "100", "Inf", "NaN", "0x10", "5m", "1_000")


class Grammar:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def expression(self, type: str | None = None, depth: int = 3) -> str:
        if type is None:
            type = self._pick((VECTOR, VECTOR, VECTOR, VECTOR, VECTOR, SCALAR, MATRIX, STRING))
        return {VECTOR: self._vector, MATRIX: self._matrix, SCALAR: self._scalar, STRING: self._string}[type](depth)

    def _pick(self, of):
        return of[int(self.random.random() * len(of))]

    def _may(self, chance: float) -> bool:
        return self.random.random() < chance

    def _some(self, of, most: int = 3) -> list[str]:
        return self.random.sample(of, int(self.random.random() * (most + 1)))

    def _vector(self, depth: int) -> str:
        if depth <= 0:
            return self._selector() + self._modifiers()
        kinds = (
            self._call,
            self._call,
            self._call,
            self._aggregation,
            self._aggregation,
            self._binary,
            self._binary,
            self._binary,
            self._wrapped,
            self._plain,
        )
        return self._pick(kinds)(depth)

    def _plain(self, depth: int) -> str:
        return self._selector() + self._modifiers()

    def _wrapped(self, depth: int) -> str:
        inner = self._vector(depth - 1)
        return f"({inner})" if self._may(0.6) else f"-{inner}" if self._may(0.7) else f"+({inner})"

    def _matcher(self) -> str:
        label = '"a.b"' if self._may(0.05) else self._pick(LABELS)
        quote = self._pick(('"', '"', '"', "'"))
        return f"{label}{self._pick(MATCHES)}{quote}{self._pick(VALUES)}{quote}"

    def _selector(self) -> str:
        matchers = [self._matcher() for _ in range(int(self.random.random() * 3))]
        if self._may(0.04):
            return "{" + ", ".join(['"' + self._pick(("http.requests", "é", "up")) + '"', *matchers]) + "}"
        if matchers and self._may(0.08):
            return "{" + ",".join([*matchers, 'job="x"']) + "}"
        return self._pick(METRICS) + ("{" + self._pick((",", ", ")).join(matchers) + "}" if matchers else "")

    def _modifiers(self) -> str:
        text = ""
        if self._may(0.12):
            text += " offset " + self._pick(("", "", "-")) + self._pick(DURATIONS)
        if self._may(0.08):
            at = " @ " + self._pick(("start()", "end()", "1609746000", "1609746000.5", "-1", "1e9"))
            text = at + text if self._may(0.5) else text + at
        return text

    def _matrix(self, depth: int) -> str:
        if depth <= 1 or self._may(0.75):
            text = f"{self._selector()}[{self._pick(DURATIONS)}]"
        else:
            step = self._pick(("", "", *DURATIONS))
            inner = self._vector(depth - 1)
            text = f"({inner})[{self._pick(DURATIONS)}:{step}]"
        return text + self._modifiers()

    def _scalar(self, depth: int) -> str:
        if depth <= 0 or self._may(0.6):
            return self._pick(NUMBERS)
        if self._may(0.4):
            operator = self._pick(ARITHMETIC + COMPARISONS)
            flag = " bool" if operator in COMPARISONS else ""
            return f"{self._scalar(depth - 1)} {operator}{flag} {self._scalar(depth - 1)}"
        return self._pick(
            (
                "time()",
                "pi()",
                f"scalar({self._vector(depth - 1)})",
                f"-{self._scalar(depth - 1)}",
                f"({self._scalar(depth - 1)})",
            )
        )

    def _string(self, depth: int) -> str:
        return self._pick(('"a"', "'b'", "`c`", '"a.b"', '""', '"$1"', '"\\n"', '"(.*)"', '"le"'))

    def _call(self, depth: int) -> str:
        function = self._pick([function for function in FUNCTIONS if function.result == VECTOR])
        counts = function.counts()
        types = function.types(self._pick(counts))
        return f"{function.name}({', '.join(self.expression(type, depth - 1) for type in types)})"

    def _grouping(self) -> str:
        return f"{self._pick(('by', 'without'))} ({', '.join(self._some(LABELS))})"

    def _aggregation(self, depth: int) -> str:
        kind = self.random.random()
        if kind < 0.75:
            name, parameter = self._pick(AGGREGATIONS), ""
        elif kind < 0.93:
            name, parameter = self._pick(AGGREGATIONS_OF_A_NUMBER), self._scalar(1) + ", "
        else:
            name, parameter = "count_values", '"v", '
        body = f"({parameter}{self._vector(depth - 1)})"
        place = self.random.random()
        return (
            f"{name}{body}"
            if place < 0.3
            else f"{name} {self._grouping()} {body}"
            if place < 0.8
            else f"{name}{body} {self._grouping()}"
        )

    def _binary(self, depth: int) -> str:
        operator = self._pick(OPERATORS)
        left, right = self._vector(depth - 1), self._vector(depth - 1)
        if operator not in SETS and self._may(0.35):
            left, right = (left, self._scalar(1)) if self._may(0.8) else (self._scalar(1), right)
            matching = ""
        else:
            matching = self._matching(operator) if self._may(0.45) else ""
        flag = " bool" if operator in COMPARISONS and self._may(0.3) else ""
        return f"{left} {operator}{flag}{matching} {right}"

    def _matching(self, operator: str) -> str:
        text = f" {self._pick(('on', 'ignoring'))} ({', '.join(self._some(LABELS[:6]))})"
        if operator not in SETS and self._may(0.4):
            side = self._pick(("group_left", "group_right"))
            text += f" {side} ({', '.join(self._some(LABELS[6:], 2))})" if self._may(0.7) else f" {side}"
        return text


TOKEN = re.compile(
    r"""\s+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`"""
    r"|[A-Za-z_:][A-Za-z0-9_:]*|[0-9.][A-Za-z0-9_.]*|==|!=|<=|>=|=~|!~|.",
    re.DOTALL,
)


class Mistakes:
    """One or two mistakes, as hands make them: a token dropped, doubled, swapped or changed, the rest cut off."""

    OTHER_TOKENS = (
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "@",
        "offset",
        "by",
        "on",
        "bool",
        "group_left",
        "5m",
        "1",
        '"s"',
        "a",
        *OPERATORS,
        *MATCHES,
    )

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.random = grammar.random

    def _index(self, count: int) -> int:
        return int(self.random.random() * count)

    def made_in(self, text: str) -> str:
        for _ in range(1 + (self.random.random() < 0.25)):
            text = self._one(text)
        return text

    def _one(self, text: str) -> str:
        tokens = TOKEN.findall(text)
        places = [place for place, token in enumerate(tokens) if not token.isspace()]
        if not places:
            return text
        place = places[self._index(len(places))]
        kind = self._index(9)
        if kind == 0:
            del tokens[place]
        elif kind == 1:
            tokens.insert(place, tokens[place] + " ")
        elif kind == 2:
            other = places[self._index(len(places))]
            tokens[place], tokens[other] = tokens[other], tokens[place]
        elif kind == 3:
            tokens[place] = self.OTHER_TOKENS[self._index(len(self.OTHER_TOKENS))]
        elif kind == 4:
            tokens.insert(place, " " + self.OTHER_TOKENS[self._index(len(self.OTHER_TOKENS))] + " ")
        elif kind == 5:
            return text[: self._index(len(text) + 1)]
        elif kind == 6:
            at = self._index(len(text) + 1)
            return text[:at] + "\"'`\\#é$!&|~?;.0 "[self._index(16)] + text[at:]
        elif kind == 7:
            # A whole operand of another type.
            names = [at for at in places if re.match(r"[A-Za-z0-9\"']", tokens[at])]
            if names:
                tokens[names[self._index(len(names))]] = self.grammar.expression(
                    TYPES[self._index(len(TYPES))], depth=1
                )
        else:
            words = [at for at in places if tokens[at].isidentifier()]
            if words:
                tokens[words[self._index(len(words))]] = KEYWORDS[self._index(len(KEYWORDS))]
        return "".join(tokens)
