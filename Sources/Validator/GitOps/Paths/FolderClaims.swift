import Diagnostics

/// Finds folders that are applied twice.
struct FolderClaims {
    /// What makes two claims the same.
    private struct Key: Hashable {
        var controller: SyncController
        var cluster: String
        var path: String
        var targetNamespace: String
        var defaultNamespace: String
    }

    private struct Claim {
        var unit: SyncUnit
        var folder: SyncUnit.Folder
    }

    /// What was found.
    private(set) var twice: [FieldFinding] = []
    /// The first claim of each folder.
    private var first: [Key: Claim] = [:]
    /// Folders that are read with all below them.
    private var deep: [Key: Claim] = [:]

    init(_ units: [SyncUnit]) {
        for unit in units {
            for folder in unit.folders {
                guard folder.isThere, case .manifests(true) = folder.form else { continue }
                deep[Self.key(unit, folder.path)] = Claim(unit: unit, folder: folder)
            }
        }
        for unit in units {
            for folder in unit.folders where folder.isThere { add(Claim(unit: unit, folder: folder)) }
        }
    }

    private static func key(_ unit: SyncUnit, _ path: String) -> Key {
        Key(
            controller: unit.controller,
            cluster: unit.cluster,
            path: path,
            targetNamespace: unit.targetNamespace,
            defaultNamespace: unit.defaultNamespace
        )
    }

    private mutating func add(_ claim: Claim) {
        let key = Self.key(claim.unit, claim.folder.path)
        if let earlier = first[key] {
            note(
                claim,
                "'\(claim.folder.path)' is applied by \(earlier.unit.title) too; give it to one of them",
                earlier
            )
            return
        }
        first[key] = claim
        guard !deep.isEmpty else { return }
        var parent = claim.folder.path
        while !parent.isEmpty {
            parent = TreePath.folder(of: parent)
            guard let outer = deep[Self.key(claim.unit, parent)] else { continue }
            note(
                claim,
                "'\(claim.folder.path)' is within '\(parent)', all of which \(outer.unit.title) applies; take it out of one",
                outer
            )
            return
        }
    }

    private mutating func note(_ claim: Claim, _ message: String, _ earlier: Claim) {
        twice.append(
            FieldFinding(
                .folderClaimedTwice,
                message,
                at: claim.unit.site,
                claim.folder.way,
                notes: [.init(message: "it is applied here", site: earlier.unit.site, way: earlier.folder.way)]
            )
        )
    }
}
