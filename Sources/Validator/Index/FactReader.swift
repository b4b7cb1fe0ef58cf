import Diagnostics
import YAML

/// Takes down what the rest of the tree may refer to.
struct FactReader {
    /// What only some rules need to know, and takes memory or time.
    struct Parts: OptionSet, Sendable {
        let rawValue: UInt8

        /// What Argo CD and Flux are told.
        static let gitOps = Parts(rawValue: 1 << 0)
        /// The rules of Prometheus, one by one.
        static let alertRules = Parts(rawValue: 1 << 1)
        /// Which pods may break a level of the Pod Security Standards; they are then looked at again.
        static let podSecurity = Parts(rawValue: 1 << 2)
    }

    /// The objects, in pieces: one array of many would be copied as it grows, and be half empty.
    private(set) var pieces: [[ObjectFacts]] = []
    /// Several megabytes, which go back to the system when they are handed over.
    private static let pieceSize = 32_768
    private(set) var kustomizations: [KustomizationFacts] = []
    /// Files that have an object whose references are to be followed.
    private(set) var files: Set<Int32> = []
    /// What has to be there for no rule to find fault with the files that they are of.
    private(set) var expectations: [(file: Int32, hash: Int)] = []
    /// Namespaces into which something is installed that the tree doesn't show.
    private(set) var openNamespaces: Set<String> = []
    /// The Prometheus servers that the tree shows.
    private(set) var prometheus: [PrometheusFacts] = []

    /// The dashboards of Grafana.
    private(set) var dashboards: [DashboardFacts] = []

    /// What Argo CD and Flux are told.
    private(set) var gitOps = GitOpsFacts()
    /// What it says of rights.
    private var rightsReader = RightsReader()
    var rights: RightsFacts { rightsReader.facts }

    /// What names it claims that others could claim too.
    private var sharingReader = SharingReader()
    var sharing: SharingFacts { sharingReader.facts }

    private let checked: Set<ObjectKind>
    private let covered: Set<ObjectKind>
    private let parts: Parts
    private let kinds: Set<ObjectKind>?
    private let emptyIndex: ManifestIndex
    private var strings = SharedStrings()
    private var workloads: [WorkloadFacts: SharedWorkloadFacts] = [:]
    private var policies: Set<NetworkPolicyFacts> = []
    private var capacities: Set<CapacityFacts> = []

    /// - Parameters:
    ///   - checked: the kinds whose references are followed.
    ///   - covered: those of them that need no second look if what they expect is there.
    ///   - parts: what else is taken down.
    ///   - kinds: the only kinds of objects that are taken down; `nil` for all.
    init(
        checked: Set<ObjectKind>,
        covered: Set<ObjectKind>,
        parts: Parts = [],
        kinds: Set<ObjectKind>? = nil
    ) {
        self.parts = parts
        self.kinds = kinds
        self.checked = checked
        self.covered = covered
        var nothing = TreeFacts()
        emptyIndex = ManifestIndex(tree: ManifestTree([]), facts: &nothing)
    }

    /// Takes down what a kustomization brings together.
    mutating func readKustomization(_ document: YAMLNode, path: String, file: Int32) {
        kustomizations.append(KustomizationFacts(document, path: path, file: file))
    }

    /// Takes down a dashboard.
    mutating func read(_ dashboard: DashboardFacts) {
        dashboards.append(dashboard)
    }

    /// Takes down how large a file is.
    mutating func read(fileSize: Int, file: Int32) {
        if parts.contains(.gitOps) { gitOps.read(fileSize: fileSize, file: file) }
    }

    /// Takes down an object.
    mutating func read(_ object: ManifestObject, file: Int32, fileSize: Int) {
        if let kinds, !kinds.contains(object.kind) { return }
        if parts.contains(.gitOps) { gitOps.read(object, file: file, fileSize: fileSize) }
        let content = content(of: object)
        if needsSecondLook(object, content), !settles(object, content, file) { files.insert(file) }
        noteInstallation(object)
        rightsReader.read(object, file: file)
        sharingReader.read(object, file: file)
        guard !object.name.isEmpty else { return }
        let name = object.root.at("metadata", "name")
        append(
            ObjectFacts(
                kind: ObjectKind(shared(object.kind.kind), shared(object.kind.group)),
                namespace: object.kind.isClusterScoped ? "" : shared(object.namespace),
                name: object.name,
                content: content,
                file: file,
                position: name?.start ?? object.root.start
            )
        )
        if let secret = ProvidedSecret(object) {
            append(
                ObjectFacts(
                    kind: .secret,
                    namespace: object.kind.isClusterScoped ? "" : shared(object.namespace),
                    name: secret.name,
                    content: .data(DataFacts(keys: secret.keys.map { shared($0) }, isOpen: secret.isOpen)),
                    isMadeByController: true,
                    file: file,
                    position: name?.start ?? object.root.start
                )
            )
        }
    }

