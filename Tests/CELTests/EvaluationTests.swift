import Testing

@testable import CEL

/// Expressions that are true, by the language definition and the libraries' documentation.
private let truths = [
    // Literals
    "1 == 1", "-9223372036854775808 < 0", "0x10 == 16", "-0x10 == -16", "1u == 1u", "1.5e3 == 1500.0", ".5 == 0.5",
    "'a' == \"a\"", "r'\\n' == '\\\\n'", "'''a\nb''' == 'a\\nb'", "b'\\xff' != b'\\xfe'", "'\\u00e9' == 'é'",
    "'\\U0001F600'.size() == 1", "'\\101' == 'A'", "b'abc'.size() == 3", "null == null", "[1, 2,].size() == 2",
    "{'a': 1,}['a'] == 1", "'\\x41' == 'A'", "size(b'\\303\\251') == 2", "'' == \"\"\"\"\"\"",
    // Comments and blanks
    "1 // one\n == 1", "\t1\r\n==1",
    // Logic: an operand that decides outweighs a failure
    "true || 1/0 == 1", "1/0 == 1 || true", "!(1/0 == 1 && false)", "!false", "!!true", "true ? true : 1/0 == 1",
    "false ? false : true", "!(true && false)", "true || object.x.y", "[1, 0].exists(x, 1/x == 1)",
    "![1, 0].all(x, 1/x == 2)",
    // Numbers
    "7 / 2 == 3", "-7 / 2 == -3", "-7 % 3 == -1", "7.0 / 2.0 == 3.5", "2 + 3 * 4 == 14", "(2 + 3) * 4 == 20",
    "10 - 2 - 3 == 5", "1 < 1.5", "2u > 1", "1.0 <= 1", "dyn(1) == dyn(1.0)", "dyn(1u) == 1", "dyn('1') != 1",
    "--1 == 1", "9223372036854775807 < 9223372036854775808.0", "1 - 1 == 0", "1 -1 == 0", "-(1) == -1",
    // Strings
    "'abc'.contains('b')", "'abc'.contains('')", "'abc'.startsWith('ab')", "'abc'.endsWith('bc')",
    "'a' + 'b' == 'ab'", "'a' < 'b'", "'é'.size() == 1", "size('abc') == 3", "'abc'.matches('b')",
    "matches('abc', 'abc')", "'é' != 'e\\u0301'",
    "'hello'.charAt(1) == 'e'", "'hello'.charAt(5) == ''", "'hello'.indexOf('l') == 2", "'hello'.indexOf('x') == -1",
    "'hello'.indexOf('l', 3) == 3", "'hello'.lastIndexOf('l') == 3", "'hello'.lastIndexOf('l', 2) == 2",
    "'hello'.indexOf('') == 0", "'hello'.lastIndexOf('') == 5", "'HeLLo_'.lowerAscii() == 'hello_'",
    "'HeLLo_'.upperAscii() == 'HELLO_'", "'a-b-c'.replace('-', '.') == 'a.b.c'",
    "'a-b-c'.replace('-', '.', 1) == 'a.b-c'", "'a-b'.replace('-', '.', 0) == 'a-b'",
    "'a,b,c'.split(',') == ['a', 'b', 'c']", "'a,b,c'.split(',', 2) == ['a', 'b,c']", "'a,b'.split(',', 0) == []",
    "'abc'.split('') == ['a', 'b', 'c']", "['a', 'b'].join('-') == 'a-b'", "['a', 'b'].join() == 'ab'",
    "'hello'.substring(1) == 'ello'", "'hello'.substring(1, 3) == 'el'", "' a\t'.trim() == 'a'", "'  '.trim() == ''",
    "'a1b1'.find('1') == '1'", "'a1b1'.findAll('1') == ['1', '1']", "'a1b1'.findAll('1', 1) == ['1']",
    "'abc'.find('x') == ''",
    // Conversions
    "int('42') == 42", "int(1.9) == 1", "int(-1.9) == -1", "int(2u) == 2", "uint(2) == 2u", "double('1.5') == 1.5",
    "double(2) == 2.0", "string(1) == '1'", "string(1.5) == '1.5'", "string(1e20) == '100000000000000000000'",
    "string(1.0) == '1'", "string(1.25e-7) == '0.000000125'", "string(true) == 'true'", "string(b'a') == 'a'",
    "bytes('a') == b'a'", "bool('true')", "bool('T')", "!bool('0')", "type(1) == int", "type('a') == string",
    "type(1u) == uint", "type(1.0) == double", "type(null) == null_type", "type([]) == list", "type({}) == map",
    "type(true) == bool", "type(b'') == bytes", "type(int) == type", "type(type(1)) == type",
    "type(duration('1s')) == google.protobuf.Duration", "type(timestamp(0)) == google.protobuf.Timestamp",
    // Lists and maps
    "1 in [1, 2]", "!(3 in [1, 2])", "'a' in {'a': 1}", "[1, 2][1] == 2", "[1] + [2] == [1, 2]", "[] == []",
    "{'a': 1} == {'a': 1}", "{'a': 1, 'b': 2} == {'b': 2, 'a': 1}", "{1: 'a'}[1] == 'a'", "dyn({1: 'a'})[1.0] == 'a'",
    "{'a': {'b': 1}}.a.b == 1", "has({'a': 1}.a)", "!has({'a': 1}.b)", "size({'a': 1}) == 1", "[1, 2].size() == 2",
    "[1, 2] != [2, 1]", "{true: 1}[true] == 1", "[[1], [2]][1][0] == 2",
    // Macros
    "[1, 2].all(x, x > 0)", "[].all(x, false)", "[1, 2].exists(x, x == 2)", "[1, 2, 2].exists_one(x, x == 1)",
    "![1, 2, 2].exists_one(x, x == 2)", "[1, 2].map(x, x * 2) == [2, 4]", "[1, 2].map(x, x > 1, x * 2) == [4]",
    "[1, 2, 3].filter(x, x > 1) == [2, 3]", "{'a': 1}.all(k, k == 'a')", "{'a': 1}.map(k, k) == ['a']",
    "[[1], [2]].all(x, x.all(y, y > 0))", "[1].all(x, [2].all(x, x == 2) && x == 1)",
    "[1, 2].all(i, v, i + 1 == v)", "{'a': 1}.exists(k, v, k == 'a' && v == 1)", "[3, 4].existsOne(i, v, v == 3)",
    "[1, 2].transformList(i, v, i * v) == [0, 2]", "{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v * 2) == {'b': 4}",
    "{'a': 'x'}.transformMapEntry(k, v, {v: k}) == {'x': 'a'}",
    // Optional values
    "optional.of(1).hasValue()", "!optional.none().hasValue()", "optional.of(1).value() == 1",
    "optional.none().orValue(2) == 2", "optional.none().or(optional.of(3)).value() == 3",
    "optional.ofNonZeroValue('') == optional.none()", "{'a': 1}.?a.orValue(2) == 1", "{'a': 1}.?b.orValue(2) == 2",
    "{'a': {'b': 1}}.?a.?b.value() == 1", "object.?x.y.orValue(5) == 5", "[1][?0] == optional.of(1)",
    "[1][?5] == optional.none()", "{'a': 1}[?'b'].orValue(0) == 0", "optional.of(2).optMap(x, x * 2).value() == 4",
    "optional.none().optMap(x, x * 2) == optional.none()",
    "optional.of(1).optFlatMap(x, optional.none()) == optional.none()",
    "{?'a': optional.none(), 'b': 1} == {'b': 1}", "[?optional.of(1), ?optional.none()] == [1]",
    "has({'a': {'b': 1}}.?a.b)",
    // Times
    "duration('1h30m') == duration('90m')", "duration('1.5s') > duration('1s')", "duration('-1m') < duration('0')",
    "duration('1h').getMinutes() == 60", "duration('3730s').getHours() == 1", "string(duration('90s')) == '90s'",
    "timestamp('2026-01-02T03:04:05Z').getFullYear() == 2026", "timestamp('2026-01-02T03:04:05Z').getMonth() == 0",
    "timestamp('2026-01-02T03:04:05Z').getDate() == 2", "timestamp('2026-01-02T03:04:05Z').getDayOfMonth() == 1",
    "timestamp('2026-01-02T03:04:05Z').getDayOfWeek() == 5", "timestamp('2024-12-31T00:00:00Z').getDayOfYear() == 365",
    "timestamp('2026-01-02T03:04:05Z').getHours() == 3", "timestamp('2026-01-02T23:00:00Z').getDate('+02:00') == 3",
    "timestamp('2026-01-02T03:04:05.250Z').getMilliseconds() == 250",
    "timestamp('2026-01-01T01:00:00+01:00') == timestamp('2026-01-01T00:00:00Z')",
    "timestamp('2026-01-02T00:00:00Z') - timestamp('2026-01-01T00:00:00Z') == duration('24h')",
    "timestamp('2026-01-01T00:00:00Z') + duration('1h') == timestamp('2026-01-01T01:00:00Z')",
    "timestamp('1969-12-31T23:59:59Z') < timestamp(0)", "int(timestamp('1970-01-02T00:00:00Z')) == 86400",
    "string(timestamp('2026-01-02T03:04:05.500Z')) == '2026-01-02T03:04:05.5Z'",
    // Kubernetes' lists
    "[1, 2, 2].isSorted()", "![2, 1].isSorted()", "[1, 2].sum() == 3", "[1.5, 1.5].sum() == 3.0",
    "[1, 3, 2].max() == 3",
    "[1, 3, 2].min() == 1", "['a', 'b'].max() == 'b'", "[1, 2, 1].indexOf(1) == 0", "[1, 2, 1].lastIndexOf(1) == 2",
    "[1].indexOf(5) == -1", "[duration('1s'), duration('2s')].sum() == duration('3s')",
    // Sets
    "sets.contains([1, 2, 3], [1, 2])", "!sets.contains([1], [2])", "sets.equivalent([1, 1, 2], [2, 1])",
    "sets.intersects([1, 2], [2, 3])", "!sets.intersects([1], [])",
    // Quantities
    "quantity('1500m').isGreaterThan(quantity('1'))", "quantity('1Gi').compareTo(quantity('1024Mi')) == 0",
    "quantity('1k').isLessThan(quantity('1Ki'))", "isQuantity('2e3')", "!isQuantity('2mm')", "!isQuantity('')",
    "!isQuantity('1 Gi')", "quantity('2').asInteger() == 2", "!quantity('1.5').isInteger()",
    "quantity('1.5').asApproximateFloat() == 1.5", "quantity('-1').sign() == -1",
    "quantity('1').add(quantity('500m')) == quantity('1.5')", "quantity('3').sub(1) == quantity('2')",
    "quantity('1.0') == quantity('1')",
    // Addresses
    "ip('1.2.3.4').family() == 4", "ip('::1').family() == 6", "isIP('fe80::1')", "!isIP('1.2.3.256')",
    "!isIP('1.2.3.04')",
    "!isIP('::ffff:1.2.3.4')", "!isIP('fe80::1%eth0')", "isIP('2001:db8::192.0.2.1')", "!isIP('1::2::3')", "!isIP('')",
    "!isIP(':1:2:3:4:5:6:7:8')", "isIP('1:2:3:4:5:6:7:8')", "!isIP('1:2:3:4:5:6:7')", "isIP('::')", "!isIP('12345::')",
    "ip.isCanonical('2001:db8::1')", "!ip.isCanonical('2001:DB8:0::1')", "ip('127.0.0.1').isLoopback()",
    "ip('::1').isLoopback()", "ip('0.0.0.0').isUnspecified()", "ip('169.254.1.1').isLinkLocalUnicast()",
    "ip('224.0.0.1').isLinkLocalMulticast()", "ip('8.8.8.8').isGlobalUnicast()", "!ip('127.0.0.1').isGlobalUnicast()",
    "string(ip('2001:0db8:0:0:0:0:0:1')) == '2001:db8::1'", "ip('10.0.0.1') == ip('10.0.0.1')",
    "cidr('10.0.0.0/8').containsIP('10.1.2.3')", "!cidr('10.0.0.0/8').containsIP(ip('11.0.0.1'))", "isCIDR('::/0')",
    "!isCIDR('10.0.0.0')", "!isCIDR('10.0.0.0/33')", "!isCIDR('10.0.0.0/08')",
    "cidr('10.1.2.3/12').masked() == cidr('10.0.0.0/12')",
    "cidr('10.0.0.0/8').prefixLength() == 8", "cidr('10.0.0.1/8').ip() == ip('10.0.0.1')",
    "!cidr('10.0.0.0/8').containsIP('::1')", "string(cidr('10.0.0.0/8')) == '10.0.0.0/8'",
    // Formats
    "!format.dns1123Label().validate('a-b').hasValue()", "format.dns1123Label().validate('A').hasValue()",
    "format.named('dns1035Label').hasValue()", "!format.named('nothing').hasValue()",
    "!format.qualifiedName().validate('example.com/a_b').hasValue()", "format.labelValue().validate('-').hasValue()",
    // Variables
    "self.name == 'red-rock'", "has(self.name)", "!has(self.absent)", "self.labels['app'] == 'web'",
    "'app' in self.labels", "self.list.all(x, x <= self.count)", "self.?absent.orValue('x') == 'x'",
    "self.ratio > self.count / 3", "object.a.b == 1", "!has(object.a.c)", "names.exists(n, n == 'b')",
    "[has(self.name), has(self.absent)].filter(x, x == true).size() == 1", "self.anything == 7",
    ".self.name == 'red-rock'", "self.labels.app == 'web'", "self.count == 3 ? self.on : false",
]

