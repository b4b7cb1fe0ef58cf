/// What a template makes use of.
struct TemplateUse: Hashable {
    /// What is used.
    enum Kind: Hashable {
        /// A function.
        case function(String)
        /// A field of what the template is given, or of a variable bound to it: `.Labels.pod`, `$labels.pod`.
        case field([String])
        /// A template that `template` calls.
        case template(String)
    }

    var kind: Kind
    var range: Range<Int>

    /// The label of the series, for `$labels.pod` and `.Labels.pod`.
    var label: String? {
        guard case .field(let path) = kind, path.count >= 2, path[0] == "Labels" else { return nil }
        return path[1]
    }

    /// Whether it is the value of the alert.
    var isValue: Bool {
        guard case .field(let path) = kind else { return false }
        return path.first == "Value"
    }
}
