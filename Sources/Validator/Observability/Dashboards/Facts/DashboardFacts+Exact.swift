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
        if case .known(let uid, let title, let claims) = detail { return Exact(uid: uid, title: title, claims: claims) }
        guard let dashboard = dashboard(index) else {
            let place = Place(path: index.tree.files[Int(file)].path)
            return Exact(uid: place, title: place, claims: [])
        }
        return Exact(
            uid: dashboard.place(of: dashboard.root["uid"] ?? dashboard.root),
            title: dashboard.place(of: dashboard.root["title"] ?? dashboard.root),
            claims: TenantClaims.all(of: dashboard)
        )
    }

    /// The dashboard, read again; `nil` when it changed since: whoever did that will validate it again.
    func dashboard(_ index: ManifestIndex) -> Dashboard? {
        let file = index.tree.files[Int(file)]
        guard let bytes = try? file.read() else { return nil }
        guard let key, let holder else {
            let source = DashboardSource(
                path: file.path,
                file: SourceText(bytes),
                name: DashboardPass.name(of: file.path)
            )
            return Self.dashboard(bytes, source)
        }
        guard let stream = try? YAMLStream.parse(bytes) else { return nil }
        for document in stream.documents {
            for object in ManifestObject.all(in: document, path: file.path) where object.title == holder.title {
                guard let value = object.dashboardValues?.first(where: { $0.key == key })?.value else { continue }
                let source = DashboardSource(
                    path: file.path,
                    file: SourceText(bytes),
                    holder: (object, value),
                    name: DashboardPass.name(of: key),
                    key: key
                )
                return Self.dashboard(value.withUTF8 { Array($0) }, source)
            }
        }
        return nil
    }

    private static func dashboard(_ bytes: [UInt8], _ source: DashboardSource) -> Dashboard? {
        guard let text = try? JSONDocument(bytes), let root = Dashboard.root(of: text) else { return nil }
        return Dashboard(root, source: source)
    }
}
