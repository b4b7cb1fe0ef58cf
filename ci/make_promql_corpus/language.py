"""The words of PromQL, as Prometheus 3.5 has them.

Source: prometheus/prometheus v3.5, promql/parser/functions.go (signatures) and promql/parser/lex.go (keywords).
"""

import dataclasses

VECTOR, MATRIX, SCALAR, STRING = "vector", "matrix", "scalar", "string"
TYPES = (VECTOR, MATRIX, SCALAR, STRING)


@dataclasses.dataclass(frozen=True)
class Function:
    name: str
    arguments: tuple[str, ...]
    # How many of the last arguments may be absent; -1: the last may be absent or repeated.
    optional: int = 0
    result: str = VECTOR

    def counts(self) -> range:
        """The numbers of arguments it takes, the unbounded ones up to two more."""
        most = len(self.arguments)
        return range(most - 1, most + 3) if self.optional < 0 else range(most - self.optional, most + 1)

    def types(self, count: int) -> list[str]:
        given = list(self.arguments[:count])
        return given + [self.arguments[-1]] * (count - len(given)) if given else []


def _named(names: str, *arguments: str, optional: int = 0) -> list[Function]:
    return [Function(name, arguments, optional) for name in names.split()]


FUNCTIONS = [
    *_named(
        "abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count"
        " histogram_sum histogram_stddev histogram_stdvar ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh"
        " timestamp",
        VECTOR,
    ),
    *_named(
        "absent_over_time avg_over_time changes count_over_time delta deriv idelta increase irate last_over_time"
        " mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time"
        " sum_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time",
        MATRIX,
    ),
    *_named("days_in_month day_of_month day_of_week day_of_year hour minute month year", VECTOR, optional=1),
    *_named("clamp", VECTOR, SCALAR, SCALAR),
    *_named("clamp_max clamp_min", VECTOR, SCALAR),
    *_named("round", VECTOR, SCALAR, optional=1),
    *_named("histogram_fraction", SCALAR, SCALAR, VECTOR),
    *_named("histogram_quantile", SCALAR, VECTOR),
    # Prometheus 2 says holt_winters.
    *_named("double_exponential_smoothing holt_winters", MATRIX, SCALAR, SCALAR),
    *_named("info", VECTOR, VECTOR, optional=1),
    *_named("label_replace", VECTOR, STRING, STRING, STRING, STRING),
    *_named("label_join", VECTOR, STRING, STRING, STRING, optional=-1),
    *_named("predict_linear", MATRIX, SCALAR),
    *_named("quantile_over_time", SCALAR, MATRIX),
    *_named("sort_by_label sort_by_label_desc", VECTOR, STRING, optional=-1),
    *_named("vector", SCALAR),
    Function("pi", (), result=SCALAR),
    Function("time", (), result=SCALAR),
    Function("scalar", (VECTOR,), result=SCALAR),
]

ARITHMETIC = ("+", "-", "*", "/", "%", "^", "atan2")
COMPARISONS = ("==", "!=", "<=", "<", ">=", ">")
SETS = ("and", "or", "unless")
OPERATORS = ARITHMETIC + COMPARISONS + SETS
MATCHES = ("=", "!=", "=~", "!~")

AGGREGATIONS = ("sum", "avg", "count", "min", "max", "group", "stddev", "stdvar")
AGGREGATIONS_OF_A_NUMBER = ("topk", "bottomk", "quantile", "limitk", "limit_ratio")
AGGREGATIONS_OF_A_STRING = ("count_values",)
ALL_AGGREGATIONS = AGGREGATIONS + AGGREGATIONS_OF_A_NUMBER + AGGREGATIONS_OF_A_STRING

KEYWORDS = (
    *SETS, "atan2", *ALL_AGGREGATIONS, "offset", "by", "without", "on", "ignoring", "group_left", "group_right", "bool",
    "start", "end", "inf", "nan", "step", "range",
    "fill", "fill_left", "fill_right", "anchored", "smoothed",
)  # fmt: skip

