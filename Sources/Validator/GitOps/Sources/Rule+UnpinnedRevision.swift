import Diagnostics
import YAML

extension Rule {
    /// What is applied comes from a revision that is named.
    static let unpinnedRevision: Rule = .init(
        id: "unpinned-revision",
        category: .gitops,
        severity: .warning,
        summary: "what is applied comes from a branch, a tag or a version that is named",
        explanation: """
            `HEAD`, or no revision, is whatever branch the server calls its own that day, and Flux takes `master` where a
            GitRepository names none. A chart without a version, or with a range of versions, changes under everybody's feet:
            the same commit installs something else tomorrow, and nobody has reviewed it. Name a branch that only reviewed
            commits reach, a tag, or the exact version.
            """,
        bad: .manifest(
            GitOpsExample.application("web", path: "web").replacing(
                "targetRevision: main",
                with: "targetRevision: HEAD"
            )
        ),
        good: .manifest(GitOpsExample.application("web", path: "web")),
        check: .manifest(kinds: [.application, .applicationSet, .gitRepository, .ociRepository, .helmRelease]) {
            object,
            findings in
            for problem in RevisionCheck(object).problems {
                findings.report(Diagnostic(.unpinnedRevision, problem.message, at: object.place(of: problem.node)))
            }
        }
    )
}

/// Looks for revisions that somebody else chooses.
private struct RevisionCheck {
    private(set) var problems: [(node: YAMLNode, message: String)] = []

    init(_ object: ManifestObject) {
        switch object.kind {
        case .application, .applicationSet:
            guard let spec = object.applicationSpec else { return }
            if let source = spec["source"] { check(source: source) }
            for source in spec.list("sources") { check(source: source) }
        case .gitRepository: checkGit(object.root["spec"])
        case .ociRepository: checkImage(object.root["spec"])
        default:
            guard let chart = object.root.at("spec", "chart", "spec") else { return }
            // A chart out of a Git repository has the version that is there.
            guard chart.at("sourceRef", "kind")?.hasText("HelmRepository") ?? true else { return }
            checkChart(chart["version"], in: chart)
        }
    }

    private mutating func check(source: YAMLNode) {
        let revision = source["targetRevision"]
        if source.text("chart") != nil {
            checkChart(revision, in: source)
            return
        }
        // What a template fills in can't be told.
        guard let revision, !revision.text.isEmpty, !revision.hasText("HEAD") else {
            problems.append(
                (revision ?? source, "it is applied from whatever branch is the server's own; name a branch or a tag")
            )
            return
        }
        if revision.text.isRange {
            problems.append((revision, "'\(revision.text)' is any of several tags; name one, or a branch"))
        }
    }

    private mutating func checkChart(_ version: YAMLNode?, in parent: YAMLNode) {
        guard let version, !version.text.isEmpty else {
            problems.append((version ?? parent, "whatever version of the chart is newest is installed; name one"))
            return
        }
        if version.text.isRange { problems.append((version, "'\(version.text)' is any of several versions; name one")) }
    }

    private mutating func checkGit(_ spec: YAMLNode?) {
        guard let spec else { return }
        guard let reference = spec.field("ref"), reference.count > 0 else {
            problems.append((spec, "without 'ref' Flux reads the branch 'master'; name a branch, a tag or a commit"))
            return
        }
        if let range = reference["semver"], range.text.isRange, reference["commit"] == nil {
            problems.append((range, "'\(range.text)' is any of several tags; name one"))
        }
    }

    private mutating func checkImage(_ spec: YAMLNode?) {
        guard let spec else { return }
        let reference = spec.field("ref")
        if reference?["digest"] != nil { return }
        guard let reference, let tag = reference["tag"] ?? reference["semver"] else {
            problems.append((spec, "without 'ref' Flux reads the tag 'latest'; name a tag or a digest"))
            return
        }
        if tag.hasText("latest") || reference["tag"] == nil && tag.text.isRange {
            problems.append((tag, "'\(tag.text)' is something else tomorrow; name a tag or a digest"))
        }
    }
}

extension String {
    /// Whether it is a range of versions (Masterminds/semver: constraints.go) rather than one.
    fileprivate var isRange: Bool {
        if contains("{{") { return false }
        if utf8.contains(where: { "*<>^~|, ".utf8.contains($0) }) { return true }
        // `1.x` and `1.2.X`.
        return split(separator: ".").contains { $0 == "x" || $0 == "X" }
    }
}
