import Diagnostics
import YAML

/// Where the text of a dashboard stands: a file of its own, or a value of an object.
struct DashboardSource {
    var path: String
    /// The file.
    var file: SourceText
    /// The object with the value, and the value itself.
    var holder: (object: ManifestObject, value: YAMLNode)?
    /// The file's name, or the key of the value, without its ending.
    var name: String
    /// The key of the value.
    var key: String?

    /// A stretch of the dashboard's text in the file.
    func range(of bytes: Range<Int>) -> SourceRange {
        if let holder { return ScalarText(holder.value, in: file).range(of: bytes) }
        return SourceRange(start: file.position(of: bytes.lowerBound), end: file.position(of: bytes.upperBound))
    }

    /// A stretch of the dashboard's text, as findings point to it.
    func place(of bytes: Range<Int>) -> Place {
        guard let holder else { return Place(path: path, range: range(of: bytes)) }
        var place = holder.object.place(of: holder.value)
        place.location.range = range(of: bytes)
        return place
    }
}
