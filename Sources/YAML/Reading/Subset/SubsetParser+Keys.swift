extension SubsetParser {
    /// Up to here every key is compared with every other; above, their hashes are.
    private static var fewKeys: Int { 16 }
    /// libyaml takes no longer ones, counted in characters.
    private static var longestKey: Int { 1_000 }

    /// Adds a key that is plainly text: neither a number nor a word that means something else, and no merge key.
    mutating func add(key: ScannedScalar) throws(OutsideSubset) {
        guard column - key.column < Self.longestKey else { throw OutsideSubset() }
        if key.style == .plain {
            let text = UnsafeBufferPointer(start: bytes + key.first, count: key.count)
            guard let start = text.first else { throw OutsideSubset() }
            switch start {
            case UInt8(ascii: "<"), UInt8(ascii: "~"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"),
                UInt8(ascii: "-"), UInt8(ascii: "."):
                throw OutsideSubset()
            case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
                UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"):
                guard text.count > 5 || PlainScalar.resolve(text) == nil else { throw OutsideSubset() }
            default: break
            }
        }
        keys.append(
            Key(first: UInt32(truncatingIfNeeded: key.first), count: UInt32(truncatingIfNeeded: key.count))
        )
        add(key)
    }

    /// Looks for two equal keys in a mapping that is at its end, and forgets its keys.
    mutating func checkKeys(from start: Int) throws(OutsideSubset) {
        let areDifferent = keys.count - start <= Self.fewKeys ? comparing(from: start) : hashing(from: start)
        guard areDifferent else { throw OutsideSubset() }
        keys.removeLast(keys.count - start)
    }

    private func comparing(from start: Int) -> Bool {
        for later in start..<keys.count {
            let key = keys[later]
            for earlier in start..<later where keys[earlier].count == key.count {
                if isEqual(keys[earlier], key) { return false }
            }
        }
        return true
    }

    private func isEqual(_ left: Key, _ right: Key) -> Bool {
        let (left, right, count) = (bytes + Int(left.first), bytes + Int(right.first), Int(left.count))
        for offset in 0..<count where left[offset] != right[offset] { return false }
        return true
    }

    /// Keys of the same hash count as equal: libyaml's side then compares them.
    private func hashing(from start: Int) -> Bool {
        var hashes: Set<Int> = []
        hashes.reserveCapacity(keys.count - start)
        for key in keys[start...] {
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(start: bytes + Int(key.first), count: Int(key.count)))
            guard hashes.insert(hasher.finalize()).inserted else { return false }
        }
        return true
    }
}
