import Grafana
import Testing
import YAML

private func dashboard(_ sections: [Section]) -> Dashboard {
    Dashboard(uid: "test", title: "Test", sections: sections)
}

private func panels(_ count: Int) -> [Panel] {
    (0..<count).map { index in
        Panel(
            title: "Panel \(index)",
            description: "A panel.",
            .stat(),
            queries: [Query("up", legend: "up")],
            fieldConfig: FieldConfig(unit: .short)
        )
    }
}

/// The cells of the grid that a panel covers.
private func cells(_ item: PlacedItem) -> [[Int]] {
    let position = item.gridPos
    return (position.y..<position.y + position.height).flatMap { y in
        (position.x..<position.x + position.width).map { x in [x, y] }
    }
}

@Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7, 11, 23, 24, 25, 49], [-1, 0, 1, 8])
func `panels never overlap, never leave the grid, and leave no hole`(count: Int, height: Int) {
    let lines = [Line(height: height, panels(count)), Line(height: 3, panels(2))]
    let items = dashboard([Section("One", lines: lines), Section(lines: lines), Section("Three", lines: [])]).panels
    let covered = items.flatMap(cells)
    #expect(Set(covered).count == covered.count)
    #expect(covered.allSatisfy { (0..<24).contains($0[0]) })
    let bottom = (covered.map { $0[1] }.max() ?? -1) + 1
    #expect(covered.count == bottom * 24)
    #expect(items.map(\.id) == Array(1...items.count))
}

@Test func `a heading stands above its panels and takes the whole width`() throws {
    let items = dashboard([Section("Now", lines: [Line(height: 4, panels(2))])]).panels
    let heading = try #require(items.first)
    #expect(heading.panel == nil)
    #expect([heading.gridPos.x, heading.gridPos.y, heading.gridPos.width, heading.gridPos.height] == [0, 0, 24, 1])
    #expect(items.dropFirst().map(\.gridPos.y) == [1, 1])
    #expect(items.dropFirst().map(\.gridPos.x) == [0, 12])
}

@Test func `queries of a panel are named as Grafana names them`() throws {
    let panel = Panel(
        title: "Many",
        description: "Many queries.",
        .timeSeries(),
        queries: (0..<28).map { Query("up == \($0)", legend: "") },
        fieldConfig: FieldConfig(unit: .short)
    )
    let placed = try #require(dashboard([Section(lines: [Line(height: 8, [panel])])]).panels.first?.panel)
    let names = placed.targets.map(\.refID)
    #expect(Set(names).count == names.count)
    #expect(names.prefix(2) == ["A", "B"])
    #expect(names.suffix(3) == ["Z", "AA", "AB"])
}
