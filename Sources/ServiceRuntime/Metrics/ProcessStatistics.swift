import Glibc

/// What the kernel knows of a process, from the files of `/proc` (proc(5)).
struct ProcessStatistics: Hashable {
    /// Processor time, in the clock's ticks.
    var ticks: UInt64
    /// When it started, in ticks after the machine did.
    var startTicks: UInt64
    /// Memory that it has, in pages.
    var residentPages: UInt64

    /// What `/proc/PID/stat` says; `nil` when it is no such file.
    ///
    /// The second field is the program's name in parentheses, which may itself have spaces and parentheses: fields are counted
    /// from the last of those.
    init?(stat: [UInt8]) {
        guard let end = stat.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = stat[(end + 1)...].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        // The first of them is the third of the file.
        func number(_ field: Int) -> UInt64? {
            guard fields.count > field - 3 else { return nil }
            return UInt64(String(decoding: fields[field - 3], as: UTF8.self))
        }
        guard let user = number(14), let system = number(15), let start = number(22), let pages = number(24) else {
            return nil
        }
        (ticks, startTicks, residentPages) = (user &+ system, start, pages)
    }

    /// When the machine started, in seconds since 1970: the line `btime` of `/proc/stat`.
    static func bootTime(stat: [UInt8]) -> Double? {
        let line = stat.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: "btime ".utf8) }
        return line.flatMap { Double(String(decoding: $0.dropFirst("btime ".utf8.count), as: UTF8.self)) }
    }

    /// How many files may be open, from `/proc/PID/limits`; infinite when nothing limits them.
    static func openFileLimit(limits: [UInt8]) -> Double? {
        let name = "Max open files"
        let line = limits.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: name.utf8) }
        let soft = line?.dropFirst(name.utf8.count).split(separator: UInt8(ascii: " ")).first
        return soft.flatMap { soft in
            let text = String(decoding: soft, as: UTF8.self)
            return text == "unlimited" ? .infinity : Double(text)
        }
    }
}

/// The files of `/proc`.
enum ProcFile {
    /// The contents of a file; `nil` when it can't be read.
    static func read(_ path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            guard count >= 0 else { return nil }
            guard count > 0 else { return contents }
            contents += chunk[..<count]
        }
    }

    /// How many entries a folder has; `nil` when it can't be read.
    static func countEntries(_ path: String) -> Int? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        // Without `.`, `..`, and the one that reads them.
        return max(0, count - 3)
    }
}
