public import YAML

/// Where a panel stands, in columns of a 24th of the width and rows of 30 pixels.
public struct GridPosition: Structured {
    /// The column of the left edge, from 0.
    public let x: Int
    /// The row of the upper edge, from 0.
    public let y: Int
    /// The width in columns.
    public let width: Int
    /// The height in rows.
    public let height: Int

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        let height = try visit.required("h", value?.height)
        let width = try visit.required("w", value?.width)
        return try Self(
            x: visit.required("x", value?.x),
            y: visit.required("y", value?.y),
            width: width,
            height: height
        )
    }
}
