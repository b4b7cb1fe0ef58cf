import Validator

/// Files that are validated together.
enum ValidationInput: Sendable {
    /// Files as they are.
    case files(ManifestTree)
    /// What a kustomization makes of files.
    case built(BuiltKustomization)

    var tree: ManifestTree {
        switch self {
        case .files(let tree): tree
        case .built(let built): built.tree
        }
    }
}
