import Diagnostics
import PlatformContract

extension Rule {
    /// The quotas of all tenants together are no more than the cluster has, times what is overcommitted.
    static let quotasExceedCluster = Rule(
        id: "quotas-exceed-cluster",
        category: .capacity,
        severity: .error,
        summary: "the quotas of all tenants are within what the cluster has",
        explanation: """
            A quota promises a tenant room. Where the quotas together promise far more than the cluster has, the last to come finds \
            none, within its own quota. The size of the cluster is `capacity` of the platform's spec, or of `.tenantry.yaml`, with \
            the factor by which it may be overcommitted: not all tenants are at their most at once. Where neither says anything, \
            nothing is compared.
            """,
        bad: .words(
            "a capacity of 8 cores with an overcommitment of 1.5, and quotas of tenants that allow for 13 cores together"
        ),
        good: .words("the same with quotas that allow for 12 cores together"),
        check: .tree { index, findings in
            guard let cluster = index.settings.capacity.cluster else { return }
            var pending = PendingFindings()
            let promises = ClusterPromises(index)
            for share in ClusterShare.all(of: cluster) {
                let promised = promises.all(of: share.keys)
                let total = promised.reduce(Int64(0)) { $0.addingClamped($1.thousandths) }
                let limit = Double(share.thousandths) * index.settings.capacity.overcommit.value
                guard Double(total) > limit, let largest = promised.first else { continue }
                pending.report(.quotasExceedCluster(total, share, largest, promised.dropFirst(), index))
            }
            pending.settle(index, &findings)
        }
    )
}

extension PendingFindings.Finding {
    /// The most other quotas that are named.
    private static let noteLimit = 5

    fileprivate static func quotasExceedCluster(
        _ total: Int64,
        _ share: ClusterShare,
        _ largest: ClusterPromises.Promise,
        _ others: ArraySlice<ClusterPromises.Promise>,
        _ index: ManifestIndex
    ) -> Self {
        let name = largest.key
        let factor = index.settings.capacity.overcommit
        let clause = factor.value == 1 ? "" : " times \(factor.text)"
        return Self(
            rule: .quotasExceedCluster,
            message:
                "the quotas of tenants allow for \(AmountText.of(total, name)) of '\(name)' together, and the cluster has "
                + "\(AmountText.of(share.thousandths, name))\(clause); this quota is the largest",
            object: largest.quota,
            field: ["spec", "hard", .name(name)],
            isAtKey: true,
            notes: others.prefix(noteLimit).map { promise in
                Diagnostic.Note(
                    "namespace '\(promise.quota.namespace)': \(AmountText.of(promise.thousandths, name))",
                    at: index.location(of: promise.quota)
                )
            }
        )
    }
}
