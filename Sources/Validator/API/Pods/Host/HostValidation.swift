import YAML

/// A pod's own settings: restart policy, DNS, host namespaces, security context, overhead and the like
/// (pkg/apis/core/validation/validation.go, `ValidatePodSpec`).
enum HostValidation {
    /// Adds what is wrong with a pod's own settings.
    static func check(_ spec: YAMLNode, isTemplate: Bool, _ errors: inout FieldErrors) {
        checkPolicies(spec, &errors)
        checkNames(spec, &errors)
        DNSValidation.check(spec, &errors)
        HostNamespaceValidation.check(spec, &errors)
        if let context = spec.field("securityContext") {
            PodSecurityContextValidation.check(context, of: spec, &errors)
        }
        WindowsHostProcess.check(spec, &errors)
        if let os = spec.field("os") { PodOSValidation.check(os, of: spec, &errors) }
        if let claims = spec.field("resourceClaims") { ResourceClaimValidation.check(claims, &errors) }
        if let overhead = spec.field("overhead") { checkOverhead(overhead, of: spec, isTemplate: isTemplate, &errors) }
    }

    private static func checkPolicies(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        // Empty ones get their default (pkg/apis/core/v1/defaults.go, `SetDefaults_PodSpec`).
        if let policy = spec.field("restartPolicy"), !policy.isEmptyText {
            errors.check(policy, isOneOf: ["Always", "OnFailure", "Never"], .restartPolicy)
        }
        if let policy = spec.field("preemptionPolicy") {
            errors.check(policy, isOneOf: ["PreemptLowerPriority", "Never"], .podSetting)
        }
        if let seconds = spec.field("activeDeadlineSeconds"), let number = seconds.integer,
            !(1...Int(Int32.max)).contains(number)
        {
            errors.add(.podSetting, at: seconds, "the deadline is \(number) and has to be from 1 to 2147483647 seconds")
        }
    }

    private static func checkNames(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        let account = spec.text("serviceAccountName") == nil ? "serviceAccount" : "serviceAccountName" as StaticString
        if let name = spec.field(account), !name.isEmptyText {
            errors.check(name, .dns1123Subdomain, .podSetting, "the service account")
        }
        if let name = spec.field("priorityClassName"), !name.isEmptyText {
            errors.check(name, .dns1123Subdomain, .podSetting, "the priority class")
        }
        // An empty one is no absent one here.
        if let name = spec.field("runtimeClassName") {
            errors.check(name, .dns1123Subdomain, .podSetting, "the runtime class")
        }
        for gate in spec.items("readinessGates") {
            guard let type = gate.field("conditionType") else {
                errors.add(.podSetting, at: gate, "a readiness gate needs a 'conditionType'")
                continue
            }
            errors.check(type, .qualifiedName, .podSetting, "the condition")
        }
    }

    /// `validateOverhead`, `ValidateResourceRequirements`.
    private static func checkOverhead(
        _ overhead: YAMLNode,
        of spec: YAMLNode,
        isTemplate: Bool,
        _ errors: inout FieldErrors
    ) {
        // The plugin that admits Pods compares with their class (plugin/pkg/admission/runtimeclass/admission.go,
        // `validateOverhead`).
        if !isTemplate, overhead.count > 0, spec.field("runtimeClassName") == nil {
            errors.add(.podSetting, at: overhead, "the overhead is a runtime class's; name it in 'runtimeClassName'")
        }
        for (key, value) in overhead.entries {
            ResourceValidation.checkAmount(key, value, ResourceName.problemOfContainer, rule: .podSetting, &errors)
        }
    }
}

extension RuleCatalogue {
    /// The rules about a pod's own settings.
    static let hostRules: [Rule] = [
        .restartPolicy, .podSetting, .podDNS, .hostAlias, .hostNamespace, .podSecurityContext, .securityProfile,
        .sysctl, .windowsOptions, .podOS, .resourceClaim, .podAnnotation,
    ]
}
