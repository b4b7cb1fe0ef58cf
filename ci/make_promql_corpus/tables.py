"""Expressions that go through the language row by row: every operator, function, modifier and form of literal."""

from collections.abc import Iterator

from .language import (
    AGGREGATIONS,
    ALL_AGGREGATIONS,
    DURATIONS,
    FUNCTIONS,
    KEYWORDS,
    MATCHES,
    MATRIX,
    NUMBERS,
    OPERATORS,
    REGEXPS,
    SCALAR,
    SETS,
    STRING,
    STRINGS,
    TYPES,
    VECTOR,
    Function,
)

EXAMPLES = {
    VECTOR: ("a", 'up{job="x"}', "sum(b)"),
    MATRIX: ("a[5m]", "b[1h:1m]", '{job="x"}[5m]'),
    SCALAR: ("1", "time()", "-2.5"),
    STRING: ('"s"', "'t'", "`u`"),
}


def all_rows() -> Iterator[str]:
    for function in FUNCTIONS:
        yield from _calls(function)
    for rows in (
        _aggregations, _operators, _precedence, _matching, _literals, _durations, _regular_expressions, _selectors,
        _modifiers, _keywords, _names, _space, _subqueries, _parentheses,
    ):  # fmt: skip
        yield from rows()


def _calls(function: Function) -> Iterator[str]:
    name = function.name
    for count in range(len(function.arguments) + 3):
        types = function.types(count) or [VECTOR] * count
        yield f"{name}({', '.join(EXAMPLES[type][0] for type in types)})"
    counts = function.counts()
    usual = function.types(max(counts[0], len(function.arguments)))
    for place, right in enumerate(usual):
        for wrong in TYPES:
            if wrong != right:
                arguments = [EXAMPLES[type][place % 3] for type in usual]
                arguments[place] = EXAMPLES[wrong][place % 3]
                yield f"{name}({', '.join(arguments)})"
    arguments = ", ".join(EXAMPLES[type][1] for type in usual)
    yield f"{name} ( {arguments} )"
    yield f"{name}({arguments},)"
    yield f"{name}(,{arguments})"
    yield f"{name}({arguments}"
    yield f"{name.upper()}({arguments})"
    yield f"{name}({arguments})[5m:]"
    yield f"{name}({arguments}) offset 5m"
    yield f"{name}({arguments}) + {name}({arguments})"
    yield f"{name}({arguments}){{a='b'}}"
    yield name
    yield f"{name}[5m]"
    yield f'a{{{name}="x"}}'


def _aggregations() -> Iterator[str]:
    groupings = (
        "by (a)", "without (a)", "by ()", "without ()", "by (a, b)", "by (a,)", "by (,)", "by a", "by", "BY (a)",
        'by ("a")',
        'by ("a.b", c)', "by (sum, on)", "by (1)", "by (a b)", "by (a:b)", "on (a)", "by (a) by (b)", "by (__name__)",
        "by ('')",
    )  # fmt: skip
    for name in ALL_AGGREGATIONS:
        parameter = '"v", ' if name == "count_values" else "" if name in AGGREGATIONS else "0.5, "
        for grouping in groupings:
            yield f"{name} {grouping} ({parameter}x)"
            yield f"{name}({parameter}x) {grouping}"
        for arguments in (
            "", "x", "1", '"s"', "x[5m]", "1, x", "x, 1", '"s", x', "x, x", "x, x, x", "1, 1", "1, x[5m]", "1, 2, x",
            "-1, x",
            "scalar(a), x", '"a.b", x', '"", x', "'1a', x", "(1), x", "1 + 1, x", "1, sum(x)", "x,", "1, x,",
            "time(), x",
        ):  # fmt: skip
            yield f"{name}({arguments})"
        yield f"{name.upper()} BY (a) ({parameter}x)"
        yield f"{name}({parameter}x) by (a) offset 5m"
        yield f"{name}({parameter}x) by (a) [5m:]"
        yield f"{name} {parameter}x"


def _operators() -> Iterator[str]:
    for operator in OPERATORS:
        for left in TYPES:
            for right in TYPES:
                yield f"{EXAMPLES[left][0]} {operator} {EXAMPLES[right][0]}"
                if left in (VECTOR, SCALAR) and right in (VECTOR, SCALAR):
                    yield f"{EXAMPLES[left][1]} {operator} bool {EXAMPLES[right][1]}"
        for broken in (
            f"{operator} a", f"a {operator}", f"a {operator} {operator} b", f"a {operator} - b", f"a {operator} + b",
            f"a{operator}b", f"1{operator}2", f"(a){operator}(b)", f"a {operator.upper()} b", f"a {operator} bool",
            f"- a {operator} b",
            f"-1 {operator} 2", f"-1 {operator} a", f"a {operator} -1", f"a {operator} !b",
        ):  # fmt: skip
            yield broken
    for other in (
        "&&",
        "||",
        "=",
        "=~",
        "!~",
        "!",
        "~",
        "**",
        "//",
        "<>",
        "===",
        "=>",
        "|",
        "&",
        ",",
        ";",
        ":",
        ".",
        "?",
        "xor",
        "in",
    ):
        yield f"a {other} b"


