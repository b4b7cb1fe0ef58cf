import Diagnostics
import YAML

/// `core.Event` (pkg/apis/core/validation/events.go, `ValidateEventCreate`).
enum EventValidation {
    /// An event of the core group (`legacyValidateEvent`).
    static func checkOld(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .pathSegment, &errors)
        checkCommon(object, involved: object.root.field("involvedObject"), note: object.root.field("message"), &errors)
    }

    /// An event of `events.k8s.io`.
    static func checkNew(_ object: ManifestObject, _ errors: inout FieldErrors) {
        let root = object.root
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        if root.text("eventTime") == nil {
            errors.add(.event, at: root, "'eventTime' is missing")
        }
        if let type = errors.require("type", of: root, .event) {
            errors.check(type, isOneOf: ["Normal", "Warning"], .event)
        }
        let unused: [StaticString] = ["deprecatedFirstTimestamp", "deprecatedLastTimestamp", "deprecatedCount"]
        for name in unused {
            guard let value = root.field(name), value.integer != 0 else { continue }
            errors.add(.event, at: value, "'\(name)' is of old events; remove it")
        }
        if let source = root.field("deprecatedSource"), source.text("component") != nil || source.text("host") != nil {
            errors.add(.event, at: source, "'deprecatedSource' is of old events; remove it")
        }
        if let series = root.field("series") {
            let count = series.field("count")
            if (count?.integer ?? 0) < 2 {
                errors.add(.event, at: count ?? series, "a series has two events at least")
            }
            if series.text("lastObservedTime") == nil {
                errors.add(.event, at: series, "'lastObservedTime' is missing")
            }
        }
        checkCommon(object, involved: root.field("regarding"), note: root.field("note"), &errors)
    }

    private static func checkCommon(
        _ object: ManifestObject,
        involved: YAMLNode?,
        note: YAMLNode?,
        _ errors: inout FieldErrors
    ) {
        let root = object.root
        let isTimed = root.text("eventTime") != nil
        let own = root.field("metadata")?.text("namespace")
        let other = involved?.text("namespace")
        // Where the manifest has no namespace, the request has one, which nobody knows.
        if let own, !isAllowed(own, other, isTimed: isTimed) {
            errors.add(
                .event,
                at: involved?.field("namespace") ?? involved ?? root,
                "the event is in the namespace '\(own)', and what it is about isn't"
            )
        }
        guard isTimed else { return }
        if let name = errors.require("reportingController", of: root, .event) {
            errors.check(name, .qualifiedName, .event)
        }
        let limited: [StaticString] = ["reportingInstance", "action", "reason"]
        for name in limited {
            guard let value = errors.require(name, of: root, .event) else { continue }
            checkLength(value, 128, &errors)
        }
        if let note { checkLength(note, 1024, &errors) }
    }

    /// Whether an event in a namespace may be about something in another, or in none.
    private static func isAllowed(_ own: String, _ other: String?, isTimed: Bool) -> Bool {
        if let other { return isTimed || own == other }
        return own == "default" || (isTimed && own == "kube-system")
    }

    private static func checkLength(_ value: YAMLNode, _ limit: Int, _ errors: inout FieldErrors) {
        let length = value.withUTF8(\.count)
        guard length > limit else { return }
        errors.add(.event, at: value, "the text has \(length) characters and may have \(limit)")
    }
}

extension Rule {
    static let event = api(
        "event",
        "an Event is in the namespace of what it is about, and says who reports it",
        explanation: """
            An Event is in the namespace of its object. One with an `eventTime` also has a `reportingController`, a
            `reportingInstance`, an `action` and a `reason`, of 128 characters at most, and 1024 for the text. The API
            server refuses others. Events are made by controllers, and seldom belong into a tree of manifests.
            """,
        bad: """
            apiVersion: v1
            kind: Event
            metadata:
              name: rollout
              namespace: acme-corp
            involvedObject:
              kind: Pod
              name: web
              namespace: globex

            """,
        good: """
            apiVersion: v1
            kind: Event
            metadata:
              name: rollout
              namespace: acme-corp
            involvedObject:
              kind: Pod
              name: web
              namespace: acme-corp

            """
    )
}
