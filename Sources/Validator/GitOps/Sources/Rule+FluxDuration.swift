import Diagnostics
import YAML

extension Rule {
    /// A time that Flux is told is one that it reads.
    static let fluxDuration: Rule = .init(
        id: "flux-duration",
        category: .gitops,
        severity: .error,
        summary: "a time that Flux is told has a unit, and the required one is there",
        explanation: """
            Flux's times are numbers with `h`, `m`, `s` or `ms`: `10m`, `1h30m`. Anything else is refused by the API server,
            whose schema of these kinds is only known where their definitions are. `interval` is required.
            """,
        bad: .manifest(
            GitOpsExample.kustomization("web", path: "web").replacing("interval: 10m", with: "interval: 10")
        ),
        good: .manifest(GitOpsExample.kustomization("web", path: "web")),
        check: .manifest(kinds: [
            .kustomization, .helmRelease, .gitRepository, .ociRepository,
            ObjectKind("HelmRepository", "source.toolkit.fluxcd.io"), ObjectKind("Bucket", "source.toolkit.fluxcd.io"),
        ]) { object, findings in
            guard let spec = object.root["spec"] else { return }
            for field in ["interval", "retryInterval", "timeout"] {
                guard let node = spec[field], !node.isNull else { continue }
                guard !node.isFluxDuration else { continue }
                findings.report(
                    Diagnostic(
                        .fluxDuration,
                        "'\(node.text)' is no time: write a number with its unit, as in '10m'",
                        at: object.place(of: node)
                    )
                )
            }
            // The addresses of charts in a registry are not polled.
            let isPolled = object.kind.kind != "HelmRepository" || spec["type"]?.hasText("oci") != true
            if spec.field("interval") == nil, isPolled {
                findings.report(
                    Diagnostic(
                        .fluxDuration,
                        "'interval' is missing; say how often this is looked at",
                        at: object.place(of: spec)
                    )
                )
            }
        }
    )
}

extension YAMLNode {
    /// `^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$` (the definitions of kustomize-controller and of source-controller).
    fileprivate var isFluxDuration: Bool {
        guard kind == .scalar else { return false }
        var rest = text[...]
        guard !rest.isEmpty else { return false }
        while !rest.isEmpty {
            guard rest.dropDigits() else { return false }
            if rest.first == "." {
                rest.removeFirst()
                guard rest.dropDigits() else { return false }
            }
            if rest.hasPrefix("ms") {
                rest.removeFirst(2)
            } else if let unit = rest.first, "smh".contains(unit) {
                rest.removeFirst()
            } else {
                return false
            }
        }
        return true
    }
}

extension Substring {
    /// Takes digits off its start, of which there has to be one.
    fileprivate mutating func dropDigits() -> Bool {
        let digits = prefix { ("0"..."9").contains($0) }
        removeFirst(digits.count)
        return !digits.isEmpty
    }
}
