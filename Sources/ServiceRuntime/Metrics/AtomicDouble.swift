import Synchronization

/// A number that many threads add to, without a lock.
///
/// The number's bits are exchanged when nobody changed them meanwhile, and the addition is made again otherwise. Whole
/// micro-units in an integer would need one instruction instead, but round what costs less than a millionth: a token
/// costs a tenth of that in US dollars. A service has few threads, so that an addition is seldom made twice. Series are
/// apart from each other: the order is relaxed.
struct AtomicDouble: ~Copyable, Sendable {
    private let bits: Atomic<UInt64>

    init(_ value: Double = 0) {
        bits = Atomic(value.bitPattern)
    }

    var value: Double {
        Double(bitPattern: bits.load(ordering: .relaxed))
    }

    func store(_ value: Double) {
        bits.store(value.bitPattern, ordering: .relaxed)
    }

    func add(_ amount: Double) {
        var current = bits.load(ordering: .relaxed)
        while true {
            let sum = (Double(bitPattern: current) + amount).bitPattern
            let result = bits.weakCompareExchange(expected: current, desired: sum, ordering: .relaxed)
            guard !result.exchanged else { return }
            current = result.original
        }
    }
}
