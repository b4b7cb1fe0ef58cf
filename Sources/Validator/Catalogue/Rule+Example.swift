extension Rule {
    /// A small tree that shows what a rule is about.
    public struct Example: Sendable {
        /// One file of the tree.
        public struct File: Hashable, Sendable {
            /// The path below the root of the tree.
            public var path: String
            /// What is in it: mostly text, but some rules are about what is none.
            public var bytes: [UInt8]

            /// The text, with a replacement character for what is none.
            public var text: String { String(decoding: bytes, as: UTF8.self) }
        }

        /// The files; none where only words can describe it.
        public var files: [File]
        /// What can't be shown as files.
        public var words: String?

        /// One file of manifests, `manifest.yaml`.
        static func manifest(_ text: String) -> Self {
            tree(["manifest.yaml": text])
        }

        /// One file of manifests of these bytes.
        static func bytes(_ bytes: [UInt8]) -> Self {
            Self(files: [File(path: "manifest.yaml", bytes: bytes)])
        }

        /// Several files.
        static func tree(_ files: KeyValuePairs<String, String>) -> Self {
            Self(files: files.map { File(path: $0.key, bytes: Array($0.value.utf8)) })
        }

        /// What can't be shown as files.
        static func words(_ words: String) -> Self {
            Self(files: [], words: words)
        }
    }
}
