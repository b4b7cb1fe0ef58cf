import Testing

@testable import Validator

@Test(arguments: [
    ("http://llm:5002", "llm", 5002), ("https://api.example.com/v1?x=a:1", "api.example.com", 443),
    ("redis://user:pa:ss@cache.data:6380/0", "cache.data", 6380), ("postgresql://db/app", "db", 5432),
    ("cache.data:6379", "cache.data", 6379), ("--api=http://API.shop.:80", "api.shop", 80),
    ("GRPC://llm", "llm", 443), ("grpc://llm:50051", "llm", 50051), ("http://llm:5002#x", "llm", 5002),
])
func `a host and a port are read from what containers are told`(text: String, host: String, port: Int) {
    #expect(PodCall(text) == PodCall(host: host, port: port))
}

@Test(arguments: [
    "", "llm", "http://", "http://10.0.0.1:80", "http://[::1]:80", "s3://bucket", "a b:80", "host:", "host:0",
    "host:70000",
    "10.0.0.1:53", "key: value", "::", "http://:80", "12:30", "unix:///run/x.sock", "host:80:90", "http://a_b:80",
    String(repeating: "a", count: 5_000) + ":80", "sha256:abcdef", "http://héllo:80",
])
func `what is no host and port is none`(text: String) {
    #expect(PodCall(text) == nil)
}

@Test(arguments: [
    ("llm", "llm", "own"), ("llm.shop", "llm", "shop"), ("llm.shop.svc", "llm", "shop"),
    ("llm.shop.svc.cluster.local", "llm", "shop"),
])
func `a host names a Service`(host: String, name: String, namespace: String) throws {
    let service = try #require(PodCall(host: host, port: 1).service(from: "own"))
    #expect(service == (name, namespace))
}

@Test func `a host of the Internet names none`() {
    #expect(PodCall(host: "api.example.com", port: 1).service(from: "own") == nil)
}

@Test func `ports add up and overlap`() {
    let tcp = { (range: ClosedRange<Int>) in
        PortSet([NetworkPolicyFacts.Port(protocolName: "TCP", numbers: .range(range))], of: .range(.everywhere))
    }
    #expect(tcp(1...10).union(tcp(11...20)).texts == ["TCP 1-20"])
    #expect(tcp(5...6).union(tcp(1...2)).union(tcp(9...9)).texts == ["TCP 1-2", "TCP 5-6", "TCP 9"])
    #expect(tcp(1...2).union(tcp(9...9)).union(tcp(2...9)).texts == ["TCP 1-9"])
    #expect(tcp(1...10).intersection(tcp(5...20)).texts == ["TCP 5-10"])
    #expect(tcp(1...10).intersection(tcp(11...20)).isEmpty)
    #expect(tcp(1...10).intersection(.all).texts == ["TCP 1-10"])
    #expect(PortSet.all.union(tcp(1...1)).texts == ["any"])
    #expect(PortSet.none.isEmpty)
    #expect(tcp(Int.max - 1...Int.max).union(tcp(1...1)).texts.count == 2)
}
