import Diagnostics

extension KustomizationFacts {
    /// A file or folder that a kustomization names, in little memory: a large tree has as many as it has files.
    struct Entry: Sendable {
        /// What is made of it.
        enum Role: Sendable {
            /// Objects: a file of manifests, or a folder with a kustomization.
            case resource
            /// A change to objects that others define.
            case patch
            /// Data, whatever is in it, or a configuration of kustomize itself.
            case file
        }

        var role: Role
        /// The path as it is written.
        var text: String
        /// The field that lists it, and its place there.
        var field: StaticString
        var index: Int32
        /// The field within what is listed there, and the place in that.
        var innerField: StaticString?
        var innerIndex: Int32?
        /// Whether it is fetched from elsewhere.
        let isRemote: Bool
        private var line: UInt32
        private var column: UInt32
        private var endLine: UInt32
        private var endColumn: UInt32

        init(
            _ role: Role,
            _ text: String,
            _ range: SourceRange,
            in field: StaticString,
            _ index: Int,
            _ innerField: StaticString? = nil,
            _ innerIndex: Int? = nil
        ) {
            self.role = role
            self.text = text
            self.field = field
            self.index = Int32(truncatingIfNeeded: index)
            self.innerField = innerField
            self.innerIndex = innerIndex.map { Int32(truncatingIfNeeded: $0) }
            isRemote = Self.isRemote(text)
            line = UInt32(truncatingIfNeeded: range.start.line)
            column = UInt32(truncatingIfNeeded: range.start.column)
            endLine = UInt32(truncatingIfNeeded: range.end.line)
            endColumn = UInt32(truncatingIfNeeded: range.end.column)
        }

        /// Where it is written.
        var range: SourceRange {
            SourceRange(
                start: SourcePosition(line: Int(line), column: Int(column)),
                end: SourcePosition(line: Int(endLine), column: Int(endColumn))
            )
        }

        /// The way to it.
        var pointer: String {
            var pointer = "/\(field)/\(index)"
            if let innerField { pointer += "/\(innerField)" }
            if let innerIndex { pointer += "/\(innerIndex)" }
            return pointer
        }

        /// Whether a path is fetched from elsewhere (kustomize: api/internal/git/repospec.go).
        private static func isRemote(_ text: String) -> Bool {
            // Mostly there is nothing of a URL in it, and a search for words is dear.
            guard text.utf8.contains(where: { ":?@".utf8.contains($0) }) || text.hasPrefix("github.com/") else {
                return false
            }
            return text.contains("://") || text.hasPrefix("git@") || text.contains("?ref=")
                || text.hasPrefix("github.com/")
                || text.hasPrefix("git::")
        }
    }
}
