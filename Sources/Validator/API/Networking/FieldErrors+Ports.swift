import Diagnostics
import YAML

extension FieldErrors {
    /// Demands a number from 1 to 65535 (apimachinery: pkg/util/validation/validation.go, `IsValidPortNum`).
    mutating func checkPortNumber(_ value: YAMLNode, _ rule: Rule) {
        guard let number = value.integer, !(1...65535).contains(number) else { return }
        add(rule, at: value, "the port is \(number) and has to be from 1 to 65535")
    }

    /// Demands a number, or the name of a container's port (`ValidatePortNumOrName`).
    mutating func checkPortReference(_ value: YAMLNode, _ rule: Rule) {
        if value.integer != nil {
            checkPortNumber(value, rule)
        } else {
            check(value, .portName, rule, "the port's name")
        }
    }

    /// Demands one of the protocols that Kubernetes knows.
    ///
    /// - Parameter isSetByDefault: whether an empty one is replaced by `TCP`, not only a missing one.
    mutating func checkProtocol(of port: YAMLNode, isSetByDefault: Bool, _ rule: Rule) {
        guard let value = port.field("protocol") else { return }
        if value.hasText("TCP" as StaticString) || value.hasText("UDP" as StaticString) { return }
        if value.hasText("SCTP" as StaticString) || isSetByDefault && value.hasText("" as StaticString) { return }
        add(rule, at: value, "'\(value.text)' is no protocol; use 'TCP', 'UDP' or 'SCTP'")
    }
}
