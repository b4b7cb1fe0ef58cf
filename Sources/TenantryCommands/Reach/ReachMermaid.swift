import Validator

/// The map as a flowchart of Mermaid, which Git forges draw in Markdown.
enum ReachMermaid {
    static func text(_ map: NetworkMap) -> String {
        var text = "flowchart LR\n"
        let inside = Dictionary(grouping: map.nodes.filter { !$0.namespace.isEmpty }, by: \.namespace)
        for (number, (namespace, nodes)) in inside.sorted(by: { $0.key < $1.key }).enumerated() {
            text += "  subgraph s\(number)[\"\(escaped(namespace))\"]\n"
            for node in nodes { text += "    n\(node.id)[\"\(escaped(node.shortTitle))\"]\n" }
            text += "  end\n"
        }
        for node in map.nodes where node.namespace.isEmpty { text += "  n\(node.id)([\"\(escaped(node.title))\"])\n" }
        for (number, edge) in map.edges.enumerated() {
            let arrow = edge.isCertain ? "-->" : "-.->"
            text += "  n\(edge.source) \(arrow)|\"\(escaped(edge.ports.joined(separator: ", ")))\"| n\(edge.target)\n"
            if map.isSuspicious(edge) { text += "  linkStyle \(number) stroke:#b3261e,stroke-width:3px\n" }
        }
        return text
    }

    /// The text as a quoted label holds it (https://mermaid.js.org/syntax/flowchart.html, "Entity codes to escape characters").
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\"", "#", "&", "<", ">", "`", ";", "\\": result += "#\(scalar.value);"
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}

extension NetworkMap.Node {
    /// The title without the namespace.
    var shortTitle: String {
        title.firstIndex(of: "/").map { namespace.isEmpty ? title : String(title[title.index(after: $0)...]) } ?? title
    }
}
