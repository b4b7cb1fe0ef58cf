"""Expressions of PromQL, changed: for compressed time, for one namespace, or so that conditions always hold."""

import dataclasses
import datetime
import json

import promql_parser

from . import compressed_time

COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")


@dataclasses.dataclass(frozen=True)
class Writer:
    """Writes an expression again, with changes."""

    # Whether durations are compressed.
    compresses: bool = False
    # The namespace that each selector is confined to, as prom-label-proxy does it for prometheus-operator.
    namespace: str | None = None
    # Whether comparisons become subtractions, and `unless` and `absent` go: there is a result whenever there is
    # something to compare.
    drops_conditions: bool = False

    def rewritten(self, expression: str) -> str:
        return self.write(promql_parser.parse(expression))

    def write(self, node: promql_parser.Expr) -> str:
        return getattr(self, f"_{type(node).__name__}")(node)

    def _duration(self, length: datetime.timedelta) -> str:
        milliseconds = length.total_seconds() * 1000 / (compressed_time.FACTOR if self.compresses else 1)
        return "-" + compressed_time.text(-milliseconds) if milliseconds < 0 else compressed_time.text(milliseconds)

    def _modifiers(self, node: promql_parser.Expr) -> str:
        text = f" {node.at}" if node.at else ""
        return text + (f" offset {self._duration(node.offset)}" if node.offset else "")

    def write_selector(self, node: promql_parser.VectorSelector) -> str:
        """A selector alone, without `offset` and `@`."""
        if node.matchers.or_matchers:
            raise ValueError(f"{node}: Prometheus has no alternatives among matchers")
        signs = {"Equal": "=", "NotEqual": "!=", "Re": "=~", "NotRe": "!~"}
        matchers = [
            (matcher.name, signs[str(matcher.op).rpartition(".")[2]],
                matcher.value) for matcher in node.matchers.matchers
        ]
        if self.namespace is not None:
            matchers = [matcher for matcher in matchers if matcher[0] != "namespace"]
            matchers.append(("namespace", "=", self.namespace))
        inner = ",".join(f"{name}{sign}{json.dumps(value, ensure_ascii=False)}" for name, sign, value in matchers)
        return f"{node.name or ''}{{{inner}}}"

    def _selector(self, node: promql_parser.VectorSelector, span: str = "") -> str:
        return self.write_selector(node) + span + self._modifiers(node)

    def _VectorSelector(self, node: promql_parser.VectorSelector) -> str:
        return self._selector(node)

    def _MatrixSelector(self, node: promql_parser.MatrixSelector) -> str:
        return self._selector(node.vector_selector, f"[{self._duration(node.range)}]")

    def _SubqueryExpr(self, node: promql_parser.SubqueryExpr) -> str:
        step = self._duration(node.step) if node.step else ""
        return f"({self.write(node.expr)})[{self._duration(node.range)}:{step}]{self._modifiers(node)}"

    def _NumberLiteral(self, node: promql_parser.NumberLiteral) -> str:
        return repr(node.val).replace("inf", "Inf").replace("nan", "NaN")

    def _StringLiteral(self, node: promql_parser.StringLiteral) -> str:
        return json.dumps(node.val, ensure_ascii=False)

    def _ParenExpr(self, node: promql_parser.ParenExpr) -> str:
        return f"({self.write(node.expr)})"

    def _UnaryExpr(self, node: promql_parser.UnaryExpr) -> str:
        return f"-({self.write(node.expr)})"

    def _Call(self, node: promql_parser.Call) -> str:
        if self.drops_conditions and node.func.name == "absent":
            return f"({self.write(node.args[0])})"
        return f"{node.func.name}({', '.join(self.write(argument) for argument in node.args)})"

    def _AggregateExpr(self, node: promql_parser.AggregateExpr) -> str:
        arguments = [self.write(argument) for argument in (node.param, node.expr) if argument is not None]
        return f"{node.op} {node.modifier or ''} ({', '.join(arguments)})"

    def _BinaryExpr(self, node: promql_parser.BinaryExpr) -> str:
        operator, modifier = str(node.op), str(node.modifier or "")
        left, right = self.write(node.lhs), self.write(node.rhs)
        if self.drops_conditions:
            if operator == "unless":
                return f"({left})"
            if operator in COMPARISONS and not modifier.startswith("bool"):
                operator = "-"
        return f"(({left}) {operator} {modifier} ({right}))"


def alternatives(expression: str) -> list[str]:
    """The sides of an `or` at the top: each has to be able to give a result."""

    def split(node: promql_parser.Expr) -> list[promql_parser.Expr]:
        while isinstance(node, promql_parser.ParenExpr):
            node = node.expr
        if isinstance(node, promql_parser.BinaryExpr) and str(node.op) == "or":
            return split(node.lhs) + split(node.rhs)
        return [node]

    return [Writer().write(node) for node in split(promql_parser.parse(expression))]
