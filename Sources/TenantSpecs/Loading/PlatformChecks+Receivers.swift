import Diagnostics
import Kubernetes

extension PlatformChecks {
    /// Whether every receiver of alerts says what its type needs, and somebody is told of what is critical.
    ///
    /// - Parameter tenants: the names of the files of tenants, without `.yaml`.
    static func checkReceivers(_ monitoring: Monitoring, tenants: [String], _ source: SpecSource) -> [Diagnostic] {
        let diagnostics = monitoring.receivers.enumerated().flatMap { index, receiver in
            let place = ReceiverPlace(source: source, index: String(index))
            return checkFields(receiver, place) + checkLists(receiver, place, tenants: tenants)
        }
        let wakesSomebody = monitoring.receivers.contains { $0.severities.contains(.critical) && $0.tenants.isEmpty }
        guard !monitoring.receivers.isEmpty, !wakesSomebody else { return diagnostics }
        return diagnostics + [
            .spec(
                "spec-receiver",
                "nobody is told of the platform's own critical alerts; give the severity 'critical' to a receiver without "
                    + "'tenants'",
                at: source.location("spec", "monitoring", "receivers")
            )
        ]
    }

    /// A receiver in the list.
    private struct ReceiverPlace {
        var source: SpecSource
        var index: String

        func diagnostic(_ message: String, _ key: String, _ position: Int? = nil) -> Diagnostic {
            let place = position.map { source.location("spec", "monitoring", "receivers", index, key, String($0)) }
            return .spec(
                "spec-receiver",
                message,
                at: place ?? source.location("spec", "monitoring", "receivers", index, key)
            )
        }
    }

    private static func checkFields(_ receiver: AlertReceiver, _ place: ReceiverPlace) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        let type = receiver.type
        switch receiver.email {
        case nil where type == .email:
            diagnostics.append(
                place.diagnostic("a receiver of the type email needs 'email' with 'to', 'from' and 'smarthost'", "type")
            )
        case .some where type != .email:
            diagnostics.append(
                place.diagnostic("a receiver of the type \(type.rawValue) sends no e-mail; remove 'email'", "email")
            )
        case .some(let email) where email.to.isEmpty:
            diagnostics.append(place.diagnostic("nobody would get the mail; list an address in 'to'", "email"))
        default: break
        }
        if receiver.channel != nil, type != .slack {
            diagnostics.append(
                place.diagnostic(
                    "a receiver of the type \(type.rawValue) has no channel; remove 'channel'",
                    "channel"
                )
            )
        }
        return diagnostics
    }

    private static func checkLists(
        _ receiver: AlertReceiver,
        _ place: ReceiverPlace,
        tenants: [String]
    ) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        if receiver.severities.isEmpty {
            diagnostics.append(
                place.diagnostic("the receiver would be told of nothing; leave 'severities' out for all", "severities")
            )
        }
        for (position, severity) in repeated(receiver.severities) {
            diagnostics.append(place.diagnostic("'\(severity.rawValue)' is listed twice", "severities", position))
        }
        for (position, tenant) in repeated(receiver.tenants) {
            diagnostics.append(place.diagnostic("'\(tenant)' is listed twice", "tenants", position))
        }
        for (position, tenant) in receiver.tenants.enumerated() where !tenants.contains(tenant.text) {
            let nearest = NearestName.find(tenant.text, among: tenants).map { "; did you mean '\($0)'?" }
            diagnostics.append(
                place.diagnostic("no tenant '\(tenant)' has a spec" + (nearest ?? ""), "tenants", position)
            )
        }
        return diagnostics
    }

    /// The elements that were there before.
    private static func repeated<Element: Hashable>(_ elements: [Element]) -> [(Int, Element)] {
        var seen = Set<Element>()
        return elements.enumerated().compactMap { index, element in
            seen.insert(element).inserted ? nil : (index, element)
        }
    }
}
