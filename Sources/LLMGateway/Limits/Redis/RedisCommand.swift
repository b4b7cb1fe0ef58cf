import NIOCore

/// The bytes of commands: arrays of texts, as Redis takes them.
enum RedisCommand {
    /// A command of a name and its arguments.
    static func encode(_ parts: [String]) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeStaticString("*")
        write(parts.count, to: &buffer)
        for part in parts { write(part, to: &buffer) }
        return buffer
    }

    /// A call of a script, by its digest or, when the server has forgotten it, by its source.
    static func encode(_ script: LimitScript, bySource: Bool, keys: [String], arguments: [String]) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(512)
        buffer.writeStaticString("*")
        write(3 + keys.count + arguments.count, to: &buffer)
        write(bySource ? "EVAL" : "EVALSHA", to: &buffer)
        write(bySource ? script.source : script.digest, to: &buffer)
        write(String(keys.count), to: &buffer)
        for key in keys { write(key, to: &buffer) }
        for argument in arguments { write(argument, to: &buffer) }
        return buffer
    }

    private static func write(_ text: String, to buffer: inout ByteBuffer) {
        buffer.writeStaticString("$")
        write(text.utf8.count, to: &buffer)
        buffer.writeString(text)
        buffer.writeStaticString("\r\n")
    }

    private static func write(_ number: Int, to buffer: inout ByteBuffer) {
        buffer.writeString(String(number))
        buffer.writeStaticString("\r\n")
    }
}