def _precedence() -> Iterator[str]:
    for first in OPERATORS:
        for second in OPERATORS:
            yield f"a {first} b {second} c"
    for operator in OPERATORS:
        yield f"-a {operator} -b {operator} +c"
        yield f"1 {operator} 2 ^ 3 {operator} 4" if operator not in SETS else f"a {operator} b ^ c {operator} d"
        yield f"a {operator} (b {operator} c)"
        yield f"a ^ b ^ c {operator} d * e {operator} f"
    yield from (
        "-1 ^ 2",
        "-a ^ 2",
        "(-1) ^ 2",
        "2 ^ -1",
        "2 ^ -1 ^ 2",
        "2 ^ 3 ^ 2",
        "--a",
        "-+a",
        "- -1",
        "+1",
        "+a",
        "-(1)",
        "-(a)",
        "---1",
        '-"s"',
        "-a[5m]",
    )
    yield from ("a or b and c unless d == e + f * g ^ h", "a ^ b * c + d == e unless f and g or h")


def _matching() -> Iterator[str]:
    matchings = (
        "on (x)", "on ()", "ignoring (x)", "ignoring ()", "on (x, y)", "on (x) group_left", "on (x) group_left ()",
        "on (x) group_left (y)", "on (x) group_left (y, z)", "on (x) group_right (y)", "ignoring (x) group_left (y)",
        "ignoring (x) group_right (y)", "group_left", "group_left (y)", "on (x) group_left (x)",
        "on (x) group_left (y) group_right (z)",
        "on (x) on (y)", "on x", "on", "by (x)", 'on ("a.b") group_left ("c.d")', "on (x,)",
        "ignoring (x) group_left (x)", "ON (x) GROUP_LEFT (y)",
        "on (x) bool", "group_left on (x)", "on (x) group_left y", "on (x) group_left (y,)", "on (__name__)",
    )  # fmt: skip
    for operator in ("+", "^", "atan2", "==", ">", "and", "or", "unless"):
        for matching in matchings:
            yield f"a {operator} {matching} b"
            if operator in ("+", "==", "or"):
                yield f"a {operator} bool {matching} b"
    for operator in ("*", "<"):
        for left, right in (
            ("1", "a"),
            ("a", "1"),
            ("1", "2"),
            ("a[5m]", "b"),
            ('"s"', "b"),
            ("(a)", "(b)"),
            ("sum(a)", "rate(b[5m])"),
        ):
            yield f"{left} {operator} on (x) {right}"
            yield f"{left} {operator} ignoring () {right}"
            yield f"{left} {operator} on (x) group_left (y) {right}"


def _literals() -> Iterator[str]:
    for number in NUMBERS:
        yield from (number, f"-{number}", f"a + {number}", f"topk({number}, a)", f"{number} * {number}")
    for string in STRINGS:
        yield from (
            string,
            f"a{{b={string}}}",
            f"count_values({string}, a)",
            f'label_join(a, "b", {string}, "c")',
            f"{{{string}}}",
            f"{{{string}='x'}}",
        )
        yield f"sum by ({string}) (a)"


def _durations() -> Iterator[str]:
    for duration in DURATIONS:
        yield from (
            f"a[{duration}]", f"rate(a[{duration}])", f"a offset {duration}", f"a[{duration}:]", f"a[1h:{duration}]",
            f"a offset -{duration}",
            f"a[5m] offset {duration}", f"a[1h:5m] offset {duration}", f"a @ {duration}",
        )  # fmt: skip


def _regular_expressions() -> Iterator[str]:
    for pattern in REGEXPS:
        for match in ("=~", "!~"):
            yield f'a{{b{match}"{pattern}"}}'
            yield f'{{b{match}"{pattern}"}}'


