import Diagnostics
import Validator
import YAML

/// The map, or answers, for tools: <doc:ReachReport> says what the members mean.
enum ReachJSON {
    static func text(_ map: NetworkMap) -> String {
        // Room for what nodes and edges mostly take: growing copies tens of megabytes of a large tree.
        var writer = JSONWriter(capacity: 1_024 + 448 * map.nodes.count + 512 * map.edges.count)
        writer.mapping { writer in
            writer.key("version")
            writer.integer(1)
            writer.key("nodes")
            writer.sequence(map.nodes) { writer, node in write(node, to: &writer) }
            writer.key("edges")
            writer.sequence(map.edges) { writer, edge in
                writer.mapping { writer in
                    writer.key("from")
                    writer.integer(Int64(edge.source))
                    writer.key("to")
                    writer.integer(Int64(edge.target))
                    writer.key("ports")
                    writer.sequence(edge.ports) { writer, port in writer.string(port) }
                    writer.key("certain")
                    writer.bool(edge.isCertain)
                    writer.key("reasons")
                    writer.sequence(edge.reasons) { writer, reason in write(reason, to: &writer) }
                }
            }
        }
        writer.endDocument()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    static func text(_ answers: [NetworkAnswer]) -> String {
        var writer = JSONWriter()
        writer.mapping { writer in
            writer.key("version")
            writer.integer(1)
            writer.key("reachable")
            writer.bool(answers.contains { $0.verdict != .blocked })
            writer.key("answers")
            writer.sequence(answers) { writer, answer in
                writer.mapping { writer in
                    for (key, text) in [
                        ("from", answer.source), ("to", answer.target), ("verdict", answer.verdict.rawValue),
                    ] as [(StaticString, String)] {
                        writer.key(key)
                        writer.string(text)
                    }
                    writer.key("ports")
                    writer.sequence(answer.ports) { writer, port in writer.string(port) }
                    writer.key("egress")
                    write(answer.egress, to: &writer)
                    writer.key("ingress")
                    write(answer.ingress, to: &writer)
                }
            }
        }
        writer.endDocument()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func write(_ node: NetworkMap.Node, to writer: inout JSONWriter) {
        writer.mapping { writer in
            writer.key("kind")
            writer.string(node.kind.rawValue)
            writer.key("title")
            writer.string(node.title)
            if !node.namespace.isEmpty {
                writer.key("namespace")
                writer.string(node.namespace)
            }
            if let tenant = node.tenant {
                writer.key("tenant")
                writer.string(tenant)
            }
            if !node.detail.isEmpty {
                writer.key("of")
                writer.sequence(node.detail) { writer, text in writer.string(text) }
            }
            if let location = node.location {
                writer.key("at")
                writer.string(location.description)
            }
            writer.key("isolated")
            writer.mapping { writer in
                writer.key("egress")
                writer.bool(node.isIsolated.egress)
                writer.key("ingress")
                writer.bool(node.isIsolated.ingress)
            }
        }
    }

    private static func write(_ side: NetworkAnswer.Side, to writer: inout JSONWriter) {
        writer.mapping { writer in
            writer.key("open")
            writer.bool(side.isOpen)
            writer.key("allowing")
            writer.sequence(side.allowing) { writer, reason in write(reason, to: &writer) }
            writer.key("isolating")
            writer.sequence(side.isolating) { writer, reason in write(reason, to: &writer) }
        }
    }

    private static func write(_ reason: NetworkMap.Reason, to writer: inout JSONWriter) {
        writer.mapping { writer in
            writer.key("direction")
            writer.string(reason.isEgress ? "egress" : "ingress")
            if let policy = reason.policy {
                writer.key("policy")
                writer.string(policy)
            }
            if let location = reason.location {
                writer.key("at")
                writer.string(location.description)
            }
        }
    }
}
