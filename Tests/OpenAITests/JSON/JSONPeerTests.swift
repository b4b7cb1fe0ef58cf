import Foundation
import NIOCore
import Testing

@testable import OpenAI

struct JSONPeerTests {
    /// What Foundation makes of bytes; it refuses with an error.
    private func foundation(_ bytes: [UInt8]) -> Any? {
        try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    }

    @Test func `Foundation takes no mutated body that is refused here, but for what is known to differ`() {
        var random = SeededGenerator(state: 8_259)
        var taken = 0
        for round in 0..<6_000 {
            var bytes = Array(Example.all[round % Example.all.count].utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&bytes, &random) }
            let own = refusal(bytes)
            let theirs = foundation(bytes)
            if own == nil { taken += 1 }
            let isKnownToDiffer =
                // Foundation reads numbers into Double or Decimal and refuses those that don't fit,
                own == nil && theirs == nil && bytes.contains(UInt8(ascii: "e"))
                // takes other encodings and a byte order mark, lets some bad UTF-8 pass, and a comma before a brace.
                || own?.reason == .invalidUTF8 || endsWithComma(bytes, own) || bytes.contains(0)
                || bytes.starts(with: [0xEF, 0xBB, 0xBF])
            guard !isKnownToDiffer else { continue }
            #expect(
                (own == nil) == (theirs != nil),
                "\(own.map(\.description) ?? "taken"): \(String(decoding: bytes, as: UTF8.self))"
            )
        }
        #expect(taken > 500, "mutations that leave JSON are needed as well")
    }

    private func endsWithComma(_ bytes: [UInt8], _ error: JSONError?) -> Bool {
        guard let error, error.reason == .unexpectedByte, bytes[error.offset] == UInt8(ascii: "}") else { return false }
        return bytes[..<error.offset].last { !" \t\n\r".utf8.contains($0) } == UInt8(ascii: ",")
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard let index = bytes.indices.randomElement(using: &random) else { return }
        switch UInt8.random(in: 0..<6, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2:
            bytes.insert(contentsOf: Array(#"{}[]",:\u0e-.19 tfn"#.utf8.shuffled(using: &random).prefix(2)), at: index)
        case 3: bytes.insert(bytes[index], at: index)
        case 4:
            let end = min(bytes.count, index + Int.random(in: 1...40, using: &random))
            bytes.removeSubrange(index..<end)
        default: bytes.swapAt(index, Int.random(in: bytes.indices, using: &random))
        }
    }

    @Test func `what is written is read again by Foundation`() throws {
        var random = SeededGenerator(state: 7)
        for _ in 0..<300 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                let value = UInt32.random(in: 0...(Bool.random(using: &random) ? 0x80 : 0x10FFFF), using: &random)
                if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
            }
            let text = String(scalars)
            var buffer = ByteBuffer()
            buffer.writeJSONString(text)
            let bytes = Array(buffer.readableBytesView)
            // Unlike `==` of strings, this doesn't take é for e with an accent.
            #expect((foundation(bytes) as? String).map { Array($0.utf8) } == Array(text.utf8))
            #expect(refusal(bytes) == nil)
        }
    }

    @Test func `nothing that is written can end an element of a page`() {
        var buffer = ByteBuffer()
        buffer.writeJSONString("</script>\u{7F}")
        #expect(String(buffer: buffer) == #""\u003c/script>\u007f""#)
    }
}
