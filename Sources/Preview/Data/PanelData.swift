import YAML

/// What a panel shows.
struct PanelData: Sendable {
    /// A query as it was asked, and what came of it.
    struct Query: Sendable {
        var refID: String
        /// With its variables filled in.
        var expression: String
        var legend: String
        var isTable: Bool
        var step: Int
        var isInstant: Bool
        var series: [Series]
        /// Why there is nothing, or not all.
        var problem: String?
        var notes: [String]
    }

    var span: TimeSpan
    var queries: [Query]

    /// As the page reads it.
    func write(to writer: inout JSONWriter) {
        writer.mapping { writer in
            writer.key("from")
            writer.integer(Int64(span.start) * 1_000)
            writer.key("to")
            writer.integer(Int64(span.end) * 1_000)
            writer.key("queries")
            writer.sequence(queries) { writer, query in query.write(to: &writer) }
        }
    }
}

extension PanelData.Query {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.mapping { writer in
            writer.key("refId")
            writer.string(refID)
            writer.key("expr")
            writer.string(expression)
            writer.key("instant")
            writer.bool(isInstant)
            writer.key("step")
            writer.integer(Int64(step))
            if let problem {
                writer.key("problem")
                writer.string(problem)
            }
            if !notes.isEmpty {
                writer.key("notes")
                writer.sequence(notes) { writer, note in writer.string(note) }
            }
            writer.key("series")
            writer.sequence(series) { writer, series in
                series.write(to: &writer, name: Legend.name(of: series, format: legend, expression: expression))
            }
        }
    }
}

extension Series {
    fileprivate func write(to writer: inout JSONWriter, name: String) {
        writer.mapping { writer in
            writer.key("name")
            writer.string(name)
            writer.key("labels")
            writer.mapping { writer in
                for label in labels {
                    writer.key(label.name)
                    writer.string(label.value)
                }
            }
            writer.key("start")
            writer.integer(Int64(start))
            writer.key("step")
            writer.integer(Int64(step))
            writer.key("values")
            writer.sequence(values) { writer, value in
                guard let value, !value.isNaN else { return writer.json("null") }
                // JSON has no infinite numbers; the page reads these texts.
                if value.isInfinite { writer.string(value > 0 ? "+Inf" : "-Inf") } else { writer.double(value) }
            }
        }
    }
}
