import Configuration
import Foundation
import ServiceRuntime
import Testing

struct ServiceConfigurationTests {
    private func read(_ arguments: [String] = [], _ environment: [String: String] = [:]) async throws
        -> ServiceConfiguration
    {
        let reader = try await ServiceConfiguration.reader(arguments: ["service"] + arguments, environment: environment)
        return try ServiceConfiguration(reader: reader, defaultPort: 5000)
    }

    @Test func `what nothing is said of has its default`() async throws {
        let configuration = try await read()
        #expect(configuration.port == 5000)
        #expect(configuration.bodyLimit == 1 << 20)
        #expect(configuration.drainDelay == .seconds(5))
    }

    @Test func `arguments win over the environment`() async throws {
        let configuration = try await read(
            ["--http-port", "1", "--http-head-time", "250ms"],
            ["HTTP_PORT": "2", "HTTP_BODY_LIMIT": "64KiB", "DRAIN_TIME": "2m", "HTTP_IDLE_TIME": "7.5"]
        )
        #expect(configuration.port == 1)
        #expect(configuration.headTime == .milliseconds(250))
        #expect(configuration.bodyLimit == 65_536)
        #expect(configuration.drainTime == .seconds(120))
        #expect(configuration.idleTime == .milliseconds(7500))
    }

    @Test(arguments: [
        ("HTTP_PORT", "http"), ("HTTP_PORT", "65536"), ("HTTP_PORT", "-1"), ("HTTP_THREADS", "0"),
        ("HTTP_BODY_LIMIT", "1GiB1"), ("HTTP_BODY_LIMIT", "9223372036854775807MiB"), ("HTTP_HEAD_TIME", "0s"),
        ("HTTP_HEAD_TIME", "-1s"), ("HTTP_HEAD_TIME", "nan"), ("HTTP_HEAD_TIME", "1e9h"), ("DRAIN_TIME", "soon"),
    ])
    func `a value that is not what it has to be is an error that names its key`(name: String, value: String)
        async throws
    {
        let error = await #expect(throws: ConfigurationError.self) { try await read([], [name: value]) }
        let text = try #require(error).description
        #expect(text.contains(name) && text.contains("'\(value)'"), "\(text)")
    }

    @Test func `a file's values count where neither arguments nor environment say more`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "configuration-\(UUID()).json")
        let text = #"{"http":{"port":6000,"host":"::1","bodyLimit":"2MiB","idleTime":1.5,"threads":null},"on":true}"#
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let arguments = ["--config-file", file.path(), "--http-host", "::"]
        let configuration = try await read(arguments)
        #expect(configuration.port == 6000)
        #expect(configuration.host == "::")
        #expect(configuration.bodyLimit == 2 << 20)
        #expect(configuration.idleTime == .seconds(1.5))
        #expect(configuration.threads == 1)
    }

    @Test(arguments: ["", "[]", "5", "{", #"{"http":[1]}"#])
    func `a file that is no object of values is an error`(text: String) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "configuration-\(UUID()).json")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let error = await #expect(throws: ConfigurationError.self) { try await read(["--config-file", file.path()]) }
        #expect(error?.key == "config.file")
    }

    @Test func `a file that can't be read is an error`() async throws {
        let error = await #expect(throws: ConfigurationError.self) {
            try await read(["--config-file", "/nowhere.json"])
        }
        #expect(error?.key == "config.file")
    }

    @Test func `a key is spelt as its environment variable`() async throws {
        let reader = try await ServiceConfiguration.reader(
            arguments: ["service", "--company-name", "Blue"],
            environment: ["TENANT_NAME": "blue", "COMPANY_NAME": "Red", "EMPTY": ""]
        )
        #expect(reader.text(forKey: ConfigKey(environment: "TENANT_NAME")) == "blue")
        #expect(reader.text(forKey: ConfigKey(environment: "COMPANY_NAME")) == "Blue")
        #expect(throws: ConfigurationError.self) { try reader.requiredText(forKey: ConfigKey(environment: "EMPTY")) }
    }
}
