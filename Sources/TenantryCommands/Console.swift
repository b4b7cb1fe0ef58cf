import Glibc

/// Standard output and standard error.
enum Console {
    /// Whether people read standard output, and want colours (https://no-color.org).
    static var wantsColor: Bool { isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil }

    /// Whether people watch standard error.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether people write standard input.
    static var readsFromTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    static func print(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    static func printError(_ text: String) {
        write(text, to: STDERR_FILENO)
    }

    /// Writes the whole text. A reader who has left, as `head` does, is no failure: there is nobody to tell.
    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0 {
                    if errno == EINTR { continue }
                    return
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}
