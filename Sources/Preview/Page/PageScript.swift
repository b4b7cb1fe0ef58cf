/// The page's script: plain JavaScript without any library, a part for each subject.
enum PageScript {
    /// The whole.
    static let javaScript = [
        elements, units, colors, fields, scales, timeSeries, hover, legend,
        numbers, pie, table, heatmap, text, panel, controls, page,
    ].joined(separator: "\n")
}
