/// The resources of the API server by their plural names.
///
/// Kubernetes: `kubectl api-resources`, 1.36; the definitions of External Secrets, Argo CD, Flux, cert-manager, the
/// Gateway API and Prometheus' operator; and what is no object but can be asked for in a rule
/// (staging/src/k8s.io/apiserver/pkg/endpoints/filters/impersonation.go, `signers`).
struct KnownResources: Sendable {
    /// A resource.
    struct Entry: Hashable, Sendable {
        var group: String
        var plural: String
        /// Whether its objects are in no namespace.
        var isClusterScoped = false
    }

    private(set) var byName: [String: [Entry]] = [:]

    init() {
        for (group, line) in Self.table {
            for word in line.split(separator: " ") {
                let isCluster = word.hasPrefix("!")
                let names = word.drop { $0 == "!" }.split(separator: "=").map(String.init)
                let entry = Entry(group: group, plural: names[0], isClusterScoped: isCluster)
                for name in names { add(entry, as: name) }
            }
        }
    }

    /// Learns of a resource that a tree defines or names.
    mutating func learn(_ entry: Entry, as names: [String] = []) {
        guard !(byName[entry.plural] ?? []).contains(where: { $0.group == entry.group }) else { return }
        for name in [entry.plural] + names { add(entry, as: name) }
    }

    /// The resource that a name means: a plural, a short name, or either with a `.` and the group.
    ///
    /// Of several groups' without one it is Kubernetes' own, as for kubectl: `pods` are no metrics.
    func find(_ name: String) -> Entry? {
        if let entry = byName[name]?.first { return entry }
        guard let dot = name.firstIndex(of: ".") else { return nil }
        let group = name[name.index(after: dot)...]
        return byName[String(name[..<dot])]?.first { $0.group == group }
    }

    /// Every name that is known.
    var names: [String] { byName.keys.sorted() }

    private mutating func add(_ entry: Entry, as name: String) {
        byName[name, default: []].append(entry)
    }

    /// By group: resources, with `!` before those of no namespace, and `=` before short names.
    private static let table: KeyValuePairs<String, String> = [
        "": """
        bindings !componentstatuses=cs configmaps=cm endpoints=ep events=ev limitranges=limits !namespaces=ns !nodes=no \
        persistentvolumeclaims=pvc !persistentvolumes=pv pods=po podtemplates replicationcontrollers=rc resourcequotas=quota \
        secrets serviceaccounts=sa services=svc !users !groups
        """,
        "admissionregistration.k8s.io": """
        !mutatingadmissionpolicies !mutatingadmissionpolicybindings !mutatingwebhookconfigurations \
        !validatingadmissionpolicies !validatingadmissionpolicybindings !validatingwebhookconfigurations
        """,
        "apiextensions.k8s.io": "!customresourcedefinitions=crd=crds",
        "apiregistration.k8s.io": "!apiservices",
        "apps": "controllerrevisions daemonsets=ds deployments=deploy replicasets=rs statefulsets=sts",
        "authentication.k8s.io": "!selfsubjectreviews !tokenreviews !uids !userextras",
        "authorization.k8s.io": """
        localsubjectaccessreviews !selfsubjectaccessreviews !selfsubjectrulesreviews !subjectaccessreviews
        """,
        "autoscaling": "horizontalpodautoscalers=hpa",
        "batch": "cronjobs=cj jobs",
        "certificates.k8s.io": "!certificatesigningrequests=csr !clustertrustbundles !signers podcertificaterequests",
        "coordination.k8s.io": "leases",
        "discovery.k8s.io": "endpointslices",
        "events.k8s.io": "events",
        "flowcontrol.apiserver.k8s.io": "!flowschemas !prioritylevelconfigurations",
        "metrics.k8s.io": "!nodes pods",
        "networking.k8s.io": "!ingressclasses ingresses=ing !ipaddresses networkpolicies=netpol !servicecidrs",
        "node.k8s.io": "!runtimeclasses",
        "policy": "poddisruptionbudgets=pdb",
        "rbac.authorization.k8s.io": "!clusterrolebindings !clusterroles rolebindings roles",
        "resource.k8s.io": "!deviceclasses resourceclaims resourceclaimtemplates !resourceslices",
        "scheduling.k8s.io": "!priorityclasses=pc",
        "storage.k8s.io": """
        !csidrivers !csinodes csistoragecapacities !storageclasses=sc !volumeattachments !volumeattributesclasses=vac
        """,
        "argoproj.io": "applications=app=apps applicationsets=appset=appsets appprojects=appproj=appprojs",
        "cert-manager.io": "certificates=cert=certs certificaterequests issuers !clusterissuers",
        "external-secrets.io": """
        externalsecrets=es secretstores=ss pushsecrets !clustersecretstores=css !clusterexternalsecrets=ces
        """,
        "gateway.networking.k8s.io": "gateways=gtw !gatewayclasses=gc grpcroutes httproutes referencegrants=refgrant",
        "helm.toolkit.fluxcd.io": "helmreleases=hr",
        "kustomize.toolkit.fluxcd.io": "kustomizations=ks",
        "monitoring.coreos.com": """
        alertmanagerconfigs=amcfg alertmanagers=am podmonitors=pmon probes=prb prometheusagents=promagent prometheuses=prom \
        prometheusrules=promrule scrapeconfigs=scfg servicemonitors=smon thanosrulers=ruler
        """,
        "notification.toolkit.fluxcd.io": "alerts providers receivers",
        "source.toolkit.fluxcd.io":
            "buckets gitrepositories=gitrepo helmcharts=hc helmrepositories=helmrepo ocirepositories=ocirepo",
    ]
}
