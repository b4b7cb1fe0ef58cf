import Testing

/// Waits until something holds; a loaded machine may take its time.
func eventually(_ condition: () async -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(30)
    while await !condition() {
        try #require(ContinuousClock.now < end, "it never came to be so")
        try await Task.sleep(for: .milliseconds(20))
    }
}
