import Diagnostics

/// Places in bytes, for what is not found by libyaml's own count.
enum TextPosition {
    /// The place of a byte, as libyaml counts lines and characters: a leading byte order mark has no width.
    static func position(ofByte offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> SourcePosition {
        var position = SourcePosition(line: 1, column: 1)
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < min(offset, bytes.count) {
            if let width = lineBreak(at: index, in: bytes) {
                position = SourcePosition(line: position.line + 1, column: 1)
                index += width
            } else {
                // The first byte of a character counts, those that continue it don't.
                if bytes[index] & 0xC0 != 0x80 { position.column += 1 }
                index += 1
            }
        }
        return position
    }

    /// The width of the line break at an index: LF, CR, CR LF, NEL, LS or PS.
    static func lineBreak(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        func byte(_ distance: Int) -> UInt8 { index + distance < bytes.count ? bytes[index + distance] : 0 }
        switch bytes[index] {
        case UInt8(ascii: "\n"): return 1
        case UInt8(ascii: "\r"): return byte(1) == UInt8(ascii: "\n") ? 2 : 1
        case 0xC2: return byte(1) == 0x85 ? 2 : nil
        case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : nil
        default: return nil
        }
    }
}
