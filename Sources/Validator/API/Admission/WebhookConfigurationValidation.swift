import Diagnostics
import YAML

/// `ValidatingWebhookConfiguration` and `MutatingWebhookConfiguration`
/// (pkg/apis/admissionregistration/validation/validation.go, `validateValidatingWebhook`, `validateMutatingWebhook`).
enum WebhookConfigurationValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let webhooks = object.root.elements("webhooks") else { return }
        var names: Set<String> = []
        let isMutating = object.kind.kind == "MutatingWebhookConfiguration"
        for webhook in webhooks {
            check(webhook, isMutating: isMutating, &errors)
            guard let node = webhook.field("name"), let name = node.string, !name.isEmpty else { continue }
            if !names.insert(name).inserted {
                errors.add(.webhook, at: node, "the name '\(name)' is there twice; choose another")
            }
        }
    }

    private static func check(_ webhook: YAMLNode, isMutating: Bool, _ errors: inout FieldErrors) {
        checkName(webhook, &errors)
        if let rules = webhook.elements("rules") {
            for rule in rules { AdmissionMatchValidation.checkRule(rule, &errors) }
        }
        errors.checkChoice(.webhook, webhook.field("failurePolicy"), ["Fail", "Ignore"])
        errors.checkChoice(.webhook, webhook.field("matchPolicy"), ["Equivalent", "Exact"])
        if isMutating {
            errors.checkChoice(.webhook, webhook.field("reinvocationPolicy"), ["IfNeeded", "Never"])
        }
        // Required since `v1`, with fewer choices than `v1beta1` had.
        if webhook.field("sideEffects") == nil {
            errors.add(.webhook, at: webhook, "a webhook needs 'sideEffects': 'None' or 'NoneOnDryRun'")
        }
        errors.checkChoice(.webhook, webhook.field("sideEffects"), ["None", "NoneOnDryRun"])
        if let node = webhook.field("timeoutSeconds"), let seconds = node.integer, !(1...30).contains(seconds) {
            errors.add(.webhook, at: node, "the timeout is \(seconds) seconds and has to be from 1 to 30")
        }
        if let selector = webhook.field("namespaceSelector") { LabelSelectorValidation.check(selector, &errors) }
        if let selector = webhook.field("objectSelector") { LabelSelectorValidation.check(selector, &errors) }
        WebhookClientValidation.check(webhook.field("clientConfig"), in: webhook, &errors)
        MatchConditionValidation.check(webhook, hasParameters: false, &errors)
        checkReviewVersions(.webhook, webhook, "admissionReviewVersions", &errors)
    }

    /// `IsFullyQualifiedName`: a subdomain of three parts at least.
    private static func checkName(_ webhook: YAMLNode, _ errors: inout FieldErrors) {
        guard let node = webhook.field("name"), let name = node.string, !name.isEmpty else {
            errors.add(.webhook, at: webhook, "a webhook needs a 'name' such as 'tenants.example.com'")
            return
        }
        if let problem = NameRule.dns1123Subdomain.problem(name) {
            errors.add(.webhook, at: node, "the name '\(name)' \(problem)")
        } else if name.utf8.count(where: { $0 == UInt8(ascii: ".") }) < 2 {
            errors.add(
                .webhook,
                at: node,
                "the name '\(name)' needs three parts at least, such as 'tenants.example.com'"
            )
        }
    }

    /// `validateAdmissionReviewVersions`, `validateConversionReviewVersions`: versions of which the server knows one.
    static func checkReviewVersions(
        _ rule: Rule,
        _ parent: YAMLNode,
        _ field: StaticString,
        _ errors: inout FieldErrors
    ) {
        guard let list = parent.field(field), list.count > 0 else {
            errors.add(rule, at: parent, "'\(field)' has to have 'v1' or 'v1beta1'")
            return
        }
        var seen: Set<String> = []
        var isKnown = false
        for node in list.elements {
            let version = node.string ?? ""
            guard seen.insert(version).inserted else {
                errors.add(rule, at: node, "the version '\(version)' is there twice; remove one")
                continue
            }
            if let problem = NameRule.dns1035Label.problem(version) {
                errors.add(rule, at: node, "the version '\(version)' \(problem)")
            }
            if version == "v1" || version == "v1beta1" { isKnown = true }
        }
        if !isKnown { errors.add(rule, at: list, "'\(field)' has to have 'v1' or 'v1beta1'") }
    }
}

extension Rule {
    static let webhook = api(
        "webhook",
        "a webhook has a full name, known review versions and no side effects",
        explanation: """
            A webhook's name is a domain of three parts at least and unique in its configuration. It speaks `v1` or `v1beta1` of
            AdmissionReview, its `sideEffects` are `None` or `NoneOnDryRun`, its timeout is from 1 to 30 seconds, and its policies are
            those that the API knows.
            """,
        bad: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata:
              name: tenants
            webhooks:
              - name: tenants
                admissionReviewVersions: [v1]
                sideEffects: None
                clientConfig:
                  url: https://tenants.example.com/validate

            """,
        good: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata:
              name: tenants
            webhooks:
              - name: tenants.example.com
                admissionReviewVersions: [v1]
                sideEffects: None
                clientConfig:
                  url: https://tenants.example.com/validate

            """
    )
}
