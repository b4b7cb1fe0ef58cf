/// What all workers took down together.
struct TreeFacts {
    private(set) var objects: [ObjectFacts] = []
    private(set) var kustomizations: [KustomizationFacts] = []
    /// Files that have an object whose references are to be followed.
    private(set) var files: Set<Int32> = []
    /// Namespaces into which something is installed that the tree doesn't show.
    private(set) var openNamespaces: Set<String> = []

    /// Hands the objects over: a large tree's are not held twice.
    mutating func removeObjects() -> [ObjectFacts] {
        let objects = objects
        self.objects = []
        return objects
    }

    mutating func take(_ facts: FactReader) {
        objects += facts.objects
        kustomizations += facts.kustomizations
        files.formUnion(facts.files)
        openNamespaces.formUnion(facts.openNamespaces)
    }
}
