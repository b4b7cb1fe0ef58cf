import Foundation
import PlatformContract
import TestSupport
import Testing

@testable import ServiceRuntime

/// `/proc/PID/stat` of a program of a name, with 150 and 50 ticks, started at 1000, with 2048 pages.
private func stat(_ name: String) -> [UInt8] {
    Array("4711 (\(name)) S 1 2 3 0 -1 4194560 9 8 7 6 150 50 2 1 20 0 5 0 1000 99999999 2048 184467 1 1 0 0\n".utf8)
}

@Test(arguments: ["llm-gateway", "a b", "a) S 1 2", "((", ")", "", "\n"])
func `the fields are counted from the end of the program's name`(name: String) throws {
    let statistics = try #require(ProcessStatistics(stat: stat(name)))
    #expect(statistics.ticks == 200)
    #expect(statistics.startTicks == 1000)
    #expect(statistics.residentPages == 2048)
}

@Test func `a file that ends early, or is another, says nothing`() {
    let whole = stat("a")
    let end = whole.count - "184467 1 1 0 0\n".utf8.count
    for length in 0..<(end - "2048 ".utf8.count) {
        #expect(ProcessStatistics(stat: Array(whole.prefix(length))) == nil)
    }
    #expect(ProcessStatistics(stat: Array("1 (a) S -1 x y".utf8)) == nil)
    #expect(ProcessStatistics(stat: [0xFF, 0x29, 0xFF]) == nil)
}

@Test func `the time of the machine's start and the limit of files are found in their lines`() {
    let machine = Array("cpu  1 2 3\nintr 5 btime 4\nbtime 1700000000\nprocesses 7\n".utf8)
    #expect(ProcessStatistics.bootTime(stat: machine) == 1_700_000_000)
    #expect(ProcessStatistics.bootTime(stat: Array("cpu 1\n".utf8)) == nil)
    let limits = "Limit                     Soft Limit           Hard Limit           Units     \n"
    for (soft, value) in [("1024 ", 1024), ("unlimited", Double.infinity)] {
        let line = "Max open files            \(soft)           524288               files     \n"
        #expect(ProcessStatistics.openFileLimit(limits: Array((limits + line).utf8)) == value)
    }
    #expect(ProcessStatistics.openFileLimit(limits: Array(limits.utf8)) == nil)
}

@Test func `a process tells the truth of itself`() throws {
    let registry = MetricsRegistry()
    func value(_ metric: Metric) throws -> Double {
        let line = try #require(registry.samples.first { $0.hasPrefix(metric.name + " ") })
        return try #require(line.split(separator: " ").last.flatMap { Double($0) })
    }
    #expect(try (1e6...1e11).contains(value(.processResidentMemory)))
    #expect(try value(.processCPU) >= 0)
    #expect(try value(.processStartTime) < UnixTime.seconds + 2)
    #expect(try value(.processStartTime) > UnixTime.seconds - 86_400)
    #expect(try value(.processOpenFiles) < value(.processOpenFileLimit))
    // Files that the tests beside this one open don't hide fifty.
    let before = try value(.processOpenFiles)
    let files = try (0..<500).map { _ in try FileHandle(forReadingFrom: URL(filePath: "/dev/null")) }
    #expect(try value(.processOpenFiles) > before + 250)
    for file in files { try file.close() }
}
