@testable import Validator
@testable import YAML

extension Target {
    /// A value of a manifest or a spec to one grammar, which the first byte tells.
    static let grammar = Target(
        "grammar",
        seeds: {
            grammars.indices.flatMap { index in values.map { [UInt8(index)] + Array($0.utf8) } }
        },
        words: values
    ) { input in
        guard let first = input.bytes.first else { return }
        grammars[Int(first) % grammars.count](Input(UnsafeBufferPointer(rebasing: input.bytes.dropFirst())))
    }
}

private let values = [
    "example.com/app-name_1", "10.0.0.1/24", "2001:db8::ffff:10.1.2.3/64", "1.5Gi", "-1000000e-30", "1h30m.5s",
    "2024-02-29T12:30:00.123+01:00", "metadata.labels['a']", "http--1", "100%", "*.example.com",
    "*/5 1-7 ? jan,DEC mon-fri/2",
    "@every 1h", "Europe/Berlin", "posix/UTC", "9223372036854775807Ki", "1e2147483647",
    "{\"a\": [1, -2.5e3, \"\\u00e9\"]}",
    "YWJj\nZA==", "iqn.2001-04.com.example:a", "ghcr.io:443/a/b__c:1.0@sha256:" + String(repeating: "0", count: 64),
    "1y2w3d4h5m6s7ms", "1.34", "https://a.example.com:1/b", "arn:aws:iam::123456789012:role/a", "2027-01-31", "0x1F",
    "1_0", "12:30:45.5",
]

private let names: [NameRule] = [
    .dns1123Label, .dns1035Label, .dns1123Subdomain, .dns1123SubdomainWithUnderscore, .wildcardDNS1123Subdomain,
    .fullyQualifiedDomainName, .fullyQualifiedName, .pathSegment, .qualifiedName, .annotationKey, .labelValue,
    .configMapKey, .cIdentifier, .strictEnvironmentName, .relaxedEnvironmentName, .portName, .percent,
    .httpHeaderName, .domainPrefixedPath, .ipAddress(.oldest), .ipAddress(.newest), .cidr(.oldest), .cidr(.newest),
    .canonicalIPAddress, .canonicalCIDR,
]

private let grammars: [@Sendable (Input) -> Void] =
    [
        checkQuantity,
        { _ = GoDuration.nanoseconds($0.bytes) },
        { _ = GoTime.isValid($0.bytes, hasMicroseconds: true) },
        { input in
            for name in names {
                guard name.problem(input.bytes) == name.problem(input.bytes) else { fatalError("it has two answers") }
                _ = name.prefixProblem(input.text)
            }
        },
        checkAddress,
        { _ = CronSchedule.problem($0.text) },
        { _ = TimeZoneName.isKnown($0.text) },
        { _ = (JSONText.isObject(Array($0.bytes)), GoBase64.isValid($0.bytes), ISCSIName.isValid($0.text)) },
        { input in
            guard GoBase64.isValid(input.bytes) == (Base64.decode(input.bytes) != nil) else {
                fatalError("two minds of base64")
            }
        },
        { input in
            _ = (ResourceName.problemOfContainer(input.bytes), ResourceName.problemOfPod(input.bytes))
            _ = (GoQuantity.isValid(input.bytes), GoQuantity.isTrimmedValid(input.bytes))
        },
        { input in
            _ = (PlainTrap(input.bytes), NumberShape(input.bytes).hasExponent, NumberShape.isSexagesimal(input.text))
            _ = (
                NumberShape.isTimestamp(input.text), try? CalendarDay(parsing: input.text),
                YAMLScalar(plain: input.text)
            )
        },
    ] + textGrammars

/// A quantity that is written in its canonical form is read as the same, and written so again.
@Sendable private func checkQuantity(_ input: Input) {
    guard let quantity = Quantity(input.bytes) else { return }
    _ = (quantity.roundedToMilli.isWhole, (quantity + quantity).canonicalText)
    guard let canonical = quantity.canonicalText else { return }
    guard let again = Quantity(canonical), again == quantity, again.canonicalText == canonical else {
        fatalError("\(canonical) is not the same")
    }
}

/// What is strict is no less than what is not.
@Sendable private func checkAddress(_ input: Input) {
    if let address = IPAddress(input.bytes) {
        var text = address.canonicalText
        guard text.withUTF8({ IPAddress($0)?.bits }) == address.bits else { fatalError("\(text) is not the same") }
    } else if NameRule.ipAddress(.newest).problem(input.bytes) == nil || IPAddress.parseV4(input.bytes) != nil {
        fatalError("no address, and yet one")
    }
    if let range = CIDR(input.bytes) {
        guard range.contains(range) else { fatalError("a range that doesn't contain itself") }
    } else if NameRule.cidr(.newest).problem(input.bytes) == nil {
        fatalError("no range, and yet one")
    }
}
