import Diagnostics
import YAML

/// The ports of containers (pkg/apis/core/validation/validation.go, `validateContainerPorts`,
/// `AccumulateUniqueHostPorts`, `validatePodHostNetworkDeps`).
enum PortValidation {
    /// Adds what is wrong with one container's ports.
    static func check(_ ports: YAMLNode, _ errors: inout FieldErrors) {
        var names: Set<String> = []
        let isList = ports.count > 1
        for port in ports.elements {
            if let node = port.field("name"), let name = node.string, !name.isEmpty {
                if NameRule.portName.problem(node) != nil {
                    errors.check(node, .portName, .containerPort, "the port's name")
                } else if isList, !names.insert(name).inserted {
                    errors.add(.containerPort, at: node, "the name '\(name)' is another port's of this container too")
                }
            }
            if let number = port.field("containerPort"), let value = number.integer, value != 0 {
                checkNumber(number, value, &errors)
            } else {
                errors.add(
                    .containerPort,
                    at: port.field("containerPort") ?? port,
                    "the port has no number; give it one from 1 to 65535 in 'containerPort'"
                )
            }
            if let number = port.field("hostPort"), let value = number.integer, value != 0 {
                checkNumber(number, value, &errors)
            }
            if let `protocol` = port.field("protocol"), !`protocol`.isOne(of: "", "TCP", "UDP", "SCTP") {
                errors.add(
                    .containerPort,
                    at: `protocol`,
                    "'\(`protocol`.text.prefix(80))' is no protocol; use 'TCP', 'UDP' or 'SCTP'"
                )
            }
        }
    }

    /// Adds host ports that containers which run together share.
    static func checkHostPorts(_ containers: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        var taken: Set<String> = []
        for container in containers.elements { checkHostPorts(of: container, pod, &taken, &errors, isRegular: true) }
    }

    /// Adds host ports that an init container has twice; these run one by one.
    static func checkHostPorts(of container: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        var taken: Set<String> = []
        checkHostPorts(of: container, pod, &taken, &errors, isRegular: false)
    }

    private static func checkHostPorts(
        of container: YAMLNode,
        _ pod: PodContext,
        _ taken: inout Set<String>,
        _ errors: inout FieldErrors,
        isRegular: Bool
    ) {
        guard let ports = container.field("ports") else { return }
        for port in ports.elements {
            let number = port.field("hostPort")?.integer ?? 0
            let inside = port.field("containerPort")?.integer ?? 0
            // In a Pod on the host's network, a container's port is the host's too (`defaultHostNetworkPorts`).
            let effective = number == 0 && pod.usesHostNetwork && !pod.isTemplate ? inside : number
            guard effective != 0 else { continue }
            let node = port.field("hostPort") ?? port.field("containerPort") ?? port
            if isRegular, pod.usesHostNetwork, effective != inside {
                errors.add(
                    .containerPort,
                    at: node,
                    "with 'hostNetwork', the host's port is the container's: set both to the same number"
                )
            }
            let key = "\(effective)/\(port.text("protocol") ?? "TCP")/\(port.text("hostIP") ?? "")"
            guard !taken.insert(key).inserted else { continue }
            errors.add(.containerPort, at: node, "the host's port \(effective) is taken by another port of this pod")
        }
    }

    private static func checkNumber(_ node: YAMLNode, _ value: Int, _ errors: inout FieldErrors) {
        guard !(1...65535).contains(value) else { return }
        errors.add(.containerPort, at: node, "\(value) is no port; use a number from 1 to 65535")
    }

    /// Adds what is wrong with a port that is a number or a name (`ValidatePortNumOrName`).
    ///
    /// - Parameter parent: what lacks the port, if it isn't set.
    static func checkReference(_ port: YAMLNode?, of parent: YAMLNode, _ rule: Rule, _ errors: inout FieldErrors) {
        guard let port else {
            errors.add(rule, at: parent, "there is no 'port'; give its number or name")
            return
        }
        if let number = port.integer {
            guard !(1...65535).contains(number) else { return }
            errors.add(rule, at: port, "\(number) is no port; use a number from 1 to 65535")
        } else {
            errors.check(port, .portName, rule, "the port's name")
        }
    }
}
