import Testing

@testable import ServiceRuntime

@Test(
    arguments: [
        (nil, .text),
        ("", .text),
        ("*/*", .text),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", .text),
        ("text/plain", .text),
        ("text/plain;version=0.0.4", .text),
        ("application/openmetrics-text", .openMetrics),
        ("application/openmetrics-text; version=1.0.0; charset=utf-8", .openMetrics),
        ("APPLICATION/OpenMetrics-Text;VERSION=\"1.0.0\"", .openMetrics),
        // What Prometheus 2.4x and 3 send.
        (
            "application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,"
                + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2", .openMetrics
        ),
        (
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
                + "application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,"
                + "text/plain;version=0.0.4;q=0.2,*/*;q=0.1", .openMetrics
        ),
        ("text/plain;version=0.0.4;q=0.5,application/openmetrics-text;version=1.0.0;q=0.3", .text),
        ("application/openmetrics-text;q=0.3,text/plain;q=0.299", .openMetrics),
        // Versions that we don't write.
        ("application/openmetrics-text;version=0.0.1", .text),
        ("application/openmetrics-text;version=2.0.0,text/plain;q=0.1", .text),
        // The more exact range says what a format is worth.
        ("application/openmetrics-text;q=0.1,application/*;q=0.9,text/plain;q=0.5", .text),
        ("application/*;q=0.9,text/*;q=0.5", .openMetrics),
        ("*/*;q=0.9,text/plain;q=0.1", .openMetrics),
        ("application/openmetrics-text,*/*", .openMetrics),
        // Liked alike
        ("application/openmetrics-text,text/plain", .text),
        ("application/*,text/*", .text),
        // Refused
        ("application/openmetrics-text;q=0", .text),
        ("text/plain;q=0,application/openmetrics-text;q=0.001", .openMetrics),
        ("application/openmetrics-text;q=0,*/*", .text),
        ("image/png", .text),
        // Not well said
        ("application/openmetrics-text;q=1.5", .text),
        ("application/openmetrics-text;q=-1", .text),
        ("application/openmetrics-text;q=abc", .text),
        ("application/openmetrics-text;q=0.12345", .text),
        ("application/openmetrics-text;q=", .openMetrics),
        (" \t application/openmetrics-text ; q = 0.5 \t", .openMetrics),
        (",,;;,/,//,application,application/openmetrics-text/x,;q=1", .text),
        ("application/openmetrics-text,", .openMetrics),
        ("application /openmetrics-text", .openMetrics),
        ("é/🦊;q=\u{0}", .text),
    ] as [(String?, ExpositionFormat)]
)
func `the format is what the client likes best`(accept: String?, format: ExpositionFormat) {
    #expect(ExpositionFormat(accepting: accept) == format)
}

@Test func `a very long header is read once`() {
    let header = String(repeating: "text/html;q=0.1;a=b,", count: 50_000) + "application/openmetrics-text"
    #expect(ExpositionFormat(accepting: header) == .openMetrics)
}

@Test func `each format says what it is`() {
    let registry = emptyRegistry()
    #expect(registry.exposition(accepting: nil).contentType == "text/plain; version=0.0.4; charset=utf-8")
    #expect(
        registry.exposition(accepting: "application/openmetrics-text").contentType
            == "application/openmetrics-text; version=1.0.0; charset=utf-8"
    )
}
