import Diagnostics

extension Rule {
    /// A tenant cannot have controllers act for it.
    static let controllerRight = Rule(
        id: "controller-right",
        category: .isolation,
        severity: .error,
        summary: "a tenant cannot write objects that have a controller fetch secrets or apply manifests",
        explanation: """
            Controllers act with rights of their own on what these objects say. A SecretStore without `auth` reads with the identity of \
            External Secrets itself, and an ExternalSecret fetches whatever its store may read. A Kustomization or a HelmRelease of \
            Flux without `serviceAccountName` is applied by a cluster-admin, and so is an Application of Argo CD within its project. \
            A Prometheus or a ScrapeConfig reads what it likes. The platform renders these.
            """,
        bad: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            "apiGroups: [external-secrets.io], resources: [secretstores], verbs: [get, create]"
        ),
        good: RightsExample.role(
            #"apiGroups: [""], resources: [pods, services], verbs: [get, list, watch]"#,
            "apiGroups: [external-secrets.io], resources: [externalsecrets], verbs: [get, list]"
        ),
        check: .rights
    )
}
