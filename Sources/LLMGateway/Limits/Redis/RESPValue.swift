import NIOCore

/// An answer of Redis, in the second version of its protocol: a client that does not ask for the third (`HELLO 3`) is never sent
/// anything else. From Redis's "Redis serialization protocol specification".
enum RESPValue: Sendable, Equatable {
    /// `+OK`
    case simple(String)
    /// `-ERR unknown command`
    case error(String)
    /// `:1000`
    case integer(Int)
    /// `$5\r\nhello`, or the null of `$-1`.
    case bulk(ByteBuffer?)
    /// `*2\r\n:1\r\n:2`, or the null of `*-1`.
    case array([RESPValue]?)

    /// The integers of an array of integers, as our scripts answer.
    var integers: [Int]? {
        guard case .array(let values?) = self else { return nil }
        var integers: [Int] = []
        integers.reserveCapacity(values.count)
        for case .integer(let value) in values { integers.append(value) }
        return integers.count == values.count ? integers : nil
    }
}
