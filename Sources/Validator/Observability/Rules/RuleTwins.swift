import Diagnostics

/// Rules that are written twice: those of one name, with the same labels and expression, that one Prometheus evaluates.
enum RuleTwins {
    static func report(_ index: ManifestIndex, _ findings: inout Findings) {
        /// What makes two rules the same.
        struct Identity: Hashable {
            var hash: Int
            /// The namespace that the operator confines the rule to.
            var namespace: String?
        }
        var first: [Identity: (object: ObjectFacts, rule: RuleFacts)] = [:]
        findings.startFile()
        for object in index.objects {
            guard case .rules(let rules) = object.content else { continue }
            let enforced = index.observability.enforcement(of: object.namespace, object.name)
            // Which of several servers evaluates an object can't be told: then only its own rules are compared.
            let isShared = index.observability.prometheus.count <= 1
            let namespace = isShared ? enforced?.value : "\(object.namespace)/\(object.name)"
            for rule in rules {
                let identity = Identity(hash: rule.hash, namespace: namespace)
                guard let twin = first[identity] else {
                    first[identity] = (object, rule)
                    continue
                }
                // What several kustomizations reach is one object.
                guard (twin.object.file, twin.rule.position) != (object.file, rule.position) else { continue }
                findings.report(.duplicateRule(rule, object, twin.rule, twin.object, index))
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func duplicateRule(
        _ rule: RuleFacts,
        _ object: ObjectFacts,
        _ twin: RuleFacts,
        _ other: ObjectFacts,
        _ index: ManifestIndex
    ) -> Diagnostic {
        func place(_ rule: RuleFacts, _ object: ObjectFacts) -> SourceLocation {
            SourceLocation(path: index.tree.files[Int(object.file)].path, range: SourceRange(at: rule.position))
        }
        return Diagnostic(
            .duplicateRule,
            "\(rule.isRecording ? "the series" : "the alert") '\(rule.name)' has the same labels and expression as another; "
                + "remove one of them",
            at: Place(place(rule, object), object: object.identity.title),
            notes: [Note("it is first written here", at: place(twin, other))]
        )
    }
}
