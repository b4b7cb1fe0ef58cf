extension AuditCheck {
    /// Every control, in the order in which they are shown.
    static let all: [AuditCheck] = benchmarks + podSecurity + own
}
