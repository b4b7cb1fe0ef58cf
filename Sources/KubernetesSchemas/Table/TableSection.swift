/// Types of a table that are sorted by name, found by halving.
struct TableSection: Sendable {
    let text: TableText
    /// Where the names of the types start.
    private let names: [Int]

    /// - Parameter names: where the lines `type NAME` have their names, in the order of the text.
    init(_ text: TableText, names: [Int]) {
        self.text = text
        self.names = names
    }

    /// A type as it is written: the line after its name, and the lines of its fields and constraints.
    struct Entry {
        /// The rest of the first line.
        var head: Range<Int>
        /// The lines below it.
        var body: Range<Int>
    }

    func entry(_ name: String) -> Entry? {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            switch order(of: name.utf8, at: names[middle]) {
            case 0: return entry(at: middle, nameLength: name.utf8.count)
            case ..<0: high = middle
            default: low = middle + 1
            }
        }
        return nil
    }

    private func entry(at index: Int, nameLength: Int) -> Entry {
        let start = names[index] + nameLength
        let end = text.endOfLine(from: start)
        let next = index + 1 < names.count ? names[index + 1] - 5 : text.range.upperBound
        return Entry(head: min(start + 1, end)..<end, body: min(end + 1, next)..<next)
    }

    /// Whether a name comes before (negative) or after the one in the text.
    private func order(of name: String.UTF8View, at start: Int) -> Int {
        var position = start
        for byte in name {
            let other = position < text.range.upperBound ? text.bytes[position] : 0
            if byte != other { return other <= UInt8(ascii: " ") || byte > other ? 1 : -1 }
            position += 1
        }
        return position < text.range.upperBound && text.bytes[position] > UInt8(ascii: " ") ? -1 : 0
    }
}
