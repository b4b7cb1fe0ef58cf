/// The callers of tokens that were verified lately, so that a token is not verified for each of its requests.
///
/// Only what was verified is put in, so that garbage takes no room. It holds two generations: when the young one is full it
/// becomes the old one, whose entries are lost unless they are asked for again.
struct CallerCache: Sendable {
    /// How long a caller is known without another look at its token, in seconds.
    static let longest: Int64 = 60

    private struct Entry: Sendable {
        var caller: Caller
        var end: Int64
    }

    private let room: Int
    private var young: [Key: Entry] = [:]
    private var old: [Key: Entry] = [:]
    /// What the entries were found by. They are held, so that no other object can come to be at the same place.
    private var policies: PolicySnapshot?
    private var keys: KeySet?

    /// A cache of at most twice as many entries as there is room for in a generation.
    init(room: Int = 2048) {
        self.room = room
    }

    /// How many callers it holds.
    var count: Int { young.count + old.count }

    /// The caller of a header that was verified; `nil` when it was not, its time is over, or policies or keys have changed
    /// since.
    mutating func find(
        _ header: String,
        at now: Int64,
        _ policies: PolicySnapshot,
        _ keys: KeySet?
    ) -> Caller? {
        guard policies === self.policies, keys === self.keys else { return nil }
        let key = Key(header)
        if let entry = young[key] { return now < entry.end ? entry.caller : nil }
        guard let entry = old[key], now < entry.end else { return nil }
        insert(entry, key)
        return entry.caller
    }

    /// Remembers the caller of a header that was verified.
    ///
    /// - Parameter expiry: when the token ends.
    mutating func insert(
        _ caller: Caller,
        for header: String,
        expiry: Int64,
        at now: Int64,
        _ policies: PolicySnapshot,
        _ keys: KeySet?
    ) {
        if policies !== self.policies || keys !== self.keys {
            (young, old) = ([:], [:])
            (self.policies, self.keys) = (policies, keys)
        }
        insert(Entry(caller: caller, end: min(expiry, now + Self.longest)), Key(header))
    }

    private mutating func insert(_ entry: Entry, _ key: Key) {
        if young.count >= room {
            old = young
            young = [:]
        }
        young[key] = entry
    }
}

extension CallerCache {
    /// A whole header, hashed by its last 16 bytes alone: they are of the signature, and of no two signatures the same.
    ///
    /// To compare the rest is not done in constant time. It is done only after the end is right, which whoever knows no valid
    /// token can't guess.
    private struct Key: Hashable, Sendable {
        private let header: String
        private let tail: SIMD2<UInt64>

        init(_ header: String) {
            self.header = header
            var header = header
            tail = header.withUTF8 { bytes in
                guard bytes.count >= 16 else { return .zero }
                return UnsafeRawBufferPointer(bytes).loadUnaligned(
                    fromByteOffset: bytes.count - 16,
                    as: SIMD2<UInt64>.self
                )
            }
        }

        static func == (left: Self, right: Self) -> Bool {
            left.tail == right.tail && left.header == right.header
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(tail.x)
            hasher.combine(tail.y)
        }
    }
}
