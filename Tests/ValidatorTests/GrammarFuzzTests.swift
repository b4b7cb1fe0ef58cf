import KubernetesSchemas
import Testing

@testable import Validator

/// Texts like those that the grammars take, with something wrong: the same ones in every run.
private struct TextMutator {
    private var state: UInt64
    private static let seeds = [
        "example.com/app-name_1", "10.0.0.1/24", "2001:db8::ffff:10.1.2.3/64", "1.5Gi", "-1000000e-30", "1h30m.5s",
        "2024-02-29T12:30:00.123+01:00", "..data", "metadata.labels['a']", "http--1", "100%", "*.example.com",
        "170141183460469231731687303715.884105726", "9223372036854775807Ki", "1e2147483647",
    ].map { Array($0.utf8) }
    private static let alphabet = Array("019aAzZ.-_/:%+eEKkMinu*' \n\t\u{7F}\u{E9}\u{1F600}".utf8) + [0, 0xFF, 0xC0]

    init(seed: UInt64) {
        state = seed
    }

    private mutating func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    mutating func next() -> [UInt8] {
        var text = Self.seeds[number(below: Self.seeds.count)]
        for _ in 0...number(below: 6) {
            let place = number(below: text.count + 1)
            switch number(below: 4) {
            case 0: text.insert(Self.alphabet[number(below: Self.alphabet.count)], at: place)
            case 1 where place < text.count: text.remove(at: place)
            case 2 where place < text.count: text[place] = Self.alphabet[number(below: Self.alphabet.count)]
            default: text.append(contentsOf: text.prefix(number(below: 40)))
            }
        }
        return text
    }
}

@Test func `no text stops a grammar, and each says the same twice`() {
    let grammars: [NameRule] = [
        .dns1123Label, .dns1035Label, .dns1123Subdomain, .dns1123SubdomainWithUnderscore, .wildcardDNS1123Subdomain,
        .fullyQualifiedDomainName, .fullyQualifiedName, .pathSegment, .qualifiedName, .annotationKey, .labelValue,
        .configMapKey, .cIdentifier, .strictEnvironmentName, .relaxedEnvironmentName, .portName, .percent,
        .httpHeaderName, .domainPrefixedPath, .ipAddress(.oldest), .ipAddress(.newest), .cidr(.oldest), .cidr(.newest),
    ]
    var mutator = TextMutator(seed: 20)
    for _ in 0..<20_000 {
        mutator.next().withUnsafeBufferPointer { text in
            for grammar in grammars where grammar.problem(text) != grammar.problem(text) {
                Issue.record("\(text.string) has two answers")
            }
            // What is strict is no less than what is not.
            if NameRule.ipAddress(.newest).problem(text) == nil { #expect(IPAddress(text) != nil) }
            if NameRule.cidr(.newest).problem(text) == nil { #expect(CIDR(text)?.isNetwork == true) }
            if NameRule.labelValue.problem(text) == nil, !text.isEmpty {
                #expect(NameRule.qualifiedName.problem(text) == nil)
            }
            _ = GoDuration.nanoseconds(text)
            _ = GoTime.isValid(text, hasMicroseconds: false)
            _ = ResourceName.problemOfContainer(text)
            checkQuantity(text)
            if Quantity.isCommonForm(text) {
                #expect(Quantity(text)?.canonicalText?.utf8.elementsEqual(text) == true)
            }
        }
    }
}

/// A quantity that is written in its canonical form is read as the same, and written so again.
private func checkQuantity(_ text: UTF8Bytes) {
    guard let quantity = Quantity(text) else { return }
    _ = quantity.roundedToMilli.isWhole
    _ = (quantity + quantity).canonicalText
    guard let canonical = quantity.canonicalText else { return }
    let again = Quantity(canonical)
    #expect(again == quantity, "\(text.string) \(canonical)")
    #expect(again?.canonicalText == canonical, "\(text.string) \(canonical)")
}
