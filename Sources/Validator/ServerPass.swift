import Diagnostics
import KubernetesSchemas
import YAML

/// What each version of the API server that is asked for says to an object.
struct ServerPass: Sendable {
    let versions: [KubernetesVersion]
    /// The rules that are asked.
    let selected: Set<Diagnostic.ID>
    /// The schemas of kinds.
    let schemas: KubernetesSchemas
    let asksSchema: Bool
    let asksAPI: Bool

    init(versions: [KubernetesVersion], rules: [Rule], schemas: KubernetesSchemas) {
        self.versions = versions
        self.schemas = schemas
        selected = Set(rules.lazy.filter { Self.isAnswered($0) }.map(\.id))
        asksSchema = rules.contains { $0.category != .api && Self.isAnswered($0) }
        asksAPI = rules.contains { $0.category == .api }
    }

    /// Whether a rule is answered while an object is decoded and validated.
    private static func isAnswered(_ rule: Rule) -> Bool {
        rule.category == .schema || rule.category == .api || rule.id == Rule.canonicalQuantity.id
    }

    private init(_ other: ServerPass, schemas: KubernetesSchemas) {
        versions = other.versions
        selected = other.selected
        asksSchema = other.asksSchema
        asksAPI = other.asksAPI
        self.schemas = schemas
    }

    /// The same with the schemas of definitions that were found.
    func adding(_ definitions: [YAMLNode]) -> ServerPass {
        ServerPass(self, schemas: schemas.adding(definitions))
    }

    /// Whether a server is asked at all.
    var isNeeded: Bool { asksSchema || asksAPI }

    /// Reports what any of the versions refuses; a finding of some of several versions says of which.
    ///
    /// - Returns: whether the kind is none of Kubernetes' own, so that a definition may say more.
    func check(_ object: ManifestObject, _ report: (@autoclosure () -> Diagnostic) -> Void) -> Bool {
        guard isNeeded else { return false }
        var found: [(error: FieldErrors.FieldError, versions: [KubernetesVersion])] = []
        var isCustom = false
        for version in versions {
            var errors = FieldErrors(version: version)
            let outcome = SchemaValidation.check(object, schemas, &errors)
            isCustom = isCustom || outcome.schema?.isCustom ?? object.kind.group.utf8.contains(UInt8(ascii: "."))
            if outcome.decodes, asksAPI { checkAPI(object, outcome.schema, &errors) }
            for error in errors.all where selected.contains(error.rule.id) && !isSaid(error, errors) {
                let known = found.firstIndex { other in
                    other.error.rule.id == error.rule.id && other.error.node == error.node
                        && other.error.message == error.message
                }
                if let known { found[known].versions.append(version) } else { found.append((error, [version])) }
            }
        }
        for (error, some) in found {
            let suffix =
                some.count == versions.count ? "" : " (Kubernetes \(some.map(\.description).joined(separator: ", ")))"
            report(
                Diagnostic(
                    error.rule,
                    error.message + suffix,
                    at: object.place(of: error.node),
                    severity: error.severity,
                    fix: error.fix
                )
            )
        }
        return isCustom
    }

    private func checkAPI(_ object: ManifestObject, _ schema: ObjectSchema?, _ errors: inout FieldErrors) {
        if let check = APIValidation.checks[object.kind] {
            check(object, &errors)
        } else if let schema, !schema.isCustom {
            APIValidation.checkStored(object, isNamespaced: schema.isNamespaced, &errors)
        }
        if let schema, schema.isCustom { CustomResourceValidation.check(object, schema, &errors) }
    }

    /// Whether the kind's own validation says of a missing field what its schema does, mostly in better words.
    private func isSaid(_ error: FieldErrors.FieldError, _ errors: FieldErrors) -> Bool {
        if error.rule.id == Rule.duplicateListItem.id, error.severity == .warning {
            // The server doesn't only lose it, but refuses it.
            let range = error.node.range
            return errors.all.contains { other in
                other.rule.category == .api && selected.contains(other.rule.id) && range.start <= other.node.start
                    && other.node.start < range.end
            }
        }
        guard let name = error.missing else { return false }
        return errors.all.contains { other in
            other.missing == nil && other.node == error.node && other.rule.category == .api
                && selected.contains(other.rule.id) && other.message.contains(name)
        }
    }

    /// Reports a document that doesn't say what it is.
    func checkKind(of document: YAMLNode, path: String, _ findings: inout Findings) {
        guard selected.contains(Rule.missingKind.id) else { return }
        guard let problem = DocumentKind.problem(of: document, path: path) else { return }
        let place = Place(
            SourceLocation(path: path, range: problem.node.range),
            pointer: JSONPointer.of(problem.node, in: document)
        )
        findings.report(Diagnostic(.missingKind, problem.message, at: place))
    }
}