@Test(arguments: truths)
func `a true expression is true`(text: String) {
    #expect(answer(text) == .yes)
}

@Test(
    arguments: [
        "1 / 0 == 1", "1 % 0 == 1", "9223372036854775807 + 1 == 0", "-(-9223372036854775808) == 0", "0u - 1u == 0u",
        "object.x == 1", "object.a.b.c == 1", "[1][1] == 1", "[1][-1] == 1", "{'a': 1}['b'] == 1", "self.absent == ''",
        "int('x') == 1", "int(1e30) == 1", "duration(string(dyn('1x'))) == duration('1s')",
        "timestamp(string(dyn('2026-13-01T00:00:00Z'))) == timestamp(0)",
        "uint(-1) == 1u", "optional.none().value() == 1", "'abc'.charAt(9) == ''", "'abc'.substring(2, 1) == ''",
        "dyn(1) < dyn('a')", "dyn(1) && true", "dyn(1) + dyn('a') == 1", "quantity('x') == quantity('1')",
        "quantity('1.5').asInteger() == 1", "'a'.matches(string(dyn('(')))", "dyn('a').all(x, true)",
        "false || object.x",
        "[].max() == 1",
        "{'a': 1, 'a': 2}.a == 1", "dyn(quantity('1')) < dyn(quantity('2'))", "ip('1.2.3') == ip('1.2.3.4')",
        "cidr('10.0.0.0/33').prefixLength() == 33",
    ]
)
func `an expression that has no value fails`(text: String) {
    #expect(answer(text) == .fails)
}

@Test(arguments: [
    "cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')", "isURL('https://a')", "'%d'.format([1]) == '1'",
    "'a'.matches('\\\\p')",
    "semver('1.2.3').major() == 1", "math.greatest(1, 2) == 2", "[1, 2].reverse() == [2, 1]",
    "timestamp(0).getHours('Europe/Vienna') == 1", "[].sum() == 0", "google.protobuf.Struct == 1", "`a` == 1",
    "quantity('1234567890123456789012') == quantity('1')", "format.uuid().validate('x').hasValue()",
])
func `what is outside of the subset is said to be`(text: String) {
    #expect(answer(text) == .unsupported)
}

@Test func `an operand that decides needs no others`() {
    #expect(answer("true || 'a'.matches('\\\\p')") == .yes)
    #expect(answer("'a'.matches('\\\\p') || true") == .yes)
    #expect(answer("'a'.matches('\\\\p') || object.x") == .unsupported)
}
