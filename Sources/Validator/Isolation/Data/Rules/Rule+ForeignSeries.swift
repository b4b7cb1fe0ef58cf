import Diagnostics
import PromQL
import YAML

extension Rule {
    /// A tenant's rules ask for its own series.
    static let foreignSeries = Rule(
        id: "foreign-series",
        category: .isolation,
        severity: .error,
        summary: "a tenant's PrometheusRules ask for no other tenant's series",
        explanation: """
            An alert or a recording with another tenant's `namespace` or `tenant` tells this one of the other's traffic. Where the \
            Prometheus enforces a namespace label the operator replaces the matcher, and `enforced-namespace` says so; \
            elsewhere the rule is evaluated as it is written.
            """,
        bad: .manifest(DataExample.tenants + rules("closed-ai")),
        good: .manifest(DataExample.tenants + rules("acme-corp")),
        check: .object(kinds: [.prometheusRule]) { object, index, findings in
            guard let tenant = index.tenancy.tenant(ofNamespace: object.namespace),
                index.observability.enforcement(of: object.namespace, object.name) == nil
            else { return }
            for group in object.root["spec"]?.list("groups").map(\.self) ?? [] {
                for rule in group.list("rules") {
                    // Most ask for nothing but their own.
                    guard let node = rule["expr"], mayName(another: tenant, node, index),
                        let text = node.string, let expression = try? Expression(parsing: text)
                    else { continue }
                    for selector in expression.selectors {
                        for matcher in selector.matchers where TenantClaims.labels.contains(matcher.name) {
                            guard let other = matcher.foreignTenant(to: tenant, index.tenancy) else { continue }
                            findings.report(.foreignSeries(node, matcher, other, object, index))
                        }
                    }
                }
            }
        }
    )

    /// Whether an expression has a quoted word that is another tenant's name, or may be when its escapes are read: a quick
    /// look before it is parsed.
    private static func mayName(another tenant: String, _ expression: YAMLNode, _ index: ManifestIndex) -> Bool {
        expression.withUTF8 { text in
            if text.contains(UInt8(ascii: "\\")) { return true }
            return text.split(whereSeparator: \.separatesNames).contains { word in
                guard word.count <= 63, word.allSatisfy(\.isInLabelValue), !word.elementsEqual(tenant.utf8) else {
                    return false
                }
                return index.tenancy.named(String(decoding: word, as: UTF8.self)).map { $0 != tenant } ?? false
            }
        }
    }

    private static func rules(_ namespace: String) -> String {
        """
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: {name: alerts, namespace: acme-corp}
        spec:
          groups:
            - name: web
              rules:
                - alert: Down
                  expr: up{namespace="\(namespace)"} == 0
        ---

        """
    }
}

extension UInt8 {
    /// A quote, or what stands between the alternatives of a pattern.
    fileprivate var separatesNames: Bool {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "|"): true
        default: false
        }
    }

    /// Whether the name of a tenant, the value of a label, may have it.
    fileprivate var isInLabelValue: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension LabelMatcher {
    /// Another tenant whose series it asks for.
    fileprivate func foreignTenant(to tenant: String, _ tenancy: Tenancy) -> String? {
        guard comparison == .equal || comparison == .matches else { return nil }
        let values = comparison == .equal ? [value] : alternatives ?? []
        return values.lazy.compactMap { tenancy.named($0) }.first { $0 != tenant }
    }
}

extension Diagnostic {
    fileprivate static func foreignSeries(
        _ node: YAMLNode,
        _ matcher: LabelMatcher,
        _ tenant: String,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        var place = object.place(of: node)
        if let bytes = index.tree.file(at: object.path).flatMap({ try? index.tree.files[Int($0)].read() }) {
            place.location.range = ScalarText(node, in: SourceText(bytes)).range(of: matcher.range)
        }
        return Diagnostic(.foreignSeries, "asks for tenant '\(tenant)''s series", at: place)
    }
}
