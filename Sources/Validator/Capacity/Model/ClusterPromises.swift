/// What the quotas of tenants promise.
struct ClusterPromises {
    /// What one namespace may take.
    struct Promise {
        var quota: ObjectFacts
        var key: String
        var thousandths: Int64
    }

    private let index: ManifestIndex

    init(_ index: ManifestIndex) {
        self.index = index
    }

    /// What each namespace of a tenant may take of a resource, by any of its keys, the largest first; of several quotas of a
    /// namespace the smallest counts.
    func all(of keys: [String]) -> [Promise] {
        var promises: [Promise] = []
        for tenant in index.tenancy.tenants {
            for namespace in index.tenancy.namespaces(of: tenant) {
                if let promise = smallest(in: namespace, keys) { promises.append(promise) }
            }
        }
        return promises.sorted { ($1.thousandths, $0.quota.namespace) < ($0.thousandths, $1.quota.namespace) }
    }

    private func smallest(in namespace: String, _ keys: [String]) -> Promise? {
        var smallest: Promise?
        for object in index.objects(.resourceQuota, in: namespace) {
            guard case .capacity(.quota(let facts)) = object.content, facts.scopes.isEmpty else { continue }
            for key in keys {
                guard let amount = facts.hard[key], amount < smallest?.thousandths ?? .max else { continue }
                smallest = Promise(quota: object, key: key, thousandths: amount)
            }
        }
        return smallest
    }
}

/// How much a cluster has of something, and the keys of quotas that promise it.
struct ClusterShare {
    var keys: [String]
    var thousandths: Int64

    /// All that is known of a cluster.
    static func all(of cluster: ClusterCapacity) -> [ClusterShare] {
        var shares = [
            ClusterShare(keys: ["requests.cpu", "cpu"], thousandths: cluster.cpu.thousandths),
            ClusterShare(keys: ["requests.memory", "memory"], thousandths: cluster.memory.thousandths),
        ]
        if let pods = cluster.pods {
            shares.append(ClusterShare(keys: ["pods"], thousandths: Int64(pods).multipliedClamped(by: 1_000)))
        }
        return shares
    }
}
