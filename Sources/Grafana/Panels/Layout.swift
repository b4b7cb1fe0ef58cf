/// Gives every panel a place of its own and a number.
enum Layout {
    /// The columns of the grid.
    static let columns = 24

    static func place(_ sections: [Section]) -> [PlacedItem] {
        var items: [PlacedItem] = []
        var y = 0
        for section in sections {
            if let title = section.title {
                let position = GridPosition(x: 0, y: y, width: columns, height: 1)
                items.append(.row(.init(id: items.count + 1, title: title, gridPos: position)))
                y += 1
            }
            for line in section.lines {
                let height = max(1, line.height)
                for start in stride(from: 0, to: line.panels.count, by: columns) {
                    let panels = line.panels[start...].prefix(columns)
                    for (index, panel) in panels.enumerated() {
                        // Whole columns that add up to 24, whatever the number of panels.
                        let left = columns * index / panels.count
                        let right = columns * (index + 1) / panels.count
                        let position = GridPosition(x: left, y: y, width: right - left, height: height)
                        items.append(.panel(.init(panel, id: items.count + 1, gridPos: position)))
                    }
                    y += height
                }
            }
        }
        return items
    }
}