    /// How many objects there are with those that kustomizations make, each of which is mostly reached in one way.
    var objectCount: Int {
        pieces.reduce(0) { $0 + $1.count } + kustomizations.reduce(0) { $0 + $1.generated.count }
    }

    /// Hands objects over, piece by piece.
    mutating func removePiece() -> [ObjectFacts]? {
        pieces.popLast()
    }

    private mutating func append(_ object: ObjectFacts) {
        if (pieces.last?.count ?? Self.pieceSize) >= Self.pieceSize {
            pieces.append([])
            pieces[pieces.count - 1].reserveCapacity(Self.pieceSize)
        }
        pieces[pieces.count - 1].append(object)
    }

    private func needsSecondLook(_ object: ManifestObject, _ content: ObjectFacts.Content) -> Bool {
        guard checked.contains(object.kind) else { return false }
        if object.kind == .configMap, case .data(let data) = content { return data.hasScrapeConfiguration }
        return true
    }

    /// Whether an object that is checked needs no second look if what it expects is there, which is then noted.
    private mutating func settles(_ object: ManifestObject, _ content: ObjectFacts.Content, _ file: Int32) -> Bool {
        guard covered.contains(object.kind) else { return false }
        let expected = Expectations(of: object)
        guard expected.areComplete else { return false }
        if let pods = object.pods {
            if parts.contains(.podSecurity), !pods.serverTokens.isEmpty { return false }
            if case .pods(let facts) = content, facts.mayBreakPodSecurity { return false }
            var findings = Findings()
            findings.startFile()
            for check in Expectations.localChecks { check(object, emptyIndex, &findings) }
            guard findings.diagnostics.isEmpty else { return false }
        }
        for hash in expected.hashes { expectations.append((file, hash)) }
        return true
    }

    private mutating func content(of object: ManifestObject) -> ObjectFacts.Content {
        if let pods = object.pods, object.kind != .podTemplate {
            var facts = podFacts(pods)
            if object.kind != .pod { facts.replicas = object.root["spec"]?["replicas"]?.integer }
            facts.workload = WorkloadFacts(object).map { sharedWorkload($0) }
            return .pods(facts)
        }
        switch object.kind {
        case .namespace: return .namespace(sharedLabels(object.root.at("metadata", "labels")))
        case .service: return .service(serviceFacts(object.root))
        case .configMap, .secret: return .data(dataFacts(object.root))
        // Without a selector it selects nothing (policy/v1).
        case .podDisruptionBudget:
            return object.root.at("spec", "selector").map { .budget(LabelSelector($0)) } ?? .other
        case .networkPolicy:
            // Those of many tenants say the same.
            return NetworkPolicyFacts(object.root).map { .networkPolicy(policies.insert($0).memberAfterInsert) }
                ?? .other
        case .serviceMonitor, .podMonitor: return .monitor(monitorFacts(object))
        case .prometheusRule: return parts.contains(.alertRules) ? .rules(ruleFacts(object.root)) : .other
        case .mutatingAdmissionPolicyBinding, .validatingAdmissionPolicyBinding:
            return AdmissionBindingFacts(object).map { .admissionBinding($0) } ?? .other
        default:
            if let capacity = CapacityFacts(object) { return .capacity(capacities.insert(capacity).memberAfterInsert) }
            return ScraperFacts(object).map { .scraper($0) } ?? .other
        }
    }

