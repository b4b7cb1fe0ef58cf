import Diagnostics
import Glibc

/// What a program before this one in a pipe writes.
enum StandardInput {
    /// How it's named on the command line.
    static let argument = "-"
    /// How it's named in reports.
    static let path = "<stdin>"

    private static let step = 1 << 16

    /// Reads all of it, from a pipe, a file or a terminal.
    static func read(descriptor: Int32 = STDIN_FILENO) throws(FileReader.Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let start = bytes.count
            // One more than the limit tells a stream that just fits from one that doesn't.
            let room = min(step, FileReader.limit + 1 - start)
            guard room > 0 else { throw .tooLarge(bytes: start) }
            bytes.append(contentsOf: repeatElement(0, count: room))
            let got = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress.map { $0 + start }, room)
            }
            let code = errno
            bytes.removeLast(room - max(0, got))
            if got == 0 { return bytes }
            if got < 0, code == EAGAIN {
                wait(for: descriptor)
            } else if got < 0, code != EINTR {
                throw .system(describe(code))
            }
        }
    }

    /// Waits for a descriptor that somebody made non-blocking, as some shells' terminals are.
    private static func wait(for descriptor: Int32) {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&request, 1, -1)
    }
}

extension Diagnostic {
    static func standardInputTooLarge() -> Diagnostic {
        Diagnostic(
            .fileSize,
            "standard input has more than \(FileReader.limit) bytes; name files or folders instead",
            at: Place(path: StandardInput.path)
        )
    }
}
