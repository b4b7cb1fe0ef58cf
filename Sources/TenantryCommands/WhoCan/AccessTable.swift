import Diagnostics
import Validator
import YAML

/// Answers of `who-can` in columns, or as JSON.
struct AccessTable {
    private let rows: [[String]]

    /// - Parameter showsRules: whether what each rule gives is shown too.
    init(_ answers: [AccessAnswer], showsRules: Bool) {
        guard !answers.isEmpty else {
            rows = []
            return
        }
        var header = ["SUBJECT", "NAMESPACE"]
        if showsRules { header += ["VERBS", "RESOURCES"] }
        if answers.contains(where: { !$0.names.isEmpty }) { header.append("ONLY") }
        header += ["BINDING", "ROLE", "AT"]
        let showsNames = header.contains("ONLY")
        rows =
            [header]
            + answers.map { answer in
                var row = [answer.subject, answer.namespace ?? "(all)"]
                if showsRules { row += [answer.verbs.joined(separator: ","), answer.qualifiedResources] }
                if showsNames { row.append(answer.names.isEmpty ? "-" : answer.names.joined(separator: ",")) }
                let role = answer.aggregated.map { "\(answer.role.title) < \($0.title)" } ?? answer.role.title
                let place = answer.binding.location.map(String.init(describing:)) ?? "(built in)"
                return row + [answer.binding.title, role, place]
            }
    }

    /// The columns, each as wide as it has to be.
    var text: String {
        guard let header = rows.first else { return "" }
        let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).enumerated()
                .map { column, cell in
                    column == row.count - 1
                        ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count + 2)
                }
                .joined() + "\n"
        }
        .joined()
    }

    /// The answers as one JSON array.
    static func json(_ answers: [AccessAnswer]) -> String {
        var writer = JSONWriter()
        writer.sequence(answers) { writer, answer in
            writer.mapping { writer in
                writer.key("subject")
                writer.string(answer.subject)
                if let namespace = answer.namespace {
                    writer.key("namespace")
                    writer.string(namespace)
                }
                writer.key("binding")
                write(answer.binding, to: &writer)
                writer.key("role")
                write(answer.role, to: &writer)
                if let aggregated = answer.aggregated {
                    writer.key("aggregated")
                    write(aggregated, to: &writer)
                }
                let lists: [(StaticString, [String])] = [
                    ("verbs", answer.verbs), ("apiGroups", answer.groups), ("resources", answer.resources),
                    ("resourceNames", answer.names),
                ]
                for (key, values) in lists {
                    writer.key(key)
                    writer.sequence(values) { writer, value in writer.string(value) }
                }
            }
        }
        writer.endDocument()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func write(_ part: AccessAnswer.Part, to writer: inout JSONWriter) {
        writer.mapping { writer in
            writer.key("object")
            writer.string(part.title)
            guard let location = part.location else { return }
            writer.key("file")
            writer.string(location.path)
            guard let start = location.range?.start else { return }
            writer.key("line")
            writer.integer(Int64(start.line))
            writer.key("column")
            writer.integer(Int64(start.column))
        }
    }
}

extension AccessAnswer {
    /// The resources with their groups: `deployments.apps`.
    fileprivate var qualifiedResources: String {
        let suffixes = groups.isEmpty ? [""] : groups.map { $0.isEmpty ? "" : ".\($0)" }
        return suffixes.flatMap { suffix in
            resources.map { resource in
                guard !resource.hasPrefix("/"), !suffix.isEmpty else { return resource }
                let parts = resource.split(separator: "/", maxSplits: 1)
                return parts.count > 1 ? "\(parts[0])\(suffix)/\(parts[1])" : resource + suffix
            }
        }
        .joined(separator: ",")
    }
}
