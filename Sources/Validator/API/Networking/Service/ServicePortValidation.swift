import Diagnostics
import YAML

/// The ports of a Service (pkg/apis/core/validation/validation.go, `validateServicePort` and `ValidateService`).
enum ServicePortValidation {
    static func check(_ fields: ServiceFields, _ errors: inout FieldErrors) {
        guard let ports = fields.ports, ports.count > 0 else {
            if !fields.isHeadless, fields.type != .externalName {
                errors.add(.servicePort, at: fields.spec, "'ports' is missing; only a headless Service may do without")
            }
            return
        }
        let needsName = ports.count > 1
        for port in ports.elements {
            check(port, needsName: needsName, &errors)
            checkNodePort(port, of: fields, &errors)
        }
        if ports.count > 1 { checkDistinct(ports, &errors) }
        if fields.type == .nodePort || fields.type == .loadBalancer {
            NodePortAllocation.check(fields, ports, &errors)
        }
    }

    private static func check(_ port: YAMLNode, needsName: Bool, _ errors: inout FieldErrors) {
        if let name = port.field("name"), !name.hasText("" as StaticString) {
            errors.check(name, .dns1123Label, .servicePort, "the port's name")
        } else if needsName {
            errors.add(.servicePort, at: port, "'name' is missing; where there are several ports, each needs one")
        }
        if let number = port.field("port") {
            errors.checkPortNumber(number, .servicePort)
        } else {
            errors.add(.servicePort, at: port, "'port' is missing; it's the number that clients connect to")
        }
        errors.checkProtocol(of: port, isSetByDefault: true, .servicePort)
        // 0 and an empty name are replaced by the number of the port.
        if let target = port.field("targetPort"), !target.hasText("" as StaticString), target.integer != 0 {
            errors.checkPortReference(target, .servicePort)
        }
        if let appProtocol = port.field("appProtocol") {
            errors.check(appProtocol, .qualifiedName, .servicePort, "the application protocol")
        }
    }

    /// Which types may have one. Which numbers are free is for the cluster to say.
    private static func checkNodePort(_ port: YAMLNode, of fields: ServiceFields, _ errors: inout FieldErrors) {
        guard let nodePort = port.field("nodePort"), let number = nodePort.integer, number != 0 else { return }
        switch fields.type {
        case .clusterIP:
            errors.add(
                .serviceNodePort,
                at: nodePort,
                "a Service of type 'ClusterIP' has no node ports; leave it out, or use type 'NodePort'"
            )
        case .nodePort, .loadBalancer: errors.checkPortNumber(nodePort, .serviceNodePort)
        case .externalName, .unknown: break
        }
    }

    /// No name twice, and no number twice for one protocol.
    private static func checkDistinct(_ ports: YAMLNode, _ errors: inout FieldErrors) {
        var names: Set<String> = []
        var numbers: Set<NumberedPort> = []
        var nodePorts: Set<NumberedPort> = []
        for port in ports.elements {
            if let name = port.field("name"), case let text = name.text, !text.isEmpty, !names.insert(text).inserted {
                errors.add(.servicePort, at: name, "two ports are named '\(text)'; each needs a name of its own")
            }
            let transport = port.text("protocol") ?? "TCP"
            if let number = port.field("port")?.integer,
                !numbers.insert(NumberedPort(transport: transport, number: number)).inserted
            {
                errors.add(
                    .servicePort,
                    at: port,
                    "two ports have the number \(number) and the same protocol; drop one"
                )
            }
            if let nodePort = port.field("nodePort"), let number = nodePort.integer, number != 0,
                !nodePorts.insert(NumberedPort(transport: transport, number: number)).inserted
            {
                errors.add(
                    .serviceNodePort,
                    at: nodePort,
                    "two ports have the node port \(number) and the same protocol"
                )
            }
        }
    }

    private struct NumberedPort: Hashable {
        var transport: String
        var number: Int
    }
}
