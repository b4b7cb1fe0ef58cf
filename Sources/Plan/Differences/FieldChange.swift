/// How one field of an object differs.
package struct FieldChange: Hashable, Sendable {
    /// Which field.
    package var path: FieldPath
    /// What it was; `nil` where there was none.
    package var old: JSONValue?
    /// What it is; `nil` where there is none any more.
    package var new: JSONValue?
    /// Whether the values are not to be shown.
    package var isSecret = false

    init(_ path: FieldPath, old: JSONValue?, new: JSONValue?) {
        self.path = path
        self.old = old
        self.new = new
    }
}
