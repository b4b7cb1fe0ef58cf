import CEL

@testable import Validator

extension Target {
    /// An expression: compiled, and evaluated where it compiles.
    static let cel = Target(
        "cel",
        seeds: [
            "self.count > 0 && self.name.startsWith('red')", "self.list.all(x, x < 5) ? size(self.list) : -1",
            "has(self.absent) || self.labels.exists(k, k == 'app')",
            "names.map(n, n + '-x').join(',').split('-', 2)[0]",
            "timestamp('2024-02-29T12:00:00Z') + duration('1h30m') > timestamp('2024-01-01T00:00:00+01:00')",
            "quantity('1.5Gi').add(quantity('500m')).compareTo(quantity('2Gi')) < 0",
            "self.?absent.orValue('').size() == 0u",
            "ip('10.0.0.1').family() == 4 && cidr('10.0.0.0/8').containsIP('10.1.1.1')", "'%s %d'.format(['a', 1])",
            "{'a': [1, 2.5, b'x', null]}['a'][1] in [2.5]", "object.a.b.c.d == dyn(1)", "type(self.ratio) == double",
            "'abc'.matches('^[a-c]+$') && 'abc'.find('b') == 'b'", "[1, 2, 3].isSorted() && [3, 1].sum() == 4",
            "int('7') / 0 == 1", "-9223372036854775808 - 1", "string(bytes('é')).charAt(0).lowerAscii()",
            "self.list.exists_one(i, v, v == 3)", "[1,2].transformList(i, v, v * 2)", "cel.bind(x, 1, x + x)",
            "sets.contains([1], [1])", "r'''a\\n''' + \"\\x41\\u00e9\\101\"", "url('https://a:1/b?c=d').getHost()",
            "semver('1.2.3').isLessThan(semver('2.0.0'))", "format.dns1123Label().validate('A').hasValue()",
            "timestamp('9999-12-31T23:59:59Z').getFullYear('America/New_York')", "math.greatest(1, 2)",
        ],
        words: [
            "self", "object", "names", "oldSelf", ".name", ".list", ".labels", ".?x", "[?", "&&", "||", " in ",
            ".all(x, ",
            ".exists(x, ", ".map(x, ", ".filter(x, ", ".size()", "size(", "duration(", "timestamp(", "quantity(",
            ".split(",
            ".substring(", "int(", "uint(", "double(", "string(", "bytes(", "bool(", "dyn(", "has(", ".orValue(",
            "optional.of(", "optional.none()", ".hasValue()", ".value()", "-9223372036854775808", "9223372036854775807",
            "18446744073709551615u", "1e308", "'1h'", "'2026-01-01T00:00:00Z'", ".indexOf(", ".lastIndexOf(",
            ".replace(",
            ".join(", ".trim()", ".charAt(", ".lowerAscii()", ".upperAscii()", ".reverse()", ".matches(", ".find(",
            ".findAll(",
            ".contains(", ".startsWith(", ".endsWith(", ".format(", "'%s%d%f%e%x%o%b'", "ip(", "cidr(", "isIP(",
            ".masked()",
            ".prefixLength()", ".containsIP(", ".isCanonical()", ".sum()", ".min()", ".max()", ".slice(", ".flatten()",
            ".getHours()", ".getDate(", "'Z'", "'+01:00'", "type(", "null", "true", "b'", "r'", "\"\"\"", "\\u", "\\U",
            "0x",
            "u", "Object{", "JSONPatch{", "? 1 : 2",
        ]
    ) { input in
        let (mode, input) = input.moded
        let environment = CELEnvironment(
            variables: variableTypes,
            minorVersion: [37, 28, 31][Int(mode % 3)],
            hasPatchTypes: mode == 4,
            patterns: RulePatterns()
        )
        guard case .program(let program) = CELProgram.compile(input.text, in: environment) else { return }
        guard case .value(let value) = program.evaluate(variables), program.isTypeCertain else { return }
        guard let name = typeName(of: value) else { return }
        guard "\(program.type)" == name || !simpleTypes.contains("\(program.type)") else {
            fatalError("the value is a \(name) and was to be a \(program.type)")
        }
    }
}

private let simpleTypes: Set = ["bool", "int", "uint", "double", "string", "bytes"]

/// The type of a value, where it is a simple one.
private func typeName(of value: CELValue) -> String? {
    switch value {
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list: "list"
    case .map: "map"
    default: nil
    }
}

private let variableTypes: [String: CELType] = [
    "self": .object(
        CELObjectType(
            name: "self",
            fields: [
                "name": .string, "count": .int, "ratio": .double, "list": .list(.int), "absent": .string,
                "labels": .map(.string, .string), "anything": .dyn, "on": .bool,
            ]
        )
    ),
    "object": .dyn,
    "names": .list(.string),
]

private let variables: [String: CELValue] = [
    "self": .map(
        CELEntries([
            (.string("name"), .string("red-rock")), (.string("count"), .int(3)), (.string("ratio"), .double(1.5)),
            (.string("list"), .list([.int(1), .int(2), .int(3)])),
            (.string("labels"), .map(CELEntries([(.string("app"), .string("web"))]))),
            (.string("anything"), .int(7)), (.string("on"), .bool(true)),
        ])
    ),
    "object": .map(CELEntries([(.string("a"), .map(CELEntries([(.string("b"), .int(1))])))])),
    "names": .list([.string("a"), .string("b")]),
]
