extension SeededHoleTests {
    private static let policies = "cluster/admission-policies.yaml"

    /// What the server is told to refuse.
    static let admissionHoles: [SeededHole] = [
        SeededHole(
            "a policy that lets through what it can't judge",
            in: policies,
            .replace("  failurePolicy: Fail\n", with: "  failurePolicy: Ignore\n")
        ),
        SeededHole(
            "a policy that only tells",
            in: policies,
            .replace("  validationActions:\n  - Deny\n", with: "  validationActions:\n"),
            at: "validationActions:",
            "- Audit"
        ),
        SeededHole(
            "a policy that is bound by another name",
            in: policies,
            .replace(
                "  policyName: tenant-namespaces.tenantry.dev\n",
                with: "  policyName: tenant-namespace.tenantry.dev\n"
            )
        ),
        SeededHole(
            "a policy for a label that no namespace has",
            in: policies,
            .replace(
                "    namespaceSelector:\n      matchExpressions:\n      - key: tenantry.dev/tenant\n",
                with: "    namespaceSelector:\n      matchExpressions:\n      - key: tenantry.dev/tenants\n"
            ),
            at: "namespaceSelector:",
            "matchExpressions:",
            "- key: tenantry.dev/tenants",
            "name: tenant-platform-objects"
        ),
        SeededHole(
            "a policy that asks for a field that isn't there",
            in: policies,
            .replace("  - expression: variables.isPlatform\n", with: "  - expression: variables.isPlatforms\n"),
            at: "- expression: variables.isPlatforms"
        ),
    ]
}
