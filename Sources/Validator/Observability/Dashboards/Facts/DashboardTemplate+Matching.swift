import Glibc

extension DashboardTemplate {
    /// What a text that is the same says of itself.
    struct Match {
        var uid: String?
        var title: String?
    }

    /// Whether a text is the same with another name; `nil` when it isn't.
    func match(_ other: [UInt8], name: String) -> Match? {
        var name = name
        return name.withUTF8 { name in
            bytes.withUnsafeBufferPointer { own in
                other.withUnsafeBufferPointer { other in match(own, other, name) }
            }
        }
    }

    private func match(
        _ own: UnsafeBufferPointer<UInt8>,
        _ other: UnsafeBufferPointer<UInt8>,
        _ name: UnsafeBufferPointer<UInt8>
    ) -> Match? {
        var position = 0
        var title: String?
        for piece in pieces {
            guard other.has(UnsafeBufferPointer(rebasing: own[piece.bytes]), at: position) else { return nil }
            position += piece.bytes.count
            switch piece.gap {
            case .name:
                guard other.has(name, at: position) else { return nil }
                position += name.count
            case .text(let isTitle):
                guard let end = other.endOfText(from: position) else { return nil }
                if isTitle { title = String(decoding: other[position..<end], as: UTF8.self) }
                position = end
            case nil: break
            }
        }
        guard position == other.count, !fixed.holds(name) else { return nil }
        let id = uid.map { $0.before + String(decoding: name, as: UTF8.self) + $0.after }
        if let id, id.utf8.count > 40 { return nil }
        return Match(uid: id, title: title)
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func has(_ part: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        guard part.count <= count - position else { return false }
        guard let start = baseAddress, let wanted = part.baseAddress else { return part.isEmpty }
        return memcmp(start + position, wanted, part.count) == 0
    }

    /// Where a title or description ends: at the quote after it.
    fileprivate func endOfText(from start: Int) -> Int? {
        var end = start
        while end < count, self[end].isOfFreeText { end += 1 }
        guard end > start, end < count, self[end] == UInt8(ascii: "\""), !self[start].isSpace else { return nil }
        return end
    }
}

extension UInt8 {
    /// Whether a title or description that has it means nothing but itself.
    var isOfFreeText: Bool {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "["): false
        default: 0x20..<0x7F ~= self
        }
    }
}

extension [UInt8] {
    /// Whether a part occurs in it.
    func holds(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let wanted = part.baseAddress, let first = part.first else { return true }
        return withUnsafeBufferPointer { own in
            guard let start = own.baseAddress else { return false }
            var position = 0
            while own.count - position >= part.count {
                let rest = own.count - position - part.count + 1
                guard let found = memchr(start + position, Int32(first), rest) else { return false }
                if memcmp(found, wanted, part.count) == 0 { return true }
                position = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
            }
            return false
        }
    }

    /// Whether a text occurs in it.
    func contains(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { holds($0) }
    }
}
