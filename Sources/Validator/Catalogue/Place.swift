import Diagnostics

/// Where a finding is: the place in a file, and the field of the object that stands there.
struct Place {
    var location: SourceLocation
    var object: String?
    var pointer: String?

    init(_ location: SourceLocation, object: String? = nil, pointer: String? = nil) {
        self.location = location
        self.object = object
        self.pointer = pointer
    }

    /// A file as a whole.
    init(path: String) {
        self.init(SourceLocation(path: path))
    }

    /// A stretch of a file.
    init(path: String, range: SourceRange) {
        self.init(SourceLocation(path: path, range: range))
    }
}
