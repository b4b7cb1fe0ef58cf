import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// A set of labels.
typealias Labels = SortedMap<LabelKey, LabelValue>

/// The labels that the platform puts on what it renders.
enum PlatformLabels {
    static let name: LabelKey = "\(LabelKeys.name)"
    static let component: LabelKey = "\(LabelKeys.component)"
    static let partOf: LabelKey = "\(LabelKeys.partOf)"
    static let managedBy: LabelKey = "\(LabelKeys.managedBy)"
    static let tenantName: LabelKey = "\(LabelKeys.tenant)"
    static let namespaceName: LabelKey = "\(LabelKeys.namespaceName)"
    static let managedByTenantry: LabelValue = "\(LabelKeys.managedByTenantry)"

    /// The labels of everything that belongs to no tenant.
    static let shared: Labels = [managedBy: managedByTenantry, partOf: managedByTenantry]

    /// The labels of everything that belongs to a tenant.
    static func tenant(_ name: TenantName) -> Labels {
        let value = LabelValue(stringLiteral: name.text)
        return [managedBy: managedByTenantry, partOf: value, tenantName: value]
    }
}

extension LabelSelector {
    /// Pods of a workload.
    static func named(_ name: LabelValue) -> LabelSelector {
        LabelSelector(matchLabels: [PlatformLabels.name: name])
    }

    /// A namespace by the label that the API server sets, which nobody can fake.
    static func namespace(_ name: LabelValue) -> LabelSelector {
        LabelSelector(matchLabels: [PlatformLabels.namespaceName: name])
    }
}

extension LabelValue {
    /// What is left of a text for people in a label: characters that a label may not have become `-`.
    init(displaying text: String) {
        let legal = text.utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                byte
            default: UInt8(ascii: "-")
            }
        }
        let trimmed = legal.prefix(63).drop { $0 == UInt8(ascii: "-") }
        let end = trimmed.lastIndex { $0 != UInt8(ascii: "-") }
        self.init(stringLiteral: end.map { String(decoding: trimmed[...$0], as: UTF8.self) } ?? "")
    }
}
