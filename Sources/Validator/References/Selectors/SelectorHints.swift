import Diagnostics

extension LabelSelector {
    /// The end of a message about a selector that matches none of some objects: the nearest label that one of them has.
    func hint(among objects: [[Label]]) -> String {
        for wanted in labels where !objects.contains(where: { $0.contains(wanted) }) {
            let values = Set(objects.joined().filter { $0.key == wanted.key }.map(\.value)).sorted()
            if let nearest = NearestName.find(wanted.value, among: values) {
                return "; did you mean '\(wanted.key)=\(nearest)'?"
            }
            guard values.isEmpty else {
                let shown = values.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
                return "; '\(wanted.key)' is \(shown)\(values.count > 5 ? " or another" : "") there"
            }
            let keys = Set(objects.joined().map(\.key))
            return NearestName.question(for: wanted.key, among: keys)
        }
        return ""
    }
}

extension ManifestIndex {
    /// The end of a message about a selector that matches no pod of a namespace.
    func hint(for selector: LabelSelector, in namespace: String) -> String {
        selector.hint(among: pods(in: namespace).map(\.labels))
    }
}