NUMBERS = (
    "0", "1", "42", "007", "1.5", ".5", "5.", "1e3", "1E3", "1e+3", "1e-3", "1.5e10", ".5e-3", "0x1F", "0XfF", "0x",
    "0xg", "08", "1e", "1e+", "1_000", "1__0", "_1", "1_", "0x_1", "1.2.3", "..5", "inf", "Inf", "INF", "+Inf", "-inf",
    "nan", "NaN", "NAN", "infinity", "1h", "1h30m", "90m", "1.5h", "1e400", "123456789012345678901234567890",
    "0b1", "0o7", "1i", "1f", "0x1p4", "0x1.8p1", "1d1h1m1s1ms", "-1h", "1hour", "0xffffffffffffffff",
    "0x1ffffffffffffffff", "9223372036854775808", "4.9e-324", "1e-400", "0.1e1e1",
)  # fmt: skip

DURATIONS = (
    "5m", "1s", "1ms", "1h", "1d", "1w", "1y", "1h30m", "1d12h", "1y2w3d4h5m6s7ms", "90s", "300", "0s", "0", "-5m",
    "30m1h", "1m1m", "5", "1.5m", "1.5", "5M", "5min", "m", "1us", "1ns", "", "5m ", " 5m", "5 m", "05m", "300y",
    "1000000y", "99999999999999999999s", "1e3", "0x12c", "1_0m", "1h+5m", "5m*2", "(5m)", "2*(1m+30s)", "-(5m)",
    "1h/2", "1h%7", "2^3", "5m-1m", "1m-5m", "step()", "inf", "nan", "5m5", "1mm", "1s1ms", "1ms1s", "1w1y",
)  # fmt: skip

STRINGS = (
    '""', '"a"', "'a'", "`a`", '"a\\nb"', "'\\''", '"\\""', "`\\n`", '"\\x41"', '"\\u00e9"', '"\\U0001F600"', '"\\101"',
    '"é"', '"日本"', '"\\a\\b\\f\\n\\r\\t\\v\\\\"', '"\\q"', '"\\x4"', '"\\u12"', '"\\U00110000"', '"\\ud800"', '"a',
    "'a",
    "`a", '"a\nb"', "`a\nb`", "\"a'", "'a\"b'", "\"a'b\"", '"\\400"', '"\\xff"', "'\\\"'", '"\\\'"', '"a" "b"', '"#"',
    '"\\0"',
    '"\\', '"\t"',
)  # fmt: skip

REGEXPS = (
    "a", ".*", ".+", "a|b", "a*", "(a)?", "[a-z]+", "[^a]", "^a$", "a{2}", "a{2,}", "a{2,3}", "a{1001}", "a{3,2}",
    "(", ")",
    "[", "]", "*", "+", "?", "a**", "a*?", "a+?", "a??", "(?i)a", "(?i:a)", "(?P<n>a)", "(?<n>a)", "(?=a)", "(?!a)",
    "(?:a)", "(a)\\\\1", "\\\\d+", "\\\\w", "\\\\s", "\\\\b", "\\\\pL", "\\\\p{Greek}", "\\\\p{Nope}", "\\\\Q.\\\\E",
    "\\\\z", "\\\\Z",
    "\\\\C", "\\\\x41", "\\\\x{41}", "\\\\y", "[[:alpha:]]", "[[:nope:]]", "[z-a]", "[a", "a|", "|a", "", "()", "(|a)",
    "(?P<n>a)(?P<n>b)", "((((((((((a))))))))))", "\\\\", "(?s).", "(?U)a+", "(?x)a", "a{,2}", "{", "x{2}{3}", "(?",
    "(?P<", "(?i",
    "[\\\\d]", "[a-\\\\d]", "[]a]", "[^]a]", "(a{1000}){2}", ".{0}", "^", "$", "^$", "\\\\A", "é+", "(?P<1n>a)",
    "(?-i)a", "(?i-s:a)",
)  # fmt: skip
