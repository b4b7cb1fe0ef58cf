import Files
import Glibc

/// Another program, run to its end.
enum Subprocess {
    /// What one run gave.
    struct Output {
        /// The exit status; what a shell makes of a signal.
        var status: Int32
        var output: [UInt8]
        var errorText: String
    }

    /// Runs a program that is on the PATH, with this environment and no other.
    ///
    /// Its streams are unlinked files, so that neither side can block the other, however much there is.
    static func run(
        _ program: String,
        _ arguments: [String],
        input: [UInt8] = [],
        environment: [String: String]
    ) throws(FileError) -> Output {
        let streams = try [scratch(program), scratch(program), scratch(program)]
        defer { for stream in streams { fclose(stream) } }
        try write(input, to: streams[0], program)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in streams.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, fileno(stream), Int32(number))
        }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        var child: pid_t = 0
        let failure = posix_spawnp(&child, program, &actions, nil, &words, &variables)
        guard failure == 0 else {
            throw failure == ENOENT
                ? FileError("run", program, reason: "there is no such program on the PATH")
                : FileError("run", program, errno: failure)
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw FileError("run", program) }
        }
        let signal = status & 0x7F
        return Output(
            status: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
            output: try read(streams[1], program),
            errorText: String(decoding: try read(streams[2], program), as: UTF8.self)
        )
    }

    /// Those of the named variables that are set here.
    static func inherited(_ names: String...) -> [String: String] {
        var variables: [String: String] = [:]
        for name in names {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        return variables
    }

    /// Whether a program of this name is on the PATH.
    static func isAvailable(_ program: String) -> Bool {
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        return path.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
    }

    private static func scratch(_ program: String) throws(FileError) -> UnsafeMutablePointer<FILE> {
        guard let file = tmpfile() else { throw FileError("make a scratch file for", program) }
        // The child has it as one of its three streams, and by no other number.
        _ = fcntl(fileno(file), F_SETFD, FD_CLOEXEC)
        return file
    }

    private static func write(
        _ bytes: [UInt8],
        to file: UnsafeMutablePointer<FILE>,
        _ program: String
    ) throws(FileError) {
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0 else {
            throw FileError("write the input of", program)
        }
        rewind(file)
        lseek(fileno(file), 0, SEEK_SET)
    }

    private static func read(_ file: UnsafeMutablePointer<FILE>, _ program: String) throws(FileError) -> [UInt8] {
        let descriptor = fileno(file)
        let size = lseek(descriptor, 0, SEEK_END)
        guard size >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileError("read the output of", program) }
        var bytes = [UInt8](repeating: 0, count: Int(size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError("read the output of", program) }
            if count == 0 { break }
            filled += count
        }
        return bytes
    }
}