    private mutating func podFacts(_ pods: PodTemplate) -> PodFacts {
        var ports: [PodFacts.Port] = []
        for container in pods.containers {
            for port in container.node.list("ports") {
                guard let number = port["containerPort"]?.integer else { continue }
                ports.append(
                    PodFacts.Port(
                        name: shared(port["name"]?.string ?? ""),
                        number: number,
                        protocolName: port["protocol"]?.string ?? "TCP"
                    )
                )
            }
        }
        return PodFacts(
            labels: sharedLabels(pods.metadata?["labels"]),
            ports: ports,
            isOnHostNetwork: pods.spec["hostNetwork"]?.isTrue == true,
            calls: pods.calls.map { PodCall(host: shared($0.call.host), port: $0.call.port) },
            mayBreakPodSecurity: parts.contains(.podSecurity) && PodSecurityReview.mayFind(in: pods)
        )
    }

    private mutating func serviceFacts(_ root: YAMLNode) -> ServiceFacts {
        let spec = root["spec"]
        let isExternal = spec?["type"]?.string == "ExternalName"
        let selector = isExternal ? nil : spec?["selector"].map { sharedLabels($0) }
        var ports: [ServiceFacts.Port] = []
        for port in spec?.list("ports").map(\.self) ?? [] {
            let number = port["port"]?.integer ?? 0
            ports.append(
                ServiceFacts.Port(
                    name: shared(port["name"]?.string ?? ""),
                    number: number,
                    protocolName: port["protocol"]?.string ?? "TCP",
                    target: port["targetPort"].flatMap(PortReference.init) ?? .number(number)
                )
            )
        }
        return ServiceFacts(
            labels: sharedLabels(root.at("metadata", "labels")),
            selector: selector.flatMap { $0.isEmpty ? nil : $0 },
            ports: ports,
            isLoadBalancer: spec?["type"]?.string == "LoadBalancer",
            nodePorts: spec.map { NodePortCount.of($0) } ?? 0
        )
    }

    private mutating func monitorFacts(_ object: ManifestObject) -> MonitorFacts {
        var facts = MonitorFacts(object)
        facts.labels = strings.shared(facts.labels)
        facts.selector.labels = strings.shared(facts.selector.labels)
        return facts
    }

    private mutating func ruleFacts(_ root: YAMLNode) -> [RuleFacts] {
        var facts: [RuleFacts] = []
        let groups = root["spec"]?.list("groups").map(\.self) ?? []
        facts.reserveCapacity(groups.reduce(0) { $0 + ($1["rules"]?.count ?? 0) })
        for group in groups {
            for rule in group.list("rules") {
                guard var rule = RuleFacts(rule) else { continue }
                rule.name = shared(rule.name)
                facts.append(rule)
            }
        }
        return facts
    }

    private mutating func dataFacts(_ root: YAMLNode) -> DataFacts {
        var facts = DataFacts(keys: [])
        for field in ["data", "stringData", "binaryData"] {
            guard let data = root[field] else { continue }
            for entry in data.entries {
                if let key = entry.key.keyText { facts.keys.append(shared(key)) }
                if !facts.hasScrapeConfiguration, field == "data", entry.value.count == 0 {
                    facts.hasScrapeConfiguration = ScrapeConfiguration.mayBe(in: entry.value)
                }
            }
        }
        return facts
    }

    /// Notes where charts and operators put pods and Services that no manifest here shows.
    private mutating func noteInstallation(_ object: ManifestObject) {
        for namespace in object.installationNamespaces {
            openNamespaces.insert(namespace)
            prometheus += PrometheusFacts.all(in: object)
        }
    }

    /// The string, one copy for all that are equal: long ones, such as label keys, come again and again.
    private mutating func shared(_ string: String) -> String { strings.shared(string) }

    /// The facts, one copy for all that are equal: most tenants run the same.
    private mutating func sharedWorkload(_ facts: WorkloadFacts) -> SharedWorkloadFacts {
        if let known = workloads[facts] { return known }
        let shared = SharedWorkloadFacts(facts)
        workloads[facts] = shared
        return shared
    }

    private mutating func sharedLabels(_ node: YAMLNode?) -> [Label] {
        node.map { strings.shared($0.labels) } ?? []
    }
}

extension PortReference {
    init?(_ node: YAMLNode) {
        if let number = node.integer {
            self = .number(number)
        } else if let name = node.string {
            self = .name(name)
        } else {
            return nil
        }
    }
}
