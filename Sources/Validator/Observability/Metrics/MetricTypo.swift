/// Names of metrics that are misspelt, rather than others: exporters have many names that differ by a word, or by few letters
/// of a short one (`kube_pod_info`, `kube_pv_info`).
enum MetricTypo {
    /// The name that was meant; the first by alphabet where there are several.
    static func nearest(to name: String, among names: some Sequence<String>) -> String? {
        names.lazy.filter { isNear(name, to: $0) }.min()
    }

    /// Whether one name is the other with a slip: in a single word of five letters or more, one or two letters of its own;
    /// or a plural's `s`, in a word of three; an underscore too many or too few; or without its unit, or `_total`.
    static func isNear(_ left: String, to right: String) -> Bool {
        guard left != right, left.utf8.count >= 8 else { return false }
        for unit in units where right == left + unit || left == right + unit { return true }
        guard abs(left.utf8.count - right.utf8.count) <= 2 else { return false }
        if left.utf8.count != right.utf8.count, joined(left).elementsEqual(joined(right)) { return true }
        let words = split(left)
        let others = split(right)
        guard words.count == others.count else { return false }
        var difference: (ArraySlice<UInt8>, ArraySlice<UInt8>)?
        for (word, other) in zip(words, others) where word != other {
            guard difference == nil else { return false }
            difference = (word, other)
        }
        guard let (word, other) = difference else { return false }
        let longest = max(word.count, other.count)
        if longest >= 4, isPlural(word, of: other) || isPlural(other, of: word) { return true }
        guard min(word.count, other.count) >= 5 else { return false }
        return distance(Array(word), Array(other)) <= (longest >= 8 ? 2 : 1)
    }

    private static let units = ["_total", "_bytes", "_seconds", "_seconds_total", "_bytes_total", "_ratio"]

    private static func joined(_ name: String) -> some Sequence<UInt8> {
        name.utf8.lazy.filter { $0 != UInt8(ascii: "_") }
    }

    private static func split(_ name: String) -> [ArraySlice<UInt8>] {
        Array(name.utf8).split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ":")
        }
    }

    private static func isPlural(_ word: ArraySlice<UInt8>, of other: ArraySlice<UInt8>) -> Bool {
        word.count == other.count + 1 && word.last == UInt8(ascii: "s") && word.dropLast().elementsEqual(other)
    }

    /// The optimal string alignment distance.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var rows = [Array(0...right.count)]
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let same = left[row] == right[column]
                var cost = min(rows[row][column] + (same ? 0 : 1), rows[row][column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, rows[row - 1][column - 1] + 1)
                }
                current.append(cost)
            }
            rows.append(current)
        }
        return rows[left.count][right.count]
    }
}
