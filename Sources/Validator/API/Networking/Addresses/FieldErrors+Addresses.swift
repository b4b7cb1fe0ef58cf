import KubernetesSchemas
import YAML

extension FieldErrors {
    /// Demands an IP address (pkg/apis/core/validation/names.go, `IsValidIPForLegacyField`), and returns it.
    mutating func checkAddress(_ value: YAMLNode, _ rule: Rule) -> IPAddress? {
        guard NameRule.ipAddress(version).problem(value) == nil else {
            check(value, .ipAddress(version), rule, "the address")
            return nil
        }
        return value.withUTF8 { IPAddress($0) }
    }

    /// Demands that an address means the same everywhere (`ValidateNonSpecialIP`, `ValidateEndpointIP`).
    mutating func checkReachable(_ address: IPAddress?, at value: YAMLNode, _ rule: Rule) {
        guard let purpose = address?.specialPurpose else { return }
        add(rule, at: value, "'\(value.text)' \(purpose), which nothing outside a node may have")
    }
}
