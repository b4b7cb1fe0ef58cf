import PlatformContract

/// The configured upstreams, how each of them fares, and which of them a request is sent to.
struct UpstreamBoard: Sendable {
    /// An upstream.
    struct Member: Sendable {
        var name: String
        var baseURL: String
        var weight: Int
        var keyFile: String
        var circuit: UpstreamCircuit
        /// Until when it asked to be left alone with a model (429 with `Retry-After`).
        var pauses: [String: ContinuousClock.Instant] = [:]
        let id: UInt64
    }

    /// How long an upstream is passed over at most, whatever it asks for.
    static let longestModelPause = Duration.seconds(60)

    private(set) var members: [Member] = []
    /// The members that serve each configured model, in the order of the configuration.
    private var routes: [String: [Int]] = [:]
    private let settings: UpstreamCircuit.Settings
    private var nextID: UInt64 = 0

    /// The upstreams of a configuration, all of them thought well of.
    init(_ configuration: GatewayConfiguration, settings: UpstreamCircuit.Settings = .init()) {
        self.settings = settings
        update(configuration)
    }

    /// Takes another configuration. What is known of an upstream stays known while its name and its address are the same.
    mutating func update(_ configuration: GatewayConfiguration) {
        let old = members
        members = configuration.upstreams.map { upstream in
            let weight = min(max(0, upstream.weight), PolicyFile.mostWeight)
            if var member = old.first(where: { $0.name == upstream.name && $0.baseURL == upstream.url }) {
                (member.weight, member.keyFile) = (weight, upstream.keyFile)
                return member
            }
            nextID += 1
            return Member(
                name: upstream.name,
                baseURL: upstream.url,
                weight: weight,
                keyFile: upstream.keyFile,
                circuit: UpstreamCircuit(id: nextID, settings: settings),
                id: nextID
            )
        }
        routes = [:]
        for model in configuration.models {
            routes[model.name] = configuration.upstreams.indices.filter { index in
                let models = configuration.upstreams[index].models
                return models.isEmpty || models.contains(model.name)
            }
        }
    }

    /// Whether a configured upstream serves the model.
    func serves(_ model: String) -> Bool { routes[model]?.isEmpty == false }

    /// The place of a member; `nil` when the configuration has it no more.
    func index(of id: UInt64) -> Int? { members.firstIndex { $0.id == id } }

    /// The member that a request is sent to: by weight among those that work; one of weight 0 where no other works; one that
    /// asked to be left alone with this model where there is no other at all.
    ///
    /// - Parameter random: from 0 up to but not including 1.
    func choose(
        _ model: String,
        excluding excluded: [UInt64],
        at now: ContinuousClock.Instant,
        random: Double
    ) -> Int? {
        var total = 0
        var lastResort: Int?
        var earliest: (index: Int, end: ContinuousClock.Instant)?
        let candidates = (routes[model] ?? []).filter { index in
            !excluded.contains(members[index].id) && members[index].circuit.allows(at: now)
        }
        for index in candidates {
            if let end = members[index].pauses[model], end > now {
                if earliest.map({ end < $0.end }) ?? true { earliest = (index, end) }
            } else if members[index].weight > 0 {
                total += members[index].weight
            } else if lastResort == nil {
                lastResort = index
            }
        }
        guard total > 0 else { return lastResort ?? earliest?.index }
        var rest = Int(random * Double(total))
        for index in candidates where members[index].weight > 0 {
            if let end = members[index].pauses[model], end > now { continue }
            rest -= members[index].weight
            if rest < 0 { return index }
        }
        return nil
    }

    /// How long until the first circuit of the model's upstreams opens to a request; `nil` when none of them is a matter of
    /// time.
    func wait(for model: String, at now: ContinuousClock.Instant) -> Duration? {
        (routes[model] ?? []).compactMap { members[$0].circuit.opening }.min().map { max($0 - now, .zero) }
    }

    /// Begins an attempt at a member.
    mutating func begin(_ index: Int, at now: ContinuousClock.Instant) -> UpstreamCircuit.Ticket {
        members[index].circuit.begin(at: now)
    }

    /// Notes a sign of life.
    mutating func succeeded(
        _ id: UInt64,
        _ ticket: UpstreamCircuit.Ticket,
        at now: ContinuousClock.Instant
    ) -> UpstreamEvent? {
        guard let index = index(of: id), let change = members[index].circuit.succeeded(ticket, at: now) else {
            return nil
        }
        return event(change, of: index)
    }

    /// Notes a failure.
    mutating func failed(
        _ id: UInt64,
        _ ticket: UpstreamCircuit.Ticket,
        at now: ContinuousClock.Instant,
        random: Double
    ) -> UpstreamEvent? {
        guard let index = index(of: id),
            let change = members[index].circuit.failed(ticket, at: now, random: random)
        else { return nil }
        return event(change, of: index)
    }

    /// Notes that an attempt ended without a word of the upstream.
    mutating func abandoned(_ id: UInt64, _ ticket: UpstreamCircuit.Ticket, at now: ContinuousClock.Instant) {
        guard let index = index(of: id) else { return }
        members[index].circuit.abandoned(ticket, at: now)
    }

    /// Passes a member over for a model, for as long as it asked.
    mutating func pause(_ id: UInt64, _ model: String, for time: Duration, at now: ContinuousClock.Instant) {
        guard let index = index(of: id) else { return }
        members[index].pauses[model] = now + min(max(time, .zero), Self.longestModelPause)
    }

    private func event(_ change: UpstreamCircuit.Change, of index: Int) -> UpstreamEvent {
        switch change {
        case .opened(let pause): .circuitOpened(upstream: members[index].name, for: pause)
        case .closed: .circuitClosed(upstream: members[index].name)
        }
    }
}
