import PromQL

extension DashboardTemplate {
    /// Makes a pattern of a dashboard in which nothing was found; `nil` when its text isn't the whole file, or when the name stands in it
    /// where it may mean more than a name.
    convenience init?(_ dashboard: Dashboard, file: Int32) {
        let bytes = dashboard.root.text.bytes
        let name = dashboard.source.name
        guard dashboard.source.holder == nil, TenantClaims.isName(name), bytes.count <= Dashboard.annotationLimit,
            dashboard.root.index == 0
        else { return nil }
        var gaps = TemplateGaps(bytes, name: Array(name.utf8))
        gaps.addTexts(of: dashboard)
        gaps.addNames(of: dashboard)
        let claims = TenantClaims.names(of: dashboard)
        guard let pieces = gaps.pieces else { return nil }
        let uid = dashboard.root["uid"]?.nonEmptyString.flatMap { Self.split($0, at: name) }
        self.init(file: file, bytes: bytes, pieces: pieces, uid: uid, otherClaims: claims.filter { $0 != name })
        // Where the name stands anywhere else, or twice in the uid, the texts of others can't be told by it.
        guard uid != nil, dashboard.root["title"]?.nonEmptyString != nil, match(bytes, name: name) != nil else {
            return nil
        }
    }

    private static func split(_ uid: String, at name: String) -> (before: String, after: String)? {
        let parts = uid.split(separator: name, omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
}

/// Where a pattern has gaps.
private struct TemplateGaps {
    private let bytes: [UInt8]
    private let name: [UInt8]
    private var gaps: [(range: Range<Int>, gap: DashboardTemplate.Gap)] = []

    init(_ bytes: [UInt8], name: [UInt8]) {
        self.bytes = bytes
        self.name = name
    }

    /// The stretches between the gaps; `nil` when two gaps lie on one another.
    var pieces: [DashboardTemplate.Piece]? {
        var pieces: [DashboardTemplate.Piece] = []
        var position = 0
        for (range, gap) in gaps.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard range.lowerBound >= position else { return nil }
            pieces.append(DashboardTemplate.Piece(bytes: position..<range.lowerBound, gap: gap))
            position = range.upperBound
        }
        pieces.append(DashboardTemplate.Piece(bytes: position..<bytes.count, gap: nil))
        return pieces
    }

    /// Titles and descriptions of the dashboard and its panels.
    mutating func addTexts(of dashboard: Dashboard) {
        addText(dashboard.root["title"], isTitle: true)
        addText(dashboard.root["description"])
        for panel in dashboard.panels {
            addText(panel.node["title"])
            addText(panel.node["description"])
        }
    }

    private mutating func addText(_ node: JSONNode?, isTitle: Bool = false) {
        guard let node, node.kind == .string else { return }
        let inner = node.range.lowerBound + 1..<node.range.upperBound - 1
        guard let first = bytes[inner].first, !first.isSpace, bytes[inner].allSatisfy(\.isOfFreeText) else { return }
        gaps.append((inner, .text(isTitle: isTitle)))
    }

    /// The tenant's name, where it is no more than a name.
    mutating func addNames(of dashboard: Dashboard) {
        let root = dashboard.root
        addOccurrences(in: root["uid"])
        for tag in root["tags"]?.elements ?? [] { addWhole(tag) }
        for variable in dashboard.variables where variable.type == "constant" {
            addWhole(variable.node["query"])
            for value in [variable.node["current"]].compactMap(\.self) + (variable.node["options"]?.elements ?? []) {
                addWhole(value["text"])
                addWhole(value["value"])
            }
        }
        for query in dashboard.queries {
            addOccurrences(in: query.node["legendFormat"])
            addMatchers(of: query)
        }
        addLinks(in: root)
    }

    /// The addresses of links, wherever they are.
    private mutating func addLinks(in node: JSONNode) {
        for (name, value) in node.members {
            if value.kind == .string, name.string == "url" { addOccurrences(in: value) } else { addLinks(in: value) }
        }
        for element in node.elements { addLinks(in: element) }
    }

    private mutating func addMatchers(of query: DashboardQuery) {
        for matcher in query.parsed?.selectors.flatMap(\.matchers) ?? [] where !matcher.isTemplated {
            guard matcher.value.utf8.elementsEqual(name) else { continue }
            let range = matcher.valueRange
            let part = query.part.lowerBound + range.lowerBound..<query.part.lowerBound + range.upperBound
            addOccurrences(within: query.expression.place(of: part), limit: 1)
        }
    }

    /// A string that is the name and nothing else.
    private mutating func addWhole(_ node: JSONNode?) {
        guard let node, node.kind == .string else { return }
        let inner = node.range.lowerBound + 1..<node.range.upperBound - 1
        if bytes[inner].elementsEqual(name) { gaps.append((inner, .name)) }
    }

    private mutating func addOccurrences(in node: JSONNode?) {
        guard let node, node.kind == .string else { return }
        addOccurrences(within: node.range, limit: .max)
    }

    /// The places of the name in a stretch, but for those where a letter or digit before it, or the start of a variable or an escape, may
    /// make something else of it.
    private mutating func addOccurrences(within range: Range<Int>, limit: Int) {
        var position = range.lowerBound
        var count = 0
        while position + name.count <= range.upperBound, count < limit {
            let before = position > 0 ? bytes[position - 1] : 0
            guard bytes[position..<position + name.count].elementsEqual(name), !before.isWord,
                !#"$\{:["#.utf8.contains(before)
            else {
                position += 1
                continue
            }
            gaps.append((position..<position + name.count, .name))
            position += name.count
            count += 1
        }
    }
}
