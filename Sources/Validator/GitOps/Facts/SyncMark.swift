import YAML

/// What an object's metadata tells the controllers that apply it, in little memory: few objects say anything.
struct SyncMark: Sendable {
    /// What is said.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16

        /// Flux never prunes it (kustomize-controller: docs/spec/v1/kustomizations.md, "prune").
        static let keptByFlux = Flags(rawValue: 1 << 0)
        /// Argo CD doesn't prune it, or asks first (argo-cd: docs/user-guide/sync-options.md).
        static let keptByPrune = Flags(rawValue: 1 << 1)
        /// Argo CD doesn't delete it with its Application, or asks first.
        static let keptByDelete = Flags(rawValue: 1 << 2)
        static let serverSideApply = Flags(rawValue: 1 << 3)
        /// It is replaced rather than applied, so that no annotation holds a copy of it.
        static let replaced = Flags(rawValue: 1 << 4)
        static let skipsDryRun = Flags(rawValue: 1 << 5)
        /// It is run at a stage of its own rather than kept.
        static let hook = Flags(rawValue: 1 << 6)
        /// A workload that says how many replicas it has.
        static let fixedReplicas = Flags(rawValue: 1 << 7)
    }

    var site: ObjectSite
    var flags: Flags
    /// `argocd.argoproj.io/sync-wave`; 0 when there is none.
    var wave: Int32
}

extension SyncMark {
    /// What an object says; `nil` when that is nothing.
    init?(_ object: ManifestObject, file: Int32) {
        var flags: Flags = []
        var wave: Int32 = 0
        if let metadata = object.root["metadata"] {
            for field in ["annotations", "labels"] {
                guard let entries = metadata[field]?.entries else { continue }
                for (key, value) in entries { Self.read(key, value, &flags, &wave) }
            }
        }
        if object.kind == .deployment || object.kind == .statefulSet || object.kind == .replicaSet,
            object.root["spec"]?.field("replicas") != nil
        {
            flags.insert(.fixedReplicas)
        }
        guard !flags.isEmpty || wave != 0 else { return nil }
        self.init(site: ObjectSite(object, file: file), flags: flags, wave: wave)
    }

    private static func read(_ key: YAMLNode, _ value: YAMLNode, _ flags: inout Flags, _ wave: inout Int32) {
        // Few keys are the controllers', and there are millions of others.
        guard
            key.withUTF8({ $0.starts(with: "ar".utf8) || $0.starts(with: "kus".utf8) || $0.starts(with: "hel".utf8) }),
            let name = key.keyText
        else { return }
        switch name {
        case "argocd.argoproj.io/sync-wave": wave = Int32(value.text) ?? 0
        case "argocd.argoproj.io/hook": flags.insert(.hook)
        case "kustomize.toolkit.fluxcd.io/prune" where value.hasText("disabled"),
            "kustomize.toolkit.fluxcd.io/reconcile" where value.hasText("disabled"),
            "kustomize.toolkit.fluxcd.io/ssa" where value.text.lowercased() == "ignore":
            // kustomize-controller: internal/controller/kustomization_controller.go, the exclusions of `DeleteOptions`.
            flags.insert(.keptByFlux)
        case "helm.sh/resource-policy" where value.hasText("keep"):
            // gitops-engine: pkg/sync/sync_context.go and argo-cd: controller/appcontroller.go.
            flags.formUnion([.keptByPrune, .keptByDelete])
        case "argocd.argoproj.io/sync-options":
            for option in value.text.split(separator: ",") { read(option: option.trimmed, &flags) }
        default: break
        }
    }

    private static func read(option: String, _ flags: inout Flags) {
        switch option {
        case "Prune=false", "Prune=confirm": flags.insert(.keptByPrune)
        case "Delete=false", "Delete=confirm": flags.insert(.keptByDelete)
        case "ServerSideApply=true": flags.insert(.serverSideApply)
        case "Replace=true": flags.insert(.replaced)
        case "SkipDryRunOnMissingResource=true": flags.insert(.skipsDryRun)
        default: break
        }
    }
}

extension Substring {
    /// Without blanks at its ends.
    fileprivate var trimmed: String {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
