import YAML

extension DashboardFacts {
    /// What is known of a dashboard once it was parsed.
    struct Exact {
        var uid: Place
        var title: Place
        var claims: [Claim]
    }

    /// The places, and the claims: of one that was only compared it is read now.
    func exact(_ index: ManifestIndex) -> Exact {
        let file = index.tree.files[Int(file)]
        if case .known(let uid, let title, let claims) = detail { return Exact(uid: uid, title: title, claims: claims) }
        // It could be read before; whoever changed it since will validate it again.
        guard let bytes = try? file.read(), let text = try? JSONDocument(bytes), let root = Dashboard.root(of: text) else {
            return Exact(uid: Place(path: file.path), title: Place(path: file.path), claims: [])
        }
        let name = TreePath.name(of: file.path)
        let source = DashboardSource(path: file.path, file: SourceText(bytes), name: String(name.dropLast(".json".utf8.count)))
        let dashboard = Dashboard(root, source: source)
        return Exact(
            uid: dashboard.place(of: root["uid"] ?? root),
            title: dashboard.place(of: root["title"] ?? root),
            claims: TenantClaims.all(of: dashboard)
        )
    }
}
