import Glibc

/// An open folder. Names in it are resolved against the open folder itself and never through a symbolic link, so that no
/// link in a tree, even one put there meanwhile, can lead a write outside of it.
package final class Directory: Sendable {
    /// What a name in a folder stands for.
    package enum EntryKind: Sendable {
        case file
        case directory
        case other
    }

    /// The path, for messages.
    package let path: String
    private let descriptor: Int32

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Opens the folder at a path that the user named, which alone may be a link; `nil` when there is none.
    package static func open(root path: String) throws(FileError) -> Directory? {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 { return Directory(path: path, descriptor: descriptor) }
        if errno == ENOENT { return nil }
        throw FileError("open", path)
    }

    /// Opens the folder at a path that the user named, made with all that lead to it.
    package static func make(root path: String) throws(FileError) -> Directory {
        if let directory = try open(root: path) { return directory }
        let parent = path.split(separator: "/").dropLast().joined(separator: "/")
        if !parent.isEmpty { _ = try make(root: path.hasPrefix("/") ? "/" + parent : parent) }
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw FileError("make folder", path) }
        guard let directory = try open(root: path) else { throw FileError("open", path, errno: ENOENT) }
        return directory
    }

    /// Opens a folder in this one; `nil` when there is none.
    package func openDirectory(_ name: String) throws(FileError) -> Directory? {
        let descriptor = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        if descriptor >= 0 { return Directory(path: path + "/" + name, descriptor: descriptor) }
        if errno == ENOENT { return nil }
        // A link to a folder gives ENOTDIR here, for O_DIRECTORY.
        throw errno == ENOTDIR
            ? FileError("open", path + "/" + name, reason: "it is a symbolic link or a file where a folder belongs")
            : FileError("open", path + "/" + name)
    }

    /// Opens a folder in this one, made if it is not there.
    package func makeDirectory(_ name: String, mode: UInt32 = 0o777) throws(FileError) -> Directory {
        guard mkdirat(descriptor, name, mode) == 0 || errno == EEXIST else {
            throw FileError("make folder", path + "/" + name)
        }
        guard let directory = try openDirectory(name) else {
            throw FileError("open", path + "/" + name, errno: ENOENT)
        }
        return directory
    }

    /// Reads a file of at most `limit` bytes into `buffer`, whose room is used again; `false` when there is none.
    package func read(_ name: String, into buffer: inout [UInt8], limit: Int = .max) throws(FileError) -> Bool {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { return false }
            throw FileError("read", path + "/" + name)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw FileError("read", path + "/" + name) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError("read", path + "/" + name, reason: "it is not a regular file")
        }
        guard status.st_size <= limit else {
            throw FileError("read", path + "/" + name, reason: "it has more than \(limit) bytes")
        }
        // What the buffer holds is written over; only what it grows by is filled.
        let size = Int(status.st_size)
        if buffer.count > size { buffer.removeLast(buffer.count - size) }
        if buffer.count < size { buffer.append(contentsOf: repeatElement(0, count: size - buffer.count)) }
        var filled = 0
        while filled < buffer.count {
            let count = buffer.withUnsafeMutableBytes { bytes in
                Glibc.read(file, bytes.baseAddress.map { $0 + filled }, bytes.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError("read", path + "/" + name) }
            if count == 0 { break }
            filled += count
        }
        buffer.removeLast(buffer.count - filled)
        return true
    }

    /// Writes a file that must not be there yet.
    package func create(_ name: String, contents: [UInt8], mode: UInt32 = 0o666) throws(FileError) {
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard file >= 0 else { throw FileError("write", path + "/" + name) }
        try fill(file, name, contents)
    }

    /// Writes into what has the name and is no file, such as a device, a pipe or a link, as a shell's `>` does; `false`,
    /// with nothing written, where a file belongs.
    package func writeThrough(_ name: String, contents: [UInt8]) throws(FileError) -> Bool {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return false }
        let kind = status.st_mode & S_IFMT
        guard kind != S_IFREG, kind != S_IFDIR else { return false }
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw FileError("write", path + "/" + name) }
        try fill(file, name, contents)
        return true
    }

    /// Writes all of a file that is open, and closes it.
    private func fill(_ file: Int32, _ name: String, _ contents: [UInt8]) throws(FileError) {
        var written = 0
        var failure: Int32 = 0
        while written < contents.count, failure == 0 {
            let count = contents.withUnsafeBytes { bytes in
                Glibc.write(file, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count >= 0 { written += count } else if errno != EINTR { failure = errno }
        }
        // A full disk may show only when the file is closed.
        if close(file) != 0, failure == 0, errno != EINTR { failure = errno }
        guard failure == 0 else { throw FileError("write", path + "/" + name, errno: failure) }
    }

    /// Writes a file in one step, in the place of the one that has the name: it is there as it was or as it is to be. A file
    /// that was there keeps its permissions, a link is replaced.
    package func replace(_ name: String, contents: [UInt8]) throws(FileError) {
        let temporary = ".\(name).\(getpid())"
        try remove(temporary)
        var status = stat()
        let isThere =
            fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFREG
        try create(temporary, contents: contents, mode: isThere ? 0o600 : 0o666)
        if isThere, fchmodat(descriptor, temporary, status.st_mode & 0o7777, 0) != 0 {
            let failure = errno
            try? remove(temporary)
            throw FileError("write", path + "/" + name, errno: failure)
        }
        do throws(FileError) {
            try move(temporary, to: self, name)
        } catch {
            try? remove(temporary)
            throw error
        }
    }

    /// Moves an entry to another folder, over whatever file has the name there.
    package func move(_ name: String, to target: Directory, _ newName: String) throws(FileError) {
        guard renameat(descriptor, name, target.descriptor, newName) == 0 else {
            throw FileError("write", target.path + "/" + newName)
        }
    }

    /// Gives a file a second name in another folder.
    package func link(_ name: String, to target: Directory, _ newName: String) throws(FileError) {
        guard linkat(descriptor, name, target.descriptor, newName, 0) == 0 else {
            throw FileError("back up", path + "/" + name)
        }
    }

    /// Removes a file.
    package func remove(_ name: String) throws(FileError) {
        guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
            throw FileError("remove", path + "/" + name)
        }
    }

    /// Removes an empty folder; `false` when something is in it.
    @discardableResult
    package func removeDirectory(_ name: String) throws(FileError) -> Bool {
        if unlinkat(descriptor, name, Int32(AT_REMOVEDIR)) == 0 || errno == ENOENT { return true }
        if errno == ENOTEMPTY || errno == EEXIST { return false }
        throw FileError("remove", path + "/" + name)
    }

    /// What a name stands for, the link itself and not what it leads to; `nil` when there is no such name.
    package func kind(of name: String) throws(FileError) -> EntryKind? {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            if errno == ENOENT { return nil }
            throw FileError("look at", path + "/" + name)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .directory
        default: return .other
        }
    }

    /// The names in the folder, sorted.
    package func entries() throws(FileError) -> [(name: String, kind: EntryKind)] {
        // A descriptor of its own, as the stream moves and closes the one that it is given.
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw FileError("list", path) }
        guard let stream = fdopendir(copy) else {
            close(copy)
            throw FileError("list", path)
        }
        defer { closedir(stream) }
        var entries: [(name: String, kind: EntryKind)] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            switch Int(entry.pointee.d_type) {
            case Int(DT_REG): entries.append((name, .file))
            case Int(DT_DIR): entries.append((name, .directory))
            case Int(DT_UNKNOWN): entries.append((name, try kind(of: name) ?? .other))
            default: entries.append((name, .other))
            }
        }
        entries.sort { $0.name < $1.name }
        return entries
    }

    /// Keeps other runs away from the folder until `unlock`, or until the process ends.
    package func lock() throws(FileError) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw errno == EWOULDBLOCK
                ? FileError("write", path, reason: "another run is writing it")
                : FileError("lock", path)
        }
    }

    /// Lets other runs at the folder again. Closing it would do, were there no child process that has yet to close the
    /// descriptors it was born with.
    package func unlock() {
        flock(descriptor, LOCK_UN)
    }
}
