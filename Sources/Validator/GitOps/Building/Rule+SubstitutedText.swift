import Diagnostics
import YAML

extension Rule {
    /// What looks like a variable isn't replaced by mistake.
    static let substitutedText: Rule = .init(
        id: "substituted-text",
        category: .gitops,
        severity: .error,
        summary: "under Flux's substitution, text with '${' is meant to be replaced",
        explanation: """
            A Kustomization with `postBuild` replaces every `${name}` in what it builds, in dashboards, prompts and scripts
            too: by nothing where nobody has set it, and since kustomize-controller 1.9 the whole Kustomization fails. Where
            it isn't meant, annotate the object `kustomize.toolkit.fluxcd.io/substitute: disabled`, or write `$${name}`.
            Variables that the Kustomization sets itself, or has a default for, are meant; those that it takes from
            elsewhere can't be told, so that none is reported then but in what kustomize makes of files.
            """,
        bad: .tree([
            "flux.yaml": GitOpsExample.kustomization("web", path: "web", "postBuild: {substitute: {region: here}}"),
            "web/settings.yaml": GitOpsExample.settings().replacing("mode: fast", with: "query: \"${datasource}\""),
        ]),
        good: .tree([
            "flux.yaml": GitOpsExample.kustomization("web", path: "web", "postBuild: {substitute: {region: here}}"),
            "web/settings.yaml": GitOpsExample.settings(
                "annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}"
            ).replacing("mode: fast", with: "query: \"${datasource}\""),
        ]),
        check: .tree { index, findings in
            for unit in index.gitOps.units {
                guard let kustomization = index.gitOps.kustomization(of: unit),
                    kustomization.options.contains(.substitutes)
                else { continue }
                SubstitutionCheck(unit, kustomization, index).report(&findings)
            }
        }
    )
}

/// Looks for variables that a Kustomization doesn't set, in the files that it builds.
private struct SubstitutionCheck {
    private let unit: SyncUnit
    private let index: ManifestIndex
    /// What it sets itself.
    private var known: Set<String> = []
    private var readsElsewhere = false

    init(_ unit: SyncUnit, _ kustomization: FluxKustomizationFacts, _ index: ManifestIndex) {
        self.unit = unit
        self.index = index
        guard let bytes = try? index.tree.files[Int(kustomization.site.file)].read(),
            let stream = try? YAMLStream.parse(bytes)
        else { return }
        for document in stream.documents {
            for object in ManifestObject.all(in: document, path: "")
            where ObjectSite(object, file: kustomization.site.file) == kustomization.site {
                let build = object.root.at("spec", "postBuild")
                known = Set(build?["substitute"]?.entries.compactMap(\.key.keyText) ?? [])
                readsElsewhere = build?["substituteFrom"]?.count ?? 0 > 0
            }
        }
    }

    func report(_ findings: inout Findings) {
        for file in unit.files {
            let source = index.tree.files[Int(file.file)]
            if KustomizationFacts.isKustomization(source.path) {
                if let number = index.kustomizations.byFolder[TreePath.folder(of: source.path)] {
                    reportGenerated(index.kustomizations.kustomizations[number], &findings)
                }
                continue
            }
            guard !readsElsewhere, let bytes = try? source.read(), bytes.hasVariables,
                let stream = try? YAMLStream.parse(bytes)
            else { continue }
            for document in stream.documents {
                for object in ManifestObject.all(in: document, path: source.path) where !object.isLeftAlone {
                    let object = file.namespace.map(object.moved) ?? object
                    report(object.root, of: object, depth: 0, &findings)
                }
            }
        }
    }

    /// The scalars that hold a variable nobody sets; a list or map deeper than any real one isn't entered.
    private func report(_ node: YAMLNode, of object: ManifestObject, depth: Int, _ findings: inout Findings) {
        guard depth < 100 else { return }
        for (_, value) in node.entries { report(value, of: object, depth: depth + 1, &findings) }
        for element in node.elements { report(element, of: object, depth: depth + 1, &findings) }
        guard node.kind == .scalar, let name = unset(in: node.withUTF8 { Array($0) }) else { return }
        findings.report(
            Diagnostic(
                .substitutedText,
                "\(unit.title) replaces '${\(name)}', which it doesn't set; annotate the object "
                    + "'kustomize.toolkit.fluxcd.io/substitute: disabled', or write '$${\(name)}'",
                at: object.place(of: node)
            )
        )
    }

    /// ConfigMaps of files, which are data whatever is in them.
    private func reportGenerated(_ kustomization: KustomizationFacts, _ findings: inout Findings) {
        guard !kustomization.leavesGeneratedAlone(index.tree) else { return }
        for entry in kustomization.entries where "\(entry.field)" == "configMapGenerator" && entry.role == .file {
            guard let path = kustomization.path(of: entry), let number = index.tree.file(at: path),
                let bytes = try? index.tree.files[Int(number)].read(), let name = unset(in: bytes)
            else { continue }
            findings.report(
                Diagnostic(
                    .substitutedText,
                    "\(unit.title) replaces '${\(name)}' in this file; set the annotation "
                        + "'kustomize.toolkit.fluxcd.io/substitute: disabled' in 'generatorOptions'",
                    at: Place(entry, of: kustomization)
                )
            )
        }
    }

    /// The first variable that the Kustomization doesn't set, and that has no default (drone/envsubst: parse/parse.go).
    private func unset(in bytes: [UInt8]) -> String? {
        var place = 0
        while place + 2 < bytes.count {
            guard bytes[place] == UInt8(ascii: "$"), bytes[place + 1] == UInt8(ascii: "{") else {
                place += 1
                continue
            }
            let start = place + 2
            place = start
            // `$${` stands for `${`.
            if start > 2, bytes[start - 3] == UInt8(ascii: "$") { continue }
            while place < bytes.count, bytes[place].isNamePart { place += 1 }
            guard place < bytes.count, place - start < 256 else { continue }
            let name = String(decoding: bytes[start..<place], as: UTF8.self)
            let hasDefault = [UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "-")].contains(bytes[place])
            if hasDefault || known.contains(name) || name.isEmpty { continue }
            return name
        }
        return nil
    }
}

extension UInt8 {
    /// Whether it is in the name of a variable.
    fileprivate var isNamePart: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension [UInt8] {
    fileprivate var hasVariables: Bool {
        guard count > 2 else { return false }
        return indices.dropLast().contains { self[$0] == UInt8(ascii: "$") && self[$0 + 1] == UInt8(ascii: "{") }
    }
}

extension ManifestObject {
    /// Whether Flux substitutes nothing in it (fluxcd/pkg: kustomize/kustomize_varsub.go).
    fileprivate var isLeftAlone: Bool {
        let metadata = root["metadata"]
        return [metadata?["annotations"], metadata?["labels"]].contains { pairs in
            pairs?["kustomize.toolkit.fluxcd.io/substitute"]?.hasText("disabled") == true
        }
    }
}

extension KustomizationFacts {
    /// Whether what it makes of files is annotated, or labelled, so that Flux substitutes nothing.
    fileprivate func leavesGeneratedAlone(_ tree: ManifestTree) -> Bool {
        guard let bytes = try? tree.files[Int(file)].read(), let stream = try? YAMLStream.parse(bytes),
            let root = stream.documents.first
        else { return true }
        let options = root["generatorOptions"]
        return [options?["annotations"], options?["labels"], root["commonAnnotations"]].contains { pairs in
            pairs?["kustomize.toolkit.fluxcd.io/substitute"]?.hasText("disabled") == true
        }
    }
}
