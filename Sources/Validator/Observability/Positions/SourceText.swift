import Diagnostics
import YAML

/// The bytes of a file, and where its lines start.
struct SourceText {
    let bytes: [UInt8]
    /// The first byte of each line.
    private let lines: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var lines = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { lines.append(index) }
        }
        self.lines = lines
    }

    /// The byte at a position; `nil` beyond the text.
    func offset(of position: SourcePosition) -> Int? {
        guard lines.indices.contains(position.line - 1) else { return nil }
        var offset = lines[position.line - 1]
        for _ in 1..<max(1, position.column) {
            guard offset < bytes.count else { return nil }
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }

    /// The position of a byte: lines from 1, columns in characters from 1.
    func position(of offset: Int) -> SourcePosition {
        var low = 0
        var high = lines.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle] <= offset { low = middle } else { high = middle }
        }
        let column = bytes[lines[low]..<max(lines[low], min(offset, bytes.count))].reduce(1) { column, byte in
            byte & 0xC0 == 0x80 ? column : column + 1
        }
        return SourcePosition(line: low + 1, column: column)
    }
}
