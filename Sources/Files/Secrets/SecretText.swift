import Glibc

/// A key or token that can't be printed: whatever shows values shows `redacted`, and no coder takes it. Its memory is wiped
/// when the last owner lets go of it.
///
/// What is copied out of it by ``withBytes(_:)`` or ``bearer`` is the caller's to let go of soon.
public final class SecretText: Sendable {
    /// The longest that is taken, in bytes: more than any provider's key or cluster's token has.
    public static let mostBytes = 16 << 10

    /// Written in `init`, wiped in `deinit`, and only read between the two.
    private nonisolated(unsafe) let storage: UnsafeMutableRawBufferPointer

    /// A secret, without the line break that editors and `echo` put at the end of a file.
    ///
    /// - Throws: `SecretError` when nothing is left, or when it has what no header may have.
    public init(_ bytes: [UInt8]) throws(SecretError) {
        var bytes = bytes[...]
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Self.mostBytes else { throw .tooLong }
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw .unprintable }
        storage = .allocate(byteCount: bytes.count, alignment: 1)
        storage.copyBytes(from: bytes)
    }

    deinit {
        // Unlike `memset`, it is not left out by an optimizer that sees that nobody reads the memory again.
        if let start = storage.baseAddress { explicit_bzero(start, storage.count) }
        storage.deallocate()
    }

    /// Lends the bytes.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(storage))
    }

    /// The value of an `Authorization` header: `Bearer` and the secret. For a request that is sent now; keep it nowhere.
    public var bearer: String {
        let scheme: StaticString = "Bearer "
        return String(unsafeUninitializedCapacity: scheme.utf8CodeUnitCount + storage.count) { text in
            let start = UnsafeBufferPointer(start: scheme.utf8Start, count: scheme.utf8CodeUnitCount)
            _ = text.update(fromContentsOf: start)
            _ = text[start.count...].update(fromContentsOf: storage)
            return start.count + storage.count
        }
    }

    /// The secret as a text, for what is sent now; keep it nowhere.
    public var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    /// Whether two secrets are the same, in a time that tells nothing but whether they are equally long.
    public func matches(_ other: SecretText) -> Bool {
        guard storage.count == other.storage.count else { return false }
        var difference: UInt8 = 0
        for index in storage.indices { difference |= storage[index] ^ other.storage[index] }
        return difference == 0
    }
}

/// Why a secret is none. It says nothing of what was found.
public enum SecretError: String, Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing but a line break.
    case empty
    /// Spaces, control characters, or what is not ASCII.
    case unprintable
    /// More than ``SecretText/mostBytes``.
    case tooLong

    /// What is wrong.
    public var description: String {
        switch self {
        case .empty: "the secret is empty"
        case .unprintable: "the secret has spaces, control characters, or others that a header can't hold"
        case .tooLong: "the secret has more than \(SecretText.mostBytes) bytes"
        }
    }
}

// The only ways to a text of it that Swift has: all say the same.
extension SecretText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `redacted`.
    public var description: String { "redacted" }
    /// `redacted`.
    public var debugDescription: String { "redacted" }
    /// Nothing but `redacted`.
    public var customMirror: Mirror { Mirror(reflecting: "redacted") }
}
