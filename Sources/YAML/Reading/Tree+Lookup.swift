extension Tree {
    /// The value of a key of a mapping without merge keys, of duplicates the last; -1 where there is none.
    func value(of key: UnsafeBufferPointer<UInt8>, in mapping: Int) -> Int {
        let means = Self.mayMeanSomethingElse(key)
        var found = -1
        var position = mapping + 1
        for _ in 0..<nodes[mapping].second {
            let own = nodes[position]
            let value = next(after: position)
            if !means, own.isScalar, !own.hasProperties {
                if Int(own.second) == key.count, hasText(position, key) { found = value }
            } else if let text = keyText(of: position), text.utf8.elementsEqual(key) {
                found = value
            }
            position = next(after: value)
        }
        return found
    }

    /// Whether a key that is written otherwise may be this one: `0x1` is `1`, and `yes` is `true`.
    private static func mayMeanSomethingElse(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = key.first else { return true }
        return switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: key.count <= 5 && PlainScalar.resolve(key) != nil
        }
    }
}
