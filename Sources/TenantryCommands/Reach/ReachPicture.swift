import Preview
import Validator

/// The map as a drawing: tenants on the left, the platform in the middle, what is outside on the right.
///
/// Every way ends at a place of its own on the side of a node, so that neither lines nor their ports lie on one another there.
struct ReachPicture {
    private let map: NetworkMap
    private let layout: ReachLayout

    init(_ map: NetworkMap) {
        self.map = map
        layout = ReachLayout(map)
    }

    /// The element.
    var svg: String {
        let described =
            "\(map.nodes.count) nodes and \(map.edges.count) ways; the table below has the same in words."
        var text = """
            <svg viewBox="0 0 \(ReachLayout.width) \(layout.height)" width="\(ReachLayout.width)" \
            height="\(layout.height)" role="group" aria-label="Tenants, platform and outside">
            <desc>\(described)</desc>
            <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" \
            orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"/></marker></defs>

            """
        for box in layout.boxes { text += draw(box) }
        for number in map.edges.indices { text += draw(number) }
        for node in map.nodes { text += draw(node) }
        for number in map.edges.indices { text += label(number) }
        return text + "</svg>"
    }

    private func draw(_ box: ReachLayout.Box) -> String {
        let column = ReachLayout.columns[box.column]
        return """
            <rect class="box\(box.column == 0 ? " tenant" : "")" x="\(column.x - 14)" y="\(box.y)" \
            width="\(column.width + 28)" height="\(box.height)" rx="10"/>
            <text class="box-title" x="\(column.x)" y="\(box.y + 22)">\(Self.short(box.title, 32))</text>

            """
    }

    private func draw(_ node: NetworkMap.Node) -> String {
        let place = layout.places[node.id]
        let column = ReachLayout.columns[place.column]
        let kind: String =
            switch node.kind {
            case .pods: "node"
            case .unseenPods: "node elsewhere"
            default: "node outside"
            }
        let name = HTMLText.escaped(node.title)
        return """
            <a href="#ways" data-node="\(node.id)" aria-label="\(name)"><title>\(name)</title>\
            <rect class="\(kind)" x="\(column.x)" y="\(place.y)" width="\(column.width)" height="\(place.height)" rx="6"/>\
            <text x="\(column.x + 12)" y="\(place.y + place.height / 2 + 5)">\(Self.short(node.shortTitle, 30))</text></a>

            """
    }

    private func draw(_ number: Int) -> String {
        let edge = map.edges[number]
        let (start, end) = (layout.starts[number], layout.ends[number])
        let kind = (edge.isCertain ? "" : " maybe") + (map.isSuspicious(edge) ? " suspicious" : "")
        let isLoop = layout.places[edge.source].column == layout.places[edge.target].column
        let reach = isLoop ? 30 + min(abs(end.y - start.y) / 6, 40) : abs(end.x - start.x) / 2
        let (first, second) = (start.x + start.direction * reach, end.x + end.direction * reach)
        return """
            <path class="way\(kind)" data-ends="\(edge.source) \(edge.target)" marker-end="url(#tip)" \
            d="M\(start.x) \(start.y)C\(first) \(start.y) \(second) \(end.y) \(end.x) \(end.y)"/>

            """
    }

    /// The ports, at the end where the way is a tenant's, and otherwise where it starts.
    private func label(_ number: Int) -> String {
        let edge = map.edges[number]
        let isAtEnd = layout.places[edge.target].column < layout.places[edge.source].column
        let end = isAtEnd ? layout.ends[number] : layout.starts[number]
        let ports = Self.short(edge.ports.joined(separator: ", "), 20)
        return """
            <text class="ports" data-ends="\(edge.source) \(edge.target)" x="\(end.x + end.direction * 12)" y="\(end.y + 4)" \
            text-anchor="\(end.direction > 0 ? "start" : "end")">\(ports)</text>

            """
    }

    private static func short(_ text: String, _ limit: Int) -> String {
        HTMLText.escaped(text.count <= limit ? text : text.prefix(limit - 1) + "…")
    }

    /// How it looks.
    static let css = #"""
        .picture { padding: 0.5rem; }
        .picture svg { display: block; margin: 0 auto; font: 13px system-ui, sans-serif; }
        .picture text { fill: var(--ink); }
        .box { fill: none; stroke: var(--quiet); stroke-dasharray: 4 4; }
        .box.tenant { stroke-dasharray: none; }
        .box-title { font-weight: 650; }
        .node { fill: var(--paper); stroke: var(--accent); stroke-width: 1.5; }
        .node.elsewhere { stroke: var(--quiet); stroke-dasharray: 3 3; }
        .node.outside { stroke: var(--orange); }
        .picture a:hover .node { stroke-width: 3; }
        .picture a:focus-visible { outline: none; }
        .picture a:focus-visible .node { stroke: var(--accent); stroke-width: 4; stroke-dasharray: none; }
        .picture a.on .node { fill: color-mix(in srgb, var(--accent) 22%, var(--surface)); }
        .way { fill: none; stroke: var(--c0); stroke-width: 1.5; }
        .way.maybe { stroke: var(--quiet); stroke-dasharray: 6 4; }
        .way.suspicious { stroke: var(--red); stroke-width: 3; }
        marker path { fill: context-stroke; stroke: none; }
        .ports { font-size: 11px; paint-order: stroke; stroke: var(--surface); stroke-width: 4px; pointer-events: none; }
        .chosen [data-ends]:not(.on) { opacity: 0.12; }
        tr.off { display: none; }
        .legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; padding: 0.5rem 0 0; font-size: 0.8125rem; list-style: none; }
        .legend li { display: flex; align-items: center; gap: 0.5rem; }
        td strong.bad { white-space: nowrap; }

        """#
}
