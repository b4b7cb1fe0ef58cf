/// A table as `ci/make-schemas` writes it, with its kinds read and its types left for when they are asked for.
struct SchemaTable: Sendable {
    /// A kind, and where its schema is.
    struct Kind: Sendable {
        var apiVersion: String
        var kind: String
        /// The minor versions that have it.
        var minors: ClosedRange<Int>
        var isNamespaced: Bool
        /// The name of its type in its section.
        var type: String
        var section: Int
    }

    private(set) var kinds: [Kind] = []
    private(set) var sections: [TableSection] = []
    private(set) var removals: [APIRemoval] = []
    private(set) var deprecations: [APIDeprecation] = []

    init(_ bytes: [UInt8]) {
        let text = TableText(bytes)
        // A section is one or more kinds and the types after them.
        var sectionStart = 0
        var names: [Int] = []
        text.forEachHead { start in
            if text.starts(with: "type ", at: start) {
                names.append(start + 5)
                return
            }
            if !names.isEmpty {
                addSection(text, sectionStart..<start, names)
                sectionStart = start
                names = []
            }
            read(text.words(start..<text.endOfLine(from: start)))
        }
        addSection(text, sectionStart..<bytes.count, names)
    }

    private mutating func addSection(_ text: TableText, _ range: Range<Int>, _ names: [Int]) {
        var part = text
        part.range = range
        sections.append(TableSection(part, names: names))
    }

    private mutating func read(_ words: [String]) {
        switch (words[0], words.count) {
        case ("kind", 6):
            let ends = words[3].split(separator: "-").compactMap { Int($0) }
            guard ends.count == 2, ends[0] <= ends[1] else { return }
            add(words, minors: ends[0]...ends[1], scope: words[4], type: words[5])
        case ("kind", 5):
            add(words, minors: 0...Int.max, scope: words[3], type: words[4])
        case ("removed", 6), ("removed", 7):
            removals.append(
                APIRemoval(
                    apiVersion: words[1],
                    kind: words[2],
                    deprecatedIn: words[3],
                    removedIn: words[4],
                    replacement: words[5] == "-" ? nil : words[5],
                    isRenaming: words.last == "same"
                )
            )
        case ("deprecated", 5...):
            let replacement = words[4...].joined(separator: " ")
            deprecations.append(
                APIDeprecation(
                    apiVersion: words[1],
                    kind: words[2],
                    deprecatedIn: words[3],
                    replacement: replacement == "-" ? nil : replacement
                )
            )
        default: break
        }
    }

    private mutating func add(_ words: [String], minors: ClosedRange<Int>, scope: String, type: String) {
        kinds.append(
            Kind(
                apiVersion: words[1],
                kind: words[2],
                minors: minors,
                isNamespaced: scope == "namespaced",
                type: type,
                section: sections.count
            )
        )
    }
}
