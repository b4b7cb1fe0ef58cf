import Foundation
import Kubernetes
import Testing
import YAML

// Go: `time_test.go`, `durationTests` and `parseDurationTests`.
@Test(
    arguments: [
        ("0", 0, "0s"), ("5s", 5_000_000_000, "5s"), ("1478s", 1_478_000_000_000, "24m38s"),
        ("-5s", -5_000_000_000, "-5s"),
        ("+5s", 5_000_000_000, "5s"), ("-0", 0, "0s"), ("5.0s", 5_000_000_000, "5s"), ("5.s", 5_000_000_000, "5s"),
        (".5s", 500_000_000, "500ms"), ("1.004s", 1_004_000_000, "1.004s"),
        ("100.00100s", 100_001_000_000, "1m40.001s"),
        ("1ns", 1, "1ns"), ("1100ns", 1_100, "1.1µs"), ("12µs", 12_000, "12µs"), ("12μs", 12_000, "12µs"),
        ("14us", 14_000, "14µs"),
        ("2200µs", 2_200_000, "2.2ms"), ("3h30m", 12_600_000_000_000, "3h30m0s"), ("1h", 3_600_000_000_000, "1h0m0s"),
        ("10.5s4m", 250_500_000_000, "4m10.5s"), ("-2m3.4s", -123_400_000_000, "-2m3.4s"),
        ("52763797000ns", 52_763_797_000, "52.763797s"),
        ("0.3333333333333333333h", 1_200_000_000_000, "20m0s"), ("0.100000000000000000000h", 360_000_000_000, "6m0s"),
        ("0.9223372036854775807h", 3_320_413_933_267, "55m20.413933267s"),
        ("9223372036854775807ns", .max, "2562047h47m16.854775807s"),
        ("-9223372036854775808ns", .min, "-2562047h47m16.854775808s"),
    ] as [(String, Int64, String)]
)
func `reads and writes durations as Go does`(text: String, nanoseconds: Int64, canonical: String) throws {
    let duration = try GoDuration(parsing: text)
    #expect(duration.nanoseconds == nanoseconds)
    #expect(duration.text == canonical)
    #expect(try GoDuration(parsing: canonical) == duration)
}

@Test(arguments: [
    ("", "is empty"), ("3", "without a unit"), ("-", "has no number"), ("s", "'s' at character 1"), (".", "'.'"),
    ("-.", "'.'"),
    (".s", "'.' at character 1"), ("+.s", "'.' at character 2"), ("1d", "unknown unit 'd'"), ("3000000h", "292 years"),
    ("9223372036854775808ns", "292 years"), ("9223372036854775.808us", "292 years"), ("-9223372036854775809ns", "292"),
    ("1h 3m", "unknown unit 'h '"),
])
func `says what is wrong with a Go duration`(text: String, problem: String) throws {
    let error = try #require(throws: TextError.self) { try GoDuration(parsing: text) }
    #expect(error.description.contains(problem))
}

// Prometheus: `TestParseDuration` in `common/model/time_test.go`.
@Test(
    arguments: [
        ("0", 0, "0s"), ("0w", 0, "0s"), ("0s", 0, "0s"), ("324ms", 324, "324ms"), ("3s", 3_000, "3s"),
        ("5m", 300_000, "5m"),
        ("1h", 3_600_000, "1h"), ("4d", 345_600_000, "4d"), ("4d1h", 349_200_000, "4d1h"), ("14d", 1_209_600_000, "2w"),
        ("3w", 1_814_400_000, "3w"), ("3w2d1h", 1_990_800_000, "23d1h"), ("10y", 315_360_000_000, "10y"),
        ("90m", 5_400_000, "1h30m"),
        ("60s", 60_000, "1m"), ("30s", 30_000, "30s"),
    ] as [(String, Int64, String)]
)
func `reads and writes durations as Prometheus does`(text: String, milliseconds: Int64, canonical: String) throws {
    let duration = try PrometheusDuration(parsing: text)
    #expect(duration.milliseconds == milliseconds)
    #expect(duration.text == canonical)
    #expect(try PrometheusDuration(parsing: canonical) == duration)
}

@Test(arguments: [
    ("1", "has no unit at its end"), ("1y1m1d", "out of order"), ("-1w", "'-' at character 1"),
    ("1.5d", "'.' at character 2"),
    ("d", "'d' at character 1"), ("294y", "292 years"), ("200y10400w", "292 years"), ("107675d", "292 years"),
    ("2584200h", "292 years"), ("", "is empty"), ("1m1m", "out of order"), ("1sec", "unknown unit 'sec'"),
    ("1 h", "a space"),
    ("99999999999999999999s", "292 years"),
])
func `says what is wrong with a Prometheus duration`(text: String, problem: String) throws {
    let error = try #require(throws: TextError.self) { try PrometheusDuration(parsing: text) }
    #expect(error.description.contains(problem))
}

@Test func `keeps integers and strings apart`() throws {
    let values: [IntOrString] = [80, "80", "25%"]
    let data = try JSONEncoder().encode(values)
    #expect(String(decoding: data, as: UTF8.self) == #"[80,"80","25%"]"#)
    #expect(try JSONDecoder().decode([IntOrString].self, from: data) == values)
    #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([IntOrString].self, from: Data("[2147483648]".utf8))
    }
    #expect(IntOrString(PortName("http")) == "http" && IntOrString(PortNumber(80)) == 80)
}
