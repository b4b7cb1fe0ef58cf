import Diagnostics
public import Files
import YAML

extension Dashboard {
    /// Reads a file of JSON; `nil` when what it holds is no dashboard.
    ///
    /// Grafana's own files are taken as well as what its API gives (`{"dashboard": {…}}`).
    ///
    /// - Throws: `FileProblem` with line and column when the text is no JSON object, or asks for too much.
    public init?(path: String, json bytes: [UInt8]) throws(FileProblem) {
        guard bytes.count <= DashboardLimits.bytes else {
            throw FileProblem(path, "it has more than \(DashboardLimits.bytes) bytes")
        }
        let stream: YAMLStream
        do throws(YAMLError) {
            stream = try YAMLStream.parse(bytes, limits: YAMLLimits(depth: DashboardLimits.depth))
        } catch {
            throw FileProblem(path, error.message, at: error.range.start)
        }
        guard let document = stream.documents.first else { throw FileProblem(path, "it is empty", line: 1, column: 1) }
        guard document.kind == .mapping, document.isFlow, stream.documents.count == 1 else {
            throw FileProblem(path, "expected one JSON object", at: document.start)
        }
        let root = document["dashboard"].flatMap { $0["panels"] == nil ? nil : $0 } ?? document
        guard let panels = root["panels"], root["title"] != nil || root["schemaVersion"] != nil else { return nil }
        guard panels.kind == .sequence else {
            throw FileProblem(path, "'panels' is not an array", at: panels.start)
        }
        try self.init(path: path, root: root, panels: panels)
    }

    private init(path: String, root: YAMLNode, panels: YAMLNode) throws(FileProblem) {
        let name = path.split(separator: "/").last.map { $0.hasSuffix(".json") ? $0.dropLast(5) : $0 } ?? ""
        self.path = path
        uid = root.string("uid") ?? String(name)
        title = root.string("title") ?? String(name)
        description = root.string("description") ?? ""
        tags = root["tags"].map { $0.elements.compactMap(\.jsonString) } ?? []
        range = TimeRangeText(
            from: root["time"]?.string("from") ?? TimeRangeText.standard.from,
            to: root["time"]?.string("to") ?? TimeRangeText.standard.to
        )
        refresh = root.string("refresh") ?? ""
        timezone = root.string("timezone") ?? "browser"
        variables =
            (root["templating"]?["list"]).map { list in
                list.elements.prefix(DashboardLimits.variables).compactMap(Variable.init(node:))
            } ?? []
        items = []
        try add(panels, to: "")
    }

    /// Adds panels and rows in the order of the grid. A collapsed row holds its panels itself, any other is followed by them.
    private mutating func add(_ nodes: YAMLNode, to section: String) throws(FileProblem) {
        var section = section
        for node in Self.sorted(nodes) {
            guard node.kind == .mapping else {
                throw FileProblem(path, "a panel is not an object", at: node.start)
            }
            guard items.count < DashboardLimits.panels else {
                let message = "there are more than \(DashboardLimits.panels) panels"
                throw FileProblem(path, message, at: node.start)
            }
            guard node.string("type") == "row" else {
                items.append(.panel(Panel(node: node, key: "\(items.count)", section: section)))
                continue
            }
            section = node.string("title") ?? ""
            items.append(.row(Row(title: section, isCollapsed: node.bool("collapsed") ?? false)))
            if let inner = node["panels"] { try add(inner, to: section) }
        }
    }

    /// From the top to the bottom, from the left to the right: the order in which people read.
    private static func sorted(_ nodes: YAMLNode) -> [YAMLNode] {
        let placed = nodes.elements.enumerated().map { index, node in (index, GridPlace(panel: node), node) }
        return placed.sorted { ($0.1.y, $0.1.x, $0.0) < ($1.1.y, $1.1.x, $1.0) }.map(\.2)
    }
}

extension FileProblem {
    /// What is wrong at a place of a text.
    fileprivate init(_ path: String, _ message: String, at place: SourcePosition) {
        self.init(path, message, line: place.line, column: place.column)
    }
}
