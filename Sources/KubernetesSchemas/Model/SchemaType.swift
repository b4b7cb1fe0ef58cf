/// One type of a schema, in few bytes: what a value has to be, and where to go on.
package struct SchemaType: Sendable {
    /// What a value is decoded into.
    package enum Kind: UInt8, Sendable {
        /// Anything.
        case any
        /// Anything, though the schema speaks of a mapping: what `RawExtension` and `FieldsV1` keep as it is.
        case raw
        /// A mapping of known fields.
        case object
        case list
        /// A mapping of any keys.
        case map
        case string, bool, int32, int64
        /// Any whole number.
        case integer
        /// Any number.
        case number
        /// Base64, which is decoded.
        case bytes
        /// RFC 3339, in seconds.
        case time
        /// RFC 3339, in microseconds.
        case microTime
        case quantity, intOrString
    }

    package var kind: Kind
    /// Whether fields that aren't known are kept.
    package var preservesUnknown = false
    /// Whether the mapping is an object of the API itself, with `apiVersion`, `kind` and `metadata`.
    package var isEmbeddedResource = false
    /// Whether a list must not have the same element twice.
    package var isSet = false
    /// The type of elements or values.
    package var element: Int32 = 0
    /// Where the names of the fields are that tell elements of a list apart, as an index into ``ObjectSchema/listKeys``.
    package var listKeys: Int32 = -1
    /// What else a value must fulfil, as an index into ``ObjectSchema/constraints``.
    package var constraints: Int32 = -1
    /// The fields of an object.
    package var fields: Range<Int32> = 0..<0
    /// The hash table of the fields: where it starts, and its size less one.
    var firstSlot: Int32 = 0
    var slotMask: Int32 = -1
    /// The bits of the fields that the schema requires.
    package var required: UInt64 = 0

    package init(_ kind: Kind) {
        self.kind = kind
    }
}

/// One field of an object.
package struct SchemaField: Sendable {
    var hash: UInt32
    var nameStart: UInt32
    var nameLength: UInt32
    /// Its bit among the required fields; 0 for one that may be absent.
    package var requiredBit: UInt64
    /// Whether the server refuses an object without a required field; if not, only the schema asks for it.
    package var isEnforced: Bool
    package var type: Int32
    /// Whether the name without quotes would be no string: `on`, `404`.
    package var isTrap: Bool
}

extension SchemaField {
    /// Of the length and four of the bytes: names of one type seldom have them in common, and those that do are compared.
    @inline(__always)
    static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let count = name.count
        guard count > 0 else { return 0 }
        var hash = UInt32(truncatingIfNeeded: count) &* 0x9E37_79B1
        hash = (hash ^ UInt32(name[0])) &* 16_777_619
        hash = (hash ^ UInt32(name[count / 3])) &* 16_777_619
        hash = (hash ^ UInt32(name[2 * count / 3])) &* 16_777_619
        hash = (hash ^ UInt32(name[count - 1])) &* 16_777_619
        return hash ^ hash >> 15
    }
}
