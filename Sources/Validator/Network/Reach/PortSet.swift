/// Ports by protocol, as ranges of numbers; and by name, where nothing says which number a name stands for.
struct PortSet: Hashable, Sendable {
    /// A port that only its name is known of.
    struct Name: Hashable, Sendable {
        var protocolName: String
        var name: String
    }

    /// Whether it is every port of every protocol.
    private(set) var isAll: Bool
    private(set) var ranges: [String: [ClosedRange<Int>]] = [:]
    private(set) var names: Set<Name> = []

    static let none = PortSet(isAll: false)
    static let all = PortSet(isAll: true)

    private init(isAll: Bool) {
        self.isAll = isAll
    }

    var isEmpty: Bool { !isAll && ranges.isEmpty && names.isEmpty }

    /// The ports of a rule, as those who are connected to have them.
    init(_ ports: [NetworkPolicyFacts.Port], of destination: NetworkPeer) {
        self.init(isAll: ports.isEmpty)
        for port in ports {
            switch port.numbers {
            case .all: insert(1...65_535, port.protocolName)
            case .range(let range): insert(range, port.protocolName)
            case .named(let name):
                guard case .pod(let pod) = destination else { continue }
                let own = pod.ports.filter { $0.name == name && $0.protocolName == port.protocolName }
                for port in own { insert(port.number...port.number, port.protocolName) }
                if !pod.labels.isComplete { names.insert(Name(protocolName: port.protocolName, name: name)) }
            }
        }
    }

    func contains(_ port: NetworkPort) -> Bool {
        isAll || (ranges[port.protocolName] ?? []).contains { $0.contains(port.number) }
    }

    mutating func insert(_ range: ClosedRange<Int>, _ protocolName: String) {
        var merged: [ClosedRange<Int>] = []
        var new = range
        for old in ranges[protocolName] ?? [] {
            // Neighbours become one.
            if old.upperBound < Int.max, old.upperBound + 1 < new.lowerBound {
                merged.append(old)
            } else if new.upperBound < Int.max, new.upperBound + 1 < old.lowerBound {
                merged.append(new)
                new = old
            } else {
                new = min(old.lowerBound, new.lowerBound)...max(old.upperBound, new.upperBound)
            }
        }
        ranges[protocolName] = merged + [new]
    }

    func union(_ other: PortSet) -> PortSet {
        if isAll || other.isAll { return .all }
        var result = self
        for (name, others) in other.ranges {
            for range in others { result.insert(range, name) }
        }
        result.names.formUnion(other.names)
        return result
    }

    func intersection(_ other: PortSet) -> PortSet {
        if isAll { return other }
        if other.isAll { return self }
        var result = PortSet.none
        for (name, own) in ranges {
            for left in own {
                for right in other.ranges[name] ?? [] where left.overlaps(right) {
                    result.insert(left.clamped(to: right), name)
                }
            }
        }
        result.names = names.intersection(other.names)
        return result
    }

    /// In words, sorted: `TCP 53`, `UDP 53`, `TCP 8000-8080`; `any` for every port.
    var texts: [String] {
        if isAll { return ["any"] }
        let numbers = ranges.sorted { $0.key < $1.key }.flatMap { name, ranges in
            ranges.map { range in
                range == 1...65_535
                    ? "\(name) any"
                    : range.count == 1
                        ? "\(name) \(range.lowerBound)" : "\(name) \(range.lowerBound)-\(range.upperBound)"
            }
        }
        return numbers + names.map { "\($0.protocolName) '\($0.name)'" }.sorted()
    }
}
