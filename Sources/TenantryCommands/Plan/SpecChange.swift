import Plan
import TenantSpecs
import YAML

/// A tenant's spec that differs from what a commit has.
struct SpecChange {
    /// The tenant, by the name of the file.
    var tenant: String
    /// What the commit has; `nil` for no spec.
    var old: JSONValue?
    /// What there is now.
    var new: JSONValue?

    private static func isSuspended(_ spec: JSONValue?) -> Bool {
        spec?.at("spec", "suspended")?.isTrue == true
    }

    /// The steps of taking a tenant away that changes of specs are.
    static func offboardings(_ changes: [SpecChange]) -> [Plan.Offboarding] {
        changes.compactMap { change in
            guard isSuspended(change.old) else {
                let isNew = isSuspended(change.new) && change.old != nil
                return isNew ? Plan.Offboarding(tenant: change.tenant, step: .suspended) : nil
            }
            return change.new == nil ? Plan.Offboarding(tenant: change.tenant, step: .removed) : nil
        }
    }

    /// Tenants that go while they run, and tenants that only get another name.
    static func risks(_ changes: [SpecChange]) -> [Risk] {
        changes.compactMap { change in
            guard let old = change.old, change.new == nil else { return nil }
            let key = ObjectKey(group: "tenantry.dev", kind: "Tenant", namespace: "", name: change.tenant)
            let twin = changes.first { other in
                guard other.old == nil, let new = other.new else { return false }
                return withoutName(new) == withoutName(old)
            }
            if let twin {
                return Risk(
                    .identityChanged,
                    key,
                    "is renamed to \(twin.tenant): everything of the tenant is deleted, and created anew",
                    advice: "add the new tenant, move what is to stay, then suspend and remove the old one"
                )
            }
            guard !isSuspended(old) else { return nil }
            return Risk(
                .tenantRemoved,
                key,
                "loses its spec while it runs",
                advice:
                    "first commit `suspended: true`, and remove the spec once that is synced: until then everything can "
                    + "be had back"
            )
        }
    }

    private static func withoutName(_ spec: JSONValue) -> JSONValue {
        var members = spec.members
        var metadata = members["metadata"]?.members ?? [:]
        metadata["name"] = nil
        members["metadata"] = .map(metadata)
        return .map(members)
    }

    /// What a spec says, as far as it can be read.
    static func read(_ bytes: [UInt8]?) -> JSONValue? {
        // A spec that can't be read is one all the same.
        bytes.map { bytes in
            (try? YAMLStream.parse(bytes).documents.first).flatMap { $0 }.map { JSONValue($0) } ?? .null
        }
    }
}
