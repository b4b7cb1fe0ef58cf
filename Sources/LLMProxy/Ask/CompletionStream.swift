import NIOCore
import OpenAI

/// Reads the gateway's stream of chunks piece by piece: what the pieces are cut into does not matter.
struct CompletionStream {
    /// What a piece brought.
    enum Event: Equatable {
        /// More text, as it stands between the quotes of a JSON string.
        case delta(ByteBuffer)
        /// A comment, which the gateway sends in silence.
        case ping
    }

    /// Why the stream can't be read any further.
    enum Failure: Error {
        /// The gateway tells of an error.
        case refused
        /// What comes are no events of chunks, or too large.
        case malformed
    }

    /// The most bytes of a line, and of the text.
    private let limit: Int
    private var rest = ByteBuffer()
    /// What all chunks hold together.
    private(set) var completion = Completion()
    /// Whether the gateway has said that the stream is complete.
    private(set) var isComplete = false

    init(limit: Int = 4 << 20) {
        self.limit = limit
    }

    /// Takes a piece, and tells what it brought.
    mutating func take(_ piece: ByteBuffer) throws(Failure) -> [Event] {
        rest.writeImmutableBuffer(piece)
        var events: [Event] = []
        while let end = rest.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) {
            guard var line = rest.readSlice(length: end - rest.readerIndex) else { break }
            rest.moveReaderIndex(forwardBy: 1)
            if let event = try takeLine(&line) { events.append(event) }
        }
        rest.discardReadBytes()
        guard rest.readableBytes <= limit, completion.text.readableBytes <= limit else { throw .malformed }
        return events
    }

    /// Events of chunks have one line of data; other fields mean nothing here
    /// (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
    private mutating func takeLine(_ line: inout ByteBuffer) throws(Failure) -> Event? {
        let bytes = line.readableBytesView
        if bytes.first == UInt8(ascii: ":") { return .ping }
        guard !isComplete, bytes.starts(with: "data:".utf8) else { return nil }
        line.moveReaderIndex(forwardBy: 5)
        let data = line.readableBytesView.drop { $0 == 0x20 }
        if data.starts(with: "[DONE]".utf8) {
            isComplete = true
            return nil
        }
        let before = completion.text.writerIndex
        do { try completion.take(line) } catch { throw .malformed }
        guard !completion.isError else { throw .refused }
        let length = completion.text.writerIndex - before
        return length > 0 ? completion.text.getSlice(at: before, length: length).map { .delta($0) } : nil
    }
}
