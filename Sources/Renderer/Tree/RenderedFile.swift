/// A file of the generated tree that has not touched the disk.
public struct RenderedFile: Hashable, Sendable {
    /// Its place below the tree's root, with `/` between folders.
    public var path: String
    /// Its bytes.
    public var contents: [UInt8]

    /// A file with its contents.
    public init(path: String, contents: [UInt8]) {
        self.path = path
        self.contents = contents
    }
}

/// The files that one spec makes: a tenant's, or the platform's shared ones.
public struct RenderedUnit: Hashable, Sendable {
    /// The tenant, `nil` for what is shared.
    public var tenant: String?
    /// The spec's file, as it was named to us.
    public var spec: String
    /// The files, ordered by folder so that each folder is opened once.
    public var files: [RenderedFile]

    /// The files of a spec.
    public init(tenant: String?, spec: String, files: [RenderedFile]) {
        self.tenant = tenant
        self.spec = spec
        self.files = files
    }
}

/// A whole tree, rendered part by part when it is asked for, so that no more than a part a worker is in memory.
public struct RenderedTree: Sendable {
    /// How many parts there are.
    public var count: Int
    /// Renders a part; may be called from several threads at once, in any order.
    public var render: @Sendable (Int) -> RenderedUnit
    /// Whether these are all parts of the tree. Of a tree in part, only the files of its tenants are looked at.
    public var isWhole: Bool

    /// A tree of parts.
    public init(count: Int, isWhole: Bool = true, render: @escaping @Sendable (Int) -> RenderedUnit) {
        self.count = count
        self.isWhole = isWhole
        self.render = render
    }
}