def _selectors() -> Iterator[str]:
    for match in MATCHES:
        for value in ('""', '"x"', '".*"', '".+"', "'x'", "`x`", "x", "1", ""):
            yield f"a{{b{match}{value}}}"
            yield f"{{b{match}{value}}}"
            yield f"{{b{match}{value},}}"
            yield f'{{b{match}{value}, c="d"}}'
    yield from (
        "{}", "a{}", "{,}", "a{,}", "a{b='c',}", "a{b='c',,}", "a{b='c' d='e'}", "a{b='c', d='e'}", "a {b='c'}",
        "a\n{\nb='c'\n}",
        "{__name__='a'}", "a{__name__='a'}", "a{__name__='b'}", "a{__name__!='b'}", "a{__name__=~'b'}",
        "{__name__=~'a.*'}", "{__name__!='a'}",
        "{__name__=''}", "{__name__='a', __name__='b'}", "a:b:c", ":a", "a:", ":", "a::b", "_", "__", "_a1", "1a",
        "a.b", "a-b", "a/b", "é", "aé", "a{é='x'}",
        'a{"é"="x"}', '{"é"}', '{"a.b"}', '{"a.b", c="d"}', '{c="d", "a.b"}', '{"a", "b"}', 'a{"b"}',
        '{"a", __name__="b"}', '{"a"="b"}', '{"a.b"="c"}',
        '{"a.b"=~"c"}', "{'a.b'}", "{`a.b`}", '{""}', '{""="x"}', '{"a" "b"}', '{"a",}', '{"a", "b.c"!="d"}',
        '{"a b"}', '{"1a"}', '{"a\\nb"}', '"a.b"{c="d"}',
        "a{b=\"c\"} {d=\"e\"}", "a{b='c'}[5m]", "a[5m]{b='c'}", "a{b}", "a{b,c}", "a{='c'}", "a{b=}", "a{b=='c'}",
        "a{b=~~'c'}", "a{b<'c'}", "a{b='c'", "a b='c'}", "a{b:c='d'}",
        "a{{b='c'}}", "{{}}", "a{1='c'}", "a{b='c'}}", "a{b='c'; d='e'}", "a{b='c' or d='e'}", "a{b='c' and d='e'}",
        "a(b='c')", "a{b=c}", "a{b=`c`}", "a{b=\"\\\"\"}",
        "a{b!=\"\"}", "{b!=\"\"}", "{b=~\"\"}", "{b!~\"\"}", "{b!~\".*\"}", "{b!~\".+\"}", "{b=~\"a|\"}",
        "{b=~\"(a|b)?\"}", "{b=\"\", c=\"\"}", "{b=\"\", c=\"x\"}",
        "a a", "a,b", "(a,b)", "a;", "a#b", "#a", "", " ", "\n", "a #b\n+ c", "a # {", "NaN{a='b'}", "inf{a='b'}",
        "a{inf='b'}", "a{nan='x'}", "Inf[5m]",
    )  # fmt: skip


def _modifiers() -> Iterator[str]:
    ats = (
        "@ 0",
        "@ 1609746000",
        "@ 1609746000.123",
        "@ -1",
        "@ 1e3",
        "@ start()",
        "@ end()",
        "@ start",
        "@ end ()",
        "@ start(1)",
        "@ inf",
        "@ -inf",
        "@ nan",
        "@ a",
        "@ (1)",
        "@ 1 + 1",
        "@",
        "@ '1'",
        "@ 5m",
        "@ 0x10",
        "@ 1_0",
        "@ 1e30",
        "@ middle()",
        "@ + 5",
        "@ 99999999999999999999",
    )
    offsets = (
        "offset 5m",
        "offset -5m",
        "offset 0s",
        "offset",
        "offset a",
        "offset 1h30m",
        "OFFSET 5m",
        "offset +5m",
        "offset - 5m",
        "offset 5",
        "offset (5m)",
        "offset --5m",
        "offset 5m5",
    )
    bases = ("a", "a[5m]", "a[5m:1m]", "(a)", "rate(a[5m])", "1", "sum(a)", "-a", "(a + b)[5m:]")
    for base in bases:
        for modifier in ats + offsets:
            yield f"{base} {modifier}"
    for base in ("a", "a[5m]", "a[5m:1m]"):
        for first in ("@ 0", "@ end()", "offset 5m", "offset -1h"):
            for second in ("@ 0", "@ start()", "offset 5m"):
                yield f"{base} {first} {second}"
        yield f"{base} offset 5m @ 0 offset 5m"
    yield from (
        "a offset 5m[5m]",
        "a @ 0 [5m]",
        "a offset 5m[5m:]",
        "a @ 0 [5m:]",
        "a + b offset 5m",
        "(a + b) offset 5m",
        "a offset 5m + b offset 1h",
        "a @ 1 + 1",
        "-a offset 5m",
        "a offset 5m{b='c'}",
    )


