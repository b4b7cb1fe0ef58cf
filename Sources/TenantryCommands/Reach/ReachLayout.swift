import Validator

/// Where the parts of a map's drawing are, in pixels.
struct ReachLayout {
    /// A namespace.
    struct Box {
        var title: String
        var column: Int
        var y: Int
        var height: Int
    }

    /// A node.
    struct Place {
        var column = 0
        var y = 0
        var height = 0
    }

    /// An end of a way: a point on the side of a node, and the direction in which the way leaves it.
    struct End {
        var x = 0
        var y = 0
        /// -1 to the left, 1 to the right.
        var direction = 1
    }

    /// The left edge of each column, and the width of its nodes.
    static let columns = [(x: 120, width: 210), (x: 570, width: 210), (x: 970, width: 190)]
    static let width = 1_190
    /// The least height of a node, and what each way on one side of it takes.
    private static let nodeHeight = 34
    private static let endHeight = 16
    private static let titleHeight = 34
    private static let gap = 14

    private(set) var boxes: [Box] = []
    /// By node.
    private(set) var places: [Place]
    /// By edge.
    private(set) var starts: [End]
    private(set) var ends: [End]
    private(set) var height = 0

    init(_ map: NetworkMap) {
        places = Array(repeating: Place(), count: map.nodes.count)
        starts = Array(repeating: End(), count: map.edges.count)
        ends = starts
        for node in map.nodes {
            places[node.id].column = node.namespace.isEmpty ? 2 : node.tenant == nil ? 1 : 0
        }
        setHeights(map)
        setPlaces(map)
        setEnds(map)
    }

    /// Whether a way leaves a node on its right side for another: within a column it goes round on the left.
    private func isRight(_ node: Int, _ other: Int) -> Bool { places[other].column > places[node].column }

    private mutating func setHeights(_ map: NetworkMap) {
        var counts = Array(repeating: (left: 0, right: 0), count: map.nodes.count)
        for edge in map.edges {
            for (node, other) in [(edge.source, edge.target), (edge.target, edge.source)] {
                if isRight(node, other) { counts[node].right += 1 } else { counts[node].left += 1 }
            }
        }
        for (node, count) in counts.enumerated() {
            places[node].height = max(Self.nodeHeight, max(count.left, count.right) * Self.endHeight + 8)
        }
    }

    private mutating func setPlaces(_ map: NetworkMap) {
        var bottoms = [16, 16, 16]
        let inside = Dictionary(grouping: map.nodes.filter { !$0.namespace.isEmpty }, by: \.namespace)
        for (namespace, nodes) in inside.sorted(by: { $0.key < $1.key }) {
            let column = nodes.contains { $0.tenant != nil } ? 0 : 1
            let top = bottoms[column]
            var y = top + Self.titleHeight
            for node in nodes {
                places[node.id].y = y
                y += places[node.id].height + Self.gap
            }
            boxes.append(Box(title: namespace, column: column, y: top, height: y - top))
            bottoms[column] = y + 20
        }
        for node in map.nodes where node.namespace.isEmpty {
            places[node.id].y = bottoms[2]
            bottoms[2] += places[node.id].height + 2 * Self.gap
        }
        height = max(bottoms.max() ?? 0, 80)
    }

    private mutating func setEnds(_ map: NetworkMap) {
        /// An end that is not placed yet, and what is at the other end.
        struct Open {
            var edge: Int
            var isStart: Bool
            var other: Int
        }
        var sides: [[Open]] = Array(repeating: [], count: map.nodes.count * 2)
        for (number, edge) in map.edges.enumerated() {
            sides[edge.source * 2 + (isRight(edge.source, edge.target) ? 1 : 0)].append(
                Open(edge: number, isStart: true, other: edge.target)
            )
            sides[edge.target * 2 + (isRight(edge.target, edge.source) ? 1 : 0)].append(
                Open(edge: number, isStart: false, other: edge.source)
            )
        }
        for (side, open) in sides.enumerated() {
            let place = places[side / 2]
            let column = Self.columns[place.column]
            let isRight = side % 2 == 1
            // Those that go up leave above those that go down.
            let sorted = open.sorted { left, right in
                (places[left.other].y, places[left.other].column, left.edge)
                    < (places[right.other].y, places[right.other].column, right.edge)
            }
            let first = place.y + place.height / 2 - (sorted.count - 1) * Self.endHeight / 2
            for (number, open) in sorted.enumerated() {
                let end = End(
                    x: isRight ? column.x + column.width : column.x,
                    y: first + number * Self.endHeight,
                    direction: isRight ? 1 : -1
                )
                if open.isStart { starts[open.edge] = end } else { ends[open.edge] = end }
            }
        }
    }
}
