/// Finds out whether a file may have suppressions, in one pass over its bytes that looks at one in eight.
///
/// What marks them in comments and in annotations has one word in common, which is searched for with Horspool's algorithm.
enum SuppressionMarkers {
    private static let word = Array("tenantry".utf8)
    private static let comment = Array(SuppressionReader.commentMarker.utf8.dropFirst(word.count))
    private static let annotation = (before: Array("ignore.".utf8), after: Array(".dev/".utf8))

    /// How far the word may be moved when its end is at a byte.
    private static let shifts: [UInt8] = {
        var shifts = [UInt8](repeating: UInt8(word.count), count: 256)
        for (index, byte) in word.dropLast().enumerated() { shifts[Int(byte)] = UInt8(word.count - 1 - index) }
        return shifts
    }()

    /// Whether the bytes hold a marker.
    static func isIn(_ bytes: [UInt8]) -> Bool {
        let (word, shifts) = (word, shifts)
        return bytes.withUnsafeBufferPointer { bytes in
            shifts.withUnsafeBufferPointer { shifts in
                var end = word.count - 1
                while end < bytes.count {
                    let last = bytes[end]
                    if last == UInt8(ascii: "y"), bytes[(end - 7)...end].elementsEqual(word),
                        isMarked(bytes[(end - 7)...end], in: bytes)
                    {
                        return true
                    }
                    end += Int(shifts[Int(last)])
                }
                return false
            }
        }
    }

    /// Everything that is rendered has the word in its labels: only what stands around it makes it a marker.
    private static func isMarked(
        _ word: Slice<UnsafeBufferPointer<UInt8>>,
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let after = bytes[word.endIndex...]
        return after.starts(with: comment)
            || after.starts(with: annotation.after)
                && bytes[..<word.startIndex].suffix(annotation.before.count).elementsEqual(annotation.before)
    }
}
