extension APIValidation {
    private static let group = "admissionregistration.k8s.io"

    /// `admissionregistration.k8s.io`.
    static let admissionChecks: [ObjectKind: Check] = [
        ObjectKind("ValidatingWebhookConfiguration", group): WebhookConfigurationValidation.check,
        ObjectKind("MutatingWebhookConfiguration", group): WebhookConfigurationValidation.check,
        ObjectKind("ValidatingAdmissionPolicy", group): ValidatingPolicyValidation.check,
        ObjectKind("ValidatingAdmissionPolicyBinding", group): PolicyBindingValidation.check,
        ObjectKind("MutatingAdmissionPolicy", group): MutatingPolicyValidation.check,
        ObjectKind("MutatingAdmissionPolicyBinding", group): PolicyBindingValidation.check,
    ]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/admissionChecks``.
    static let admissionRules: [Rule] = [
        .admissionBinding, .admissionMatch, .admissionPolicy, .celExpression, .matchCondition, .webhook,
        .webhookClient,
    ]
}
