/// A part of a dashboard: lines of panels, below a heading if it has one.
public struct Section: Hashable, Sendable {
    /// The heading.
    public var title: String?
    /// The lines from top to bottom.
    public var lines: [Line]

    /// Lines of panels, below a heading if there is one.
    public init(_ title: String? = nil, lines: [Line]) {
        self.title = title
        self.lines = lines
    }
}

/// Panels side by side. They share the 24 columns of the grid evenly.
public struct Line: Hashable, Sendable {
    /// The height in grid units of 30 pixels; less than 1 counts as 1.
    public var height: Int
    /// The panels from left to right; after 24 they go on below.
    public var panels: [Panel]

    /// Panels side by side, of a height.
    public init(height: Int, _ panels: [Panel]) {
        self.height = height
        self.panels = panels
    }
}
