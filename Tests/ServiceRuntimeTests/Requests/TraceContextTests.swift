import ServiceRuntime
import Testing

/// By W3C Trace Context, level 1, sections 3.2 and 4.
struct TraceContextTests {
    static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    static let span = "00f067aa0ba902b7"

    @Test func `a trace is continued with a span of our own`() {
        let context = TraceContext(continuing: "00-\(Self.trace)-\(Self.span)-01")
        #expect(context.traceID == Self.trace)
        let parts = context.traceparent.split(separator: "-")
        #expect(parts.count == 4 && parts[0] == "00" && parts[1] == Self.trace && parts[3] == "01")
        #expect(parts[2].count == 16 && parts[2] != Self.span)
    }

    @Test func `of the flags only sampled is passed on`() {
        #expect(TraceContext(continuing: "00-\(Self.trace)-\(Self.span)-00").traceparent.hasSuffix("-00"))
        #expect(TraceContext(continuing: "00-\(Self.trace)-\(Self.span)-ff").traceparent.hasSuffix("-01"))
        #expect(TraceContext(continuing: "00-\(Self.trace)-\(Self.span)-02").traceparent.hasSuffix("-00"))
    }

    @Test(arguments: ["cc-\(trace)-\(span)-01", "01-\(trace)-\(span)-01-what-the-future-will-be-like"])
    func `what a newer version says more is left alone`(header: String) {
        let context = TraceContext(continuing: header)
        #expect(context.traceID == Self.trace)
        #expect(context.traceparent.hasPrefix("00-"))
    }

    @Test(
        arguments: [
            nil, "", "00", "ff-\(trace)-\(span)-01", "00-\(trace)-\(span)-01-more", "00-\(trace)-\(span)-01.",
            "01-\(trace)-\(span)-01.more", "00-00000000000000000000000000000000-\(span)-01",
            "00-\(trace)-0000000000000000-01", "00-4BF92F3577B34DA6A3CE929D0E0E4736-\(span)-01",
            "0-\(trace)-\(span)-01",
            "00-\(trace.dropLast())-\(span)-01", "00-\(trace)x-\(span)-01", "00-\(trace)-\(span)-1",
            "00-\(trace)-\(span)-0g", "00_\(trace)_\(span)_01", " 00-\(trace)-\(span)-01", "00-\(trace)-\(span)-é",
        ] as [String?]
    )
    func `what is no trace is replaced by a new one`(header: String?) {
        let context = TraceContext(continuing: header)
        #expect(context.traceID != Self.trace)
        #expect(context.traceID.count == 32 && context.traceID.contains { $0 != "0" })
        #expect(context.traceparent.utf8.count == 55)
        #expect(context.traceID != TraceContext(continuing: header).traceID)
    }
}