def _keywords() -> Iterator[str]:
    for word in KEYWORDS:
        yield from (
            word, f"{word} + 1", f"{word}{{a='b'}}", f"a{{{word}='b'}}", f"sum by ({word}) (a)", f"a + on ({word}) b",
                f"a + on (x) group_left ({word}) b",
            f"{word}(a)", f"rate({word}[5m])", f"a {word} b", f"{word.upper()}", f"a{{{word.upper()}='b'}}",
            f"a offset {word}", f"{word}:x", f"{{__name__='{word}'}}",
            f"a + {word}", f"{word} offset 5m", f"{word} @ 0",
        )  # fmt: skip


def _names() -> Iterator[str]:
    yield from (
        "foo()",
        "foo(a)",
        "rat(a[5m])",
        "rate",
        "rate(",
        "rate()",
        "rate)",
        "sum",
        "sum(",
        "Rate(a[5m])",
        "rate{a='b'}",
        "rate[5m]",
        "time",
        "time + 1",
        "pi",
        "pi() * 2",
        "a(b)",
        "a:b(c)",
    )
    yield from (
        "max(a, b)",
        "info(a, {b='c'})",
        "info(a, b)",
        "info(a, {__name__='b'})",
        "info(a, (b))",
        "info({a='b'}, {})",
    )


def _space() -> Iterator[str]:
    for text in (
        "sum by(a)(rate(b[5m]))>1",
        "a+b",
        "a-1",
        "a -1",
        "1-1",
        "1 -1",
        "a>bool 1",
        "a>bool1",
        "rate ( a [ 5m ] )",
        "a [5m]",
        "a[5m ]",
        "a[ 5m : 1m ]",
        "a[5m:1m]",
        "a[5m :1m]",
        "a{ b = 'c' }",
    ):
        yield text
        yield f"  {text}  "
        yield text.replace(" ", "\n")
        yield text.replace(" ", "\t")
        yield f"{text} # comment"
        yield f"# comment\n{text}"
        yield text.replace("(", "( # comment\n")
        yield text.replace(" ", "\u00a0")
        yield text.replace(" ", "\r\n")
        yield f"{text}\u0000"


def _subqueries() -> Iterator[str]:
    for base in (
        "a",
        "a[5m]",
        "rate(a[5m])",
        "1",
        "(1)",
        "sum(a)",
        '"s"',
        "a + b",
        "(a + b)",
        "-a",
        "(-a)",
        "time()",
        "a[5m:1m]",
        "max_over_time(a[5m:])",
    ):
        for window in (
            "[5m:]",
            "[5m:1m]",
            "[:]",
            "[:1m]",
            "[5m:0s]",
            "[5m:-1m]",
            "[0s:1m]",
            "[-5m:1m]",
            "[5m::]",
            "[5m:1m:1s]",
            "[5m,1m]",
            "[5m:1m",
            "5m:1m]",
            "[300:60]",
            "[5m:1m] offset 1m @ 5",
        ):
            yield f"{base}{window}"
            yield f"avg_over_time({base}{window})"


def _parentheses() -> Iterator[str]:
    for depth in (1, 2, 5, 20):
        for base in ("a", "1", "a[5m]", '"s"', "a + b"):
            yield "(" * depth + base + ")" * depth
            yield "(" * depth + base + ")" * (depth - 1)
            yield "(" * (depth - 1) + base + ")" * depth
    yield from (
        "()",
        "(())",
        "((a)",
        "(a))",
        ")(",
        "(a",
        "a)",
        "[5m]",
        "(a)[5m]",
        "((a))[5m:]",
        "rate((a[5m]))",
        "rate(((a[5m])))",
        "sum((1, a))",
        "-(a)[5m:]",
        "topk((3), (a))",
        "a[(5m)]",
        "{(a='b')}",
    )


def newer_rows() -> Iterator[str]:
    """What came after Prometheus 3.5, whose verdicts say nothing of it."""
    for operator in ("+", "==", "> bool", "atan2"):
        for fill in (
            "fill (0)", "fill(-1.5)", "on (x) fill (0)", "ignoring (x) fill_left (0)",
            "on (x) group_left (y) fill_right (-1)", "fill_left (0) fill_right (1)",
            "on (x) group_left fill (NaN)", "fill_right (1) fill_left (0)",
        ):  # fmt: skip
            yield f"a {operator} {fill} b"
    yield from ("start()", "end()", "step()", "range()", "end() - start()", "vector(range() / step())")
    yield from (
        "first_over_time(a[5m])",
        "ts_of_first_over_time(a[5m])",
        "first_over_time(a)",
        "ts_of_first_over_time(1)",
    )
