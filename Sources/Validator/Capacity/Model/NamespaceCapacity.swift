import Diagnostics

/// What runs in a namespace, and what it is allowed.
struct NamespaceCapacity: Sendable {
    /// An object, and what it says.
    struct Located<Facts: Sendable>: Sendable {
        var object: ObjectFacts
        var facts: Facts
    }

    let name: String
    /// Whose it is; `nil` when it is no tenant's.
    let tenant: String?
    let quotas: [Located<QuotaFacts>]
    /// Those that count some pods only, but for more than any namespace has.
    var scopedQuotas: ArraySlice<Located<QuotaFacts>> {
        quotas.filter { !$0.facts.scopes.isEmpty }.prefix(Self.limit)
    }
    let limitRanges: [Located<LimitRangeFacts>]
    /// The most quotas with scopes, and the most LimitRanges, that are looked at.
    private static let limit = 100
    /// What containers get that don't say.
    let defaults: LimitDefaults
    let workloads: [CapacityWorkload]
    let claims: [Located<ClaimFacts>]
    let services: [Located<ServiceFacts>]
    /// The Namespace itself, where the tree has it.
    let object: ObjectFacts?

    private let index: ManifestIndex
    /// The places of the objects of each resource, where a quota counts some that aren't among ``coreKinds``.
    private let rangesByResource: [String: Range<Int>]

    init(_ name: String, _ index: ManifestIndex, defaultClass: String?) {
        self.name = name
        tenant = index.tenancy.tenant(ofNamespace: name)
        self.index = index
        object = index.objects(.namespace, name, in: "").first
        quotas = index.objects(.resourceQuota, in: name).compactMap { object in
            guard case .capacity(.quota(let facts)) = object.content else { return nil }
            return Located(object: object, facts: facts)
        }
        limitRanges = index.objects(.limitRange, in: name).prefix(Self.limit).compactMap { object in
            guard case .capacity(.limitRange(let facts)) = object.content else { return nil }
            return Located(object: object, facts: facts)
        }
        rangesByResource =
            quotas.contains { $0.facts.hard.entries.contains { $0.name.hasPrefix("count/") } }
            ? Self.ranges(of: index.objects(in: name)) : [:]
        let defaults = LimitDefaults(limitRanges.map(\.facts))
        self.defaults = defaults
        claims = index.objects(.persistentVolumeClaim, in: name).compactMap { object in
            guard case .capacity(.claim(let facts)) = object.content else { return nil }
            return Located(object: object, facts: facts)
        }
        services = index.objects(.service, in: name).compactMap { object in
            guard case .service(let facts) = object.content else { return nil }
            return Located(object: object, facts: facts)
        }
        var scalers: [ObjectIdentity: (object: ObjectFacts, facts: ScalerFacts)] = [:]
        for object in index.objects(.horizontalPodAutoscaler, in: name) {
            guard case .capacity(.scaler(let facts)) = object.content else { continue }
            let target = ObjectIdentity(kind: facts.kind, namespace: name, name: facts.name)
            // Of two that quarrel over one target, the one that goes further counts.
            if facts.most > scalers[target]?.facts.most ?? -1 { scalers[target] = (object, facts) }
        }
        workloads = index.podMakers(in: name).compactMap { object in
            guard case .pods(let pods) = object.content, let facts = pods.workload?.facts else { return nil }
            return CapacityWorkload(
                object,
                facts,
                EffectivePod(facts.resources, defaults: defaults),
                scaler: scalers[object.identity],
                defaultClass: defaultClass
            )
        }
    }

    /// The objects of a resource, by its name and group: `configmaps`, `deployments.apps`.
    func objects(_ resource: String) -> ArraySlice<ObjectFacts> {
        if let kind = Self.coreKinds[resource] { return index.objects(kind, in: name) }
        return rangesByResource[resource].map { index.objects(in: name)[$0] } ?? []
    }

    /// Objects of a kind are side by side.
    private static func ranges(of objects: ArraySlice<ObjectFacts>) -> [String: Range<Int>] {
        var ranges: [String: Range<Int>] = [:]
        var start = objects.startIndex
        for end in objects.indices where end + 1 == objects.endIndex || objects[end + 1].kind != objects[end].kind {
            ranges[objects[end].kind.resourceName] = start..<end + 1
            start = end + 1
        }
        return ranges
    }

    /// Where a finding about the namespace as a whole is: at the Namespace, or where the tree doesn't have it, at what is in it.
    var anyObject: ObjectFacts? { object ?? index.objects(in: name).first }

    /// Where an object is.
    func location(of object: ObjectFacts) -> SourceLocation { index.location(of: object) }

    /// Where what counts towards a quota is.
    func location(of use: Use) -> SourceLocation { index.location(of: use.object) }

    /// Whether something is installed into it that the tree doesn't show.
    var isOpen: Bool { index.isOpen(name) }

    /// The kinds of resources that quotas count without `count/`.
    private static let coreKinds: [String: ObjectKind] = [
        "configmaps": .configMap, "secrets": .secret, "services": .service, "pods": .pod,
        "replicationcontrollers": .replicationController, "resourcequotas": .resourceQuota,
        "serviceaccounts": .serviceAccount,
    ]
}

extension ManifestIndex {
    /// The PriorityClass of pods that name none, where the tree has one.
    var defaultPriorityClass: String? {
        objects(.priorityClass, in: "").first { object in
            guard case .capacity(.priorityClass(let facts)) = object.content else { return false }
            return facts.isDefault
        }?.name
    }
}
