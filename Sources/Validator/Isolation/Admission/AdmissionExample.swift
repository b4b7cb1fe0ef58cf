/// The policies of examples, with what one of them is about set.
enum AdmissionExample {
    static func policy(
        _ name: String = "services",
        match: String = "",
        resources: String = "[services]",
        rest: String = ""
    ) -> String {
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: \(name)}
        spec:
          matchConstraints:
        \(match)    resourceRules:
              - apiGroups: [""]
                apiVersions: [v1]
                operations: [CREATE, UPDATE]
                resources: \(resources)
          validations:
            - expression: has(object.metadata.labels)
        \(rest)
        """
    }

    static func binding(
        _ name: String = "services",
        of policy: String = "services",
        actions: String = "[Deny, Audit]",
        rest: String = ""
    ) -> String {
        """
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: \(name)}
        spec:
          policyName: \(policy)
          validationActions: \(actions)
        \(rest)
        """
    }
}
