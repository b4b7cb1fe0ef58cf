import Diagnostics
import YAML

/// Whether a new Service gets the node ports that it asks for (pkg/registry/core/service/storage/alloc.go,
/// `txnAllocNodePorts`).
enum NodePortAllocation {
    /// `--service-node-port-range`, as it is unless a cluster says otherwise (pkg/kubeapiserver/options/options.go).
    private static let range = 30000...32767

    /// Adds what the allocator of a `NodePort` or `LoadBalancer` Service refuses.
    static func check(_ fields: ServiceFields, _ ports: YAMLNode, _ errors: inout FieldErrors) {
        var taken: [Taken] = []
        for port in ports.elements {
            guard let node = port.field("nodePort"), let number = node.integer, number != 0 else { continue }
            checkRange(node, number, &errors)
            let asked = Taken(
                nodePort: number,
                port: port.field("port")?.integer ?? 0,
                transport: port.text("protocol") ?? "TCP"
            )
            // One port of two protocols shares its node port. The same protocol twice is an error of its own.
            if taken.contains(where: {
                $0.nodePort == number && $0.port != asked.port && $0.transport != asked.transport
            }) {
                errors.add(
                    .serviceNodePort,
                    at: node,
                    "the node port \(number) is another port's; two protocols share one only for the same 'port'"
                )
            }
            taken.append(asked)
        }
        checkHealth(fields, taken, &errors)
    }

    /// `allocHealthCheckNodePort`.
    private static func checkHealth(_ fields: ServiceFields, _ taken: [Taken], _ errors: inout FieldErrors) {
        guard fields.type == .loadBalancer,
            fields.spec.field("externalTrafficPolicy")?.hasText("Local" as StaticString) == true,
            let node = fields.spec.field("healthCheckNodePort"), let number = node.integer, number != 0
        else { return }
        checkRange(node, number, &errors)
        guard taken.contains(where: { $0.nodePort == number }) else { return }
        errors.add(.serviceNodePort, at: node, "the node port \(number) is one of the ports' already; use another")
    }

    private static func checkRange(_ node: YAMLNode, _ number: Int, _ errors: inout FieldErrors) {
        // What is no port number at all is said elsewhere.
        guard !range.contains(number), number > 0, number <= 65535 else { return }
        errors.add(
            .nodePortRange,
            at: node,
            "the port \(number) is outside of \(range.lowerBound) to \(range.upperBound), which node ports are taken from"
        )
    }

    /// A node port that is asked for.
    private struct Taken {
        var nodePort: Int
        var port: Int
        var transport: String
    }
}

extension Rule {
    static let nodePortRange = api(
        "node-port-range",
        "node ports are from 30000 to 32767",
        explanation: """
            The API server gives out node ports of one range only, and refuses a Service that asks for another, be it
            as `nodePort` or as `healthCheckNodePort`. The range is 30000 to 32767 unless the cluster's API server was
            started with another `--service-node-port-range`: where it was, switch this rule off.
            """,
        bad: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              type: NodePort
              selector:
                app: llm-gateway
              ports:
                - port: 8080
                  nodePort: 8080

            """,
        good: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              type: NodePort
              selector:
                app: llm-gateway
              ports:
                - port: 8080
                  nodePort: 30080

            """
    )
}
