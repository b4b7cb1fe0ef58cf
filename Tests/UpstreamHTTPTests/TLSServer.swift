import Foundation
import TestSupport

extension Tool {
    static let nginx = find(["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"])
    static let openssl = find(["/usr/bin/openssl", "/usr/local/bin/openssl"])

    private static func find(_ paths: [String]) -> Tool? {
        paths.first { FileManager.default.isExecutableFile(atPath: $0) }.map { Tool(path: $0) }
    }
}

/// nginx on loopback with TLS and HTTP/2, a certificate for `localhost` only, and the authority that issued it.
///
/// It answers with the protocol and its number of the connection, and serves `large`.
final class TLSServer: Sendable {
    let folder: URL
    let port: Int
    private let process: Process

    /// A file with the authority that issued the certificate.
    var authority: String { folder.appending(path: "ca.pem").path }
    /// A file with an authority of the same name that did not.
    var stranger: String { folder.appending(path: "stranger.pem").path }
    var url: String { "https://localhost:\(port)/" }

    static let largeFile = Data((0..<128).flatMap { [UInt8](repeating: $0, count: 65536) })

    init() async throws {
        guard let nginx = Tool.nginx, let openssl = Tool.openssl else {
            throw Unavailable(description: "nginx and openssl are needed")
        }
        folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await onThread { [folder] in
            for name in ["ca", "stranger"] {
                try Self.issue(name, ["-subj", "/CN=Test authority"], openssl, in: folder)
            }
            let leaf = [
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                "-addext", "basicConstraints=critical,CA:FALSE", "-CA", "ca.pem", "-CAkey", "ca.key",
            ]
            try Self.issue("server", leaf, openssl, in: folder)
        }
        try Self.largeFile.write(to: folder.appending(path: "large"))
        port = try Self.freePort()
        try Data(Self.configuration(port).utf8).write(to: folder.appending(path: "nginx.conf"))
        process = Process()
        process.executableURL = URL(filePath: nginx.path)
        process.arguments = ["-p", folder.path, "-c", "nginx.conf", "-e", "error.log"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<600 where !Self.isListening(port) { try await Task.sleep(for: .milliseconds(50)) }
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    private static func issue(_ name: String, _ arguments: [String], _ openssl: Tool, in folder: URL) throws {
        let key = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-keyout", "\(name).key", "-out", "\(name).pem",
        ]
        let output = try openssl.run(key + arguments, directory: folder)
        guard output.status == 0 else { throw Unavailable(description: output.errorText) }
    }

    private static func configuration(_ port: Int) -> String {
        """
        daemon off;
        master_process off;
        pid nginx.pid;
        events { worker_connections 512; }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          server {
            listen 127.0.0.1:\(port) ssl http2;
            ssl_certificate server.pem;
            ssl_certificate_key server.key;
            location = /large { root .; }
            location / { return 200 "$server_protocol $connection"; }
          }
        }
        """
    }

    private struct Unavailable: Error, CustomStringConvertible {
        var description: String
    }

    private static func freePort() throws -> Int {
        try ScriptedServer { _ in }.port
    }

    private static func isListening(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
