/// The same risk of objects of any tenants.
struct RiskGroup {
    var kind: Risk.Kind
    var keys: [ObjectKey]
    var message: String
    var advice: String?

    /// The groups of risks, the worst first.
    static func groups(of risks: [Risk]) -> [RiskGroup] {
        struct Key: Hashable {
            var kind: Risk.Kind
            var objectKind: String
            var message: String
            var advice: String?
        }
        var order: [Key] = []
        var groups: [Key: RiskGroup] = [:]
        for risk in risks {
            let generalization = Generalization(risk.object)
            let key = Key(
                kind: risk.kind,
                objectKind: risk.object.kind,
                message: generalization.text(risk.message),
                advice: risk.advice.map(generalization.text)
            )
            if groups[key] == nil {
                order.append(key)
                groups[key] = RiskGroup(kind: risk.kind, keys: [], message: risk.message, advice: risk.advice)
            } else if groups[key]?.message != risk.message {
                groups[key]?.message = key.message
            }
            groups[key]?.keys.append(risk.object)
        }
        return order.compactMap { groups[$0] }
    }

    /// `namespace deleted`.
    var heading: String { kind.rawValue.replacing("-", with: " ") }

    /// `Namespace acme-corp`, `412 Namespaces (acme-corp, …)`.
    var subject: String {
        guard keys.count > 1 else { return keys[0].title }
        let shown = keys.prefix(3).map { $0.namespace.isEmpty ? $0.name : "\($0.namespace)/\($0.name)" }
        let rest = keys.count > 3 ? " and \(keys.count - 3) more" : ""
        return "\(keys.count) times \(keys[0].kind) (\(shown.joined(separator: ", "))\(rest))"
    }
}
