public import HTTPTypes

extension HTTPFields {
    /// The value of the header with a name, several lines of it joined by commas: what the subscript gives, which puts a new
    /// text together even of the one line that there is nearly always.
    public func text(_ name: HTTPField.Name) -> String? {
        var found: String?
        for field in self where field.name == name {
            guard found == nil else { return self[name] }
            found = field.value
        }
        return found
    }
}
