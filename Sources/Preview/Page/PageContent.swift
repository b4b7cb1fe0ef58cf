import YAML

/// What a page shows, as its script reads it.
struct PageContent: Sendable {
    /// A dashboard of the page, with what is loaded of it.
    struct Entry: Sendable {
        var dashboard: Dashboard
        var change: DashboardChange?
        var range: TimeRangeText
        /// Where it is loaded already, which for a served page it is not.
        var variables: [VariableValue]?
        var data: [String: PanelData]?
    }

    var source: DataSourceName
    var revision: String?
    var isLive: Bool
    var entries: [Entry]

    /// As JSON that can stand within an element of HTML.
    var json: String {
        var writer = JSONWriter(style: .compact, capacity: 1 << 20)
        writer.mapping { writer in
            writer.key("live")
            writer.bool(isLive)
            writer.key("source")
            switch source {
            case .sample: writer.json("null")
            case .prometheus(let address): writer.string(address)
            }
            if let revision {
                writer.key("revision")
                writer.string(revision)
            }
            writer.key("dashboards")
            writer.sequence(entries) { writer, entry in entry.write(to: &writer) }
        }
        // `</script>` would end the element.
        var text: [UInt8] = []
        text.reserveCapacity(writer.bytes.count + 1_024)
        for byte in writer.bytes {
            if byte == UInt8(ascii: "<") { text += #"\u003c"#.utf8 } else { text.append(byte) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension PageContent.Entry {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.mapping { writer in
            let texts: [(StaticString, String)] = [
                ("uid", dashboard.uid), ("title", dashboard.title), ("description", dashboard.description),
                ("path", dashboard.path), ("from", range.from), ("to", range.to), ("refresh", dashboard.refresh),
                ("timezone", dashboard.timezone),
            ]
            for (key, text) in texts {
                writer.key(key)
                writer.string(text)
            }
            writer.key("tags")
            writer.sequence(dashboard.tags) { writer, tag in writer.string(tag) }
            if let change {
                writer.key("change")
                writer.string(change.change.rawValue)
                writer.key("changes")
                writer.write(change.fields)
                writer.key("removed")
                writer.sequence(change.removed) { writer, panel in writer.write(panel, nil) }
            }
            writer.key("items")
            writer.sequence(dashboard.items) { writer, item in
                switch item {
                case .row(let row): writer.write(row)
                case .panel(let panel): writer.write(panel, change?.panels[panel.key])
                }
            }
            if let variables {
                writer.key("variables")
                writer.write(variables)
            }
            if let data {
                writer.key("data")
                writer.mapping { writer in
                    for (key, data) in data.sorted(by: { $0.key < $1.key }) {
                        writer.key(key)
                        data.write(to: &writer)
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    /// Variables as the page reads them.
    mutating func write(_ variables: [VariableValue]) {
        sequence(variables) { writer, value in
            writer.mapping { writer in
                writer.key("name")
                writer.string(value.variable.name)
                writer.key("label")
                writer.string(value.variable.label.isEmpty ? value.variable.name : value.variable.label)
                writer.key("kind")
                writer.string(value.variable.kind.rawValue)
                writer.key("hidden")
                writer.bool(value.variable.hiding == 2)
                writer.key("multi")
                writer.bool(value.variable.isMulti)
                writer.key("text")
                writer.string(value.text)
                writer.key("chosen")
                writer.sequence(value.chosen) { writer, text in writer.string(text) }
                writer.key("options")
                writer.sequence(value.options) { writer, option in
                    writer.mapping { writer in
                        writer.key("text")
                        writer.string(option.text)
                        writer.key("value")
                        writer.string(option.value)
                    }
                }
                if let problem = value.problem {
                    writer.key("problem")
                    writer.string(problem)
                }
            }
        }
    }

    fileprivate mutating func write(_ row: Dashboard.Row) {
        mapping { writer in
            writer.key("row")
            writer.string(row.title)
            writer.key("collapsed")
            writer.bool(row.isCollapsed)
        }
    }

    fileprivate mutating func write(_ panel: Panel, _ change: PanelChange?) {
        mapping { writer in
            writer.key("key")
            writer.string(panel.key)
            writer.key("section")
            writer.string(panel.section)
            writer.key("grid")
            writer.sequence([panel.grid.x, panel.grid.y, panel.grid.width, panel.grid.height]) { writer, number in
                writer.integer(Int64(number))
            }
            writer.key("panel")
            writer.json(panel.json)
            if let change {
                writer.key("change")
                writer.string(change.change.rawValue)
                writer.key("changes")
                writer.write(change.fields)
                if let before = change.before {
                    writer.key("before")
                    writer.write(before, nil)
                }
            }
        }
    }

    fileprivate mutating func write(_ changes: [FieldChange]) {
        sequence(changes) { writer, change in
            writer.mapping { writer in
                writer.key("name")
                writer.string(change.name)
                if let before = change.before {
                    writer.key("before")
                    writer.string(before)
                }
                if let after = change.after {
                    writer.key("after")
                    writer.string(after)
                }
            }
        }
    }
}
