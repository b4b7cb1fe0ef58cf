import Diagnostics

extension Rule {
    /// An object is small enough for the way in which it's applied.
    static let applySize: Rule = .init(
        id: "apply-size",
        category: .gitops,
        severity: .error,
        summary: "an object is small enough to be stored, and for the way in which it is applied",
        explanation: """
            Without server-side apply, Argo CD keeps a copy of each object in one of its annotations, and all annotations
            together may have 262144 bytes: a large dashboard or definition of kinds is refused. Add `ServerSideApply=true` to
            the Application, or to the object's `argocd.argoproj.io/sync-options`. Flux always applies on the server. An
            object of 1.5 MiB or more the store refuses however it comes.
            """,
        bad: .words("a ConfigMap of 300 KiB in the folder of an Application without 'ServerSideApply=true'"),
        good: .words("the same, with 'syncOptions: [ServerSideApply=true]' in the Application"),
        check: .tree { index, findings in findings.report(ApplySizes(index).found, index) }
    )
}

/// Finds objects that are too large for the way in which they're applied.
struct ApplySizes {
    private(set) var found: [FieldFinding] = []

    /// apimachinery: pkg/api/validation/objectmeta.go, `TotalAnnotationSizeLimitB`.
    private static let annotations = 262_144
    /// etcd: server/embed/config.go, `DefaultMaxRequestBytes`; the server's own 3 MiB come after it.
    private static let store = 1_572_864

    private let index: ManifestIndex

    init(_ index: ManifestIndex) {
        self.index = index
        var large = Dictionary(
            index.gitOps.large.map { ($0.site, $0.bytes) },
            uniquingKeysWith: { first, _ in first }
        )
        for kustomization in index.kustomizations.kustomizations {
            for generated in kustomization.generated {
                let bytes = size(of: generated, in: kustomization)
                guard bytes > Self.annotations / 2 else { continue }
                large[ObjectSite(file: kustomization.file, position: generated.position)] = bytes
            }
        }
        guard !large.isEmpty else { return }
        for (site, bytes) in large.sorted(by: { $0.key < $1.key }) where bytes >= Self.store {
            found.append(
                FieldFinding(
                    .applySize,
                    "it has \(bytes) bytes, and the store takes less than \(Self.store)",
                    at: site,
                    []
                )
            )
        }
        for unit in index.gitOps.units where unit.controller == .argocd { check(unit, large) }
    }

    private mutating func check(_ unit: SyncUnit, _ large: [ObjectSite: Int]) {
        guard let application = index.gitOps.application(of: unit),
            application.options.isDisjoint(with: [.serverSideApply, .replaces])
        else { return }
        var findings: [FieldFinding] = []
        index.forEachObject(of: unit) { object in
            guard let bytes = large[object.site], bytes >= Self.annotations, bytes < Self.store else { return }
            let flags = index.gitOps.mark(object.site)?.flags ?? []
            guard flags.isDisjoint(with: [.serverSideApply, .replaced]) else { return }
            findings.append(
                FieldFinding(
                    .applySize,
                    "it has \(bytes) bytes, and a copy in an annotation may have \(Self.annotations); "
                        + "apply it with 'ServerSideApply=true'",
                    at: object.site,
                    [],
                    notes: [
                        .init(
                            message: "\(unit.title) applies it",
                            site: unit.site,
                            way: ["spec", "syncPolicy", "syncOptions"]
                        )
                    ]
                )
            )
        }
        found += findings
    }

    /// The bytes of what kustomize makes of files: at most, unless that is much.
    private func size(of generated: KustomizationFacts.Generated, in kustomization: KustomizationFacts) -> Int {
        let field = generated.kind == .secret ? "secretGenerator" : "configMapGenerator"
        var most = 0
        var files: [Int32] = []
        for entry in kustomization.entries
        where entry.role == .file && entry.index == generated.index && "\(entry.field)" == field {
            guard let file = kustomization.path(of: entry).flatMap(index.tree.file(at:)) else { continue }
            files.append(file)
            most += Int(index.gitOps.sizes[file] ?? Int32(GitOpsFacts.smallFile))
        }
        guard most >= Self.annotations / 2 else { return most }
        // Quotes and line breaks take a byte more each.
        return files.reduce(0) { sum, file in
            let bytes = (try? index.tree.files[Int(file)].read()) ?? []
            return sum
                + bytes.reduce(0) {
                    $0 + ($1 == UInt8(ascii: "\"") || $1 == UInt8(ascii: "\n") || $1 == UInt8(ascii: "\\") ? 2 : 1)
                }
        }
    }
}
