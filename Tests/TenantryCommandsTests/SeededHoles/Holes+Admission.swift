extension SeededHoleTests {
    /// What the server is told to refuse.
    static let admissionHoles: [SeededHole] = []
}
