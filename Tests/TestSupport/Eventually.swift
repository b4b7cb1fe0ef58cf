package import Testing

/// Waits until something holds, for at most half a minute.
package func eventually(_ what: Comment = "it never came to be so", _ holds: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while try await !holds() {
        guard ContinuousClock.now < deadline else {
            Issue.record(what)
            return
        }
        try await Task.sleep(for: .milliseconds(20))
    }
}
