import Kubernetes
import YAML

/// What leads to and from tenants' pods past the network policies.
extension AdmissionPolicies {
    /// A Service is reached inside of the cluster, by the address that it gets.
    var services: AdmissionPolicy {
        AdmissionPolicy(
            name: "tenant-services",
            match: .tenants(.writing(["services"])),
            conditions: [.changing("spec")],
            validations: [
                .forbidding(
                    unless: "object.spec.?type.orValue('ClusterIP') == 'ClusterIP'",
                    "a tenant's Service is of type ClusterIP",
                    telling: "'a tenant\\'s Service is of type ClusterIP, not ' + object.spec.type"
                ),
                .forbidding(
                    unless: "object.spec.?externalIPs.orValue([]).size() == 0",
                    "a tenant's Service has no externalIPs: it would take traffic that is for somebody else"
                ),
            ]
        )
    }

    /// What a Service leads to comes from its selector: whoever writes addresses leads other tenants' traffic wherever they like.
    var endpoints: AdmissionPolicy {
        AdmissionPolicy(
            name: "tenant-endpoints",
            match: .tenants(
                .writing(["endpoints"]),
                .writing(["endpointslices"], of: "discovery.k8s.io")
            ),
            validations: [
                .forbidding(
                    unless: identities.isPlatform,
                    "the addresses behind a tenant's Service come from its selector: nobody writes them by hand"
                )
            ]
        )
    }

    /// A monitor is about the tenant's own pods: Prometheus would let it scrape, and so relabel, those of any namespace.
    var monitors: AdmissionPolicy {
        AdmissionPolicy(
            name: "tenant-monitors",
            match: .tenants(
                .writing(
                    ["podmonitors", "probes", "servicemonitors"],
                    of: "monitoring.coreos.com",
                    versions: ["*"]
                )
            ),
            conditions: [.changing("spec")],
            variables: [
                .init(
                    name: "namespaces",
                    expression: """
                        dyn(object).spec.?namespaceSelector
                        .or(dyn(object).spec.?targets.?ingress.?namespaceSelector).orValue({})
                        """
                )
            ],
            validations: [
                .forbidding(
                    unless: "!variables.namespaces.?any.orValue(false)",
                    "a tenant's monitor does not select pods of any namespace"
                ),
                .forbidding(
                    unless: "variables.namespaces.?matchNames.orValue([]).all(n, n == request.namespace)",
                    "a tenant's monitor selects pods of its own namespace alone"
                ),
            ]
        )
    }
}
