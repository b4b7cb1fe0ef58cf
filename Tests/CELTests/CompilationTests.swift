import Testing

@testable import CEL

@Test(arguments: [
    // Syntax
    ("", 1, 1), ("1 +", 1, 4), ("(1", 1, 3), ("1 2", 1, 3), ("self.", 1, 6), ("self..name", 1, 6), ("'abc", 1, 1),
    ("'a\nb'", 1, 1), ("[1, , 2]", 1, 5), ("{'a'}", 1, 5), ("{'a': }", 1, 7), ("f(1,)", 1, 5), ("a ? b", 1, 6),
    ("# 1", 1, 1),
    ("1 == 1 &", 1, 8), ("1 = 1", 1, 3), ("'\\q'", 1, 2), ("'\\x1'", 1, 2), ("9223372036854775808", 1, 1),
    ("99999999999999999999", 1, 1), ("true and false", 1, 6), ("for == 1", 1, 1), ("self.name ==\n", 2, 1),
    ("\n\n  )", 3, 3), ("'é' +", 1, 6), ("1 == == 1", 1, 6), ("self.name)", 1, 10), ("\\", 1, 1),
    ("[1].all(1, true)", 1, 9), ("has(self)", 1, 5), ("[1].all(self.name, true)", 1, 14), ("!", 1, 2),
    // Names
    ("nothing == 1", 1, 1), ("self.nothing == 1", 1, 6), ("nothing(1)", 1, 1), ("'a'.nothing()", 1, 5),
    ("[1].all(x, y > 0)", 1, 12), ("x.all(x, x > 0)", 1, 1), ("sets.nothing([1])", 1, 1), ("Nothing{a: 1}", 1, 1),
    ("self.name.nothing", 1, 11),
    // Types
    ("1 + 'a'", 1, 3), ("1 == 'a'", 1, 3), ("1 + 1.0 == 2.0", 1, 3), ("!1", 1, 2), ("1 && true", 1, 1), ("-'a'", 1, 1),
    ("size(1)", 1, 1), ("'a'.size(1)", 1, 5), ("self.count.startsWith('a')", 1, 12), ("self.name < 1", 1, 11),
    ("1 ? 2 : 3", 1, 1), ("true ? 1 : 'a'", 1, 6), ("1.all(x, true)", 1, 3), ("[1].all(x, x)", 1, 12), ("1 in 2", 1, 3),
    ("'a' in [1]", 1, 5), ("1[0]", 1, 2), ("[1]['a']", 1, 4), ("{'a': 1}[1]", 1, 9), ("self.name.matches(1)", 1, 11),
    ("'a' + 1", 1, 5), ("duration(true)", 1, 1), ("1 == 1.0", 1, 3), ("self.count == '3'", 1, 12),
    ("optional.of(1).orValue('a')", 1, 16), ("quantity('1') < quantity('2')", 1, 15), ("[1].join(',')", 1, 5),
    ("contains('abc', 'b')", 1, 1), ("duration('1x') > duration('1s')", 1, 10), ("'a'.matches('(')", 1, 13),
    ("timestamp('2026-13-01T00:00:00Z') == timestamp(0)", 1, 11), ("self.has(name)", 1, 10),
])
func `a wrong expression is refused where it's wrong`(test: (String, Int, Int)) {
    #expect(answer(test.0) == .invalid(line: test.1, column: test.2))
}

@Test(arguments: [
    ("sets.contains([1], [1])", 29), ("isIP('1.2.3.4')", 30), ("format.dns1123Label() == format.dns1123Label()", 31),
    ("isSemver('1.0.0')", 33), ("[1].all(i, v, true)", 32), ("isQuantity('1')", 28),
])
func `a function is there from the version on that added it`(test: (String, Int)) {
    if case .invalid = answer(test.0, minorVersion: test.1) { Issue.record("\(test) is refused") }
    guard case .invalid = answer(test.0, minorVersion: test.1 - 1) else {
        Issue.record("\(test) is taken")
        return
    }
}

@Test(arguments: [
    ("object.spec", CELType.dyn, true), ("object.spec == 1", .bool, true), ("1 + 1", .int, true),
    ("'a'", .string, true),
    ("object.x ? 1 : object.y", .dyn, false), ("[1]", .list(.int), true), ("object[0]", .dyn, true),
    ("null", .null, false),
    ("object.a + object.b", .dyn, false), ("[1, 'a']", .list(.dyn), true),
    ("names.map(n, n + 'x')", .list(.string), true),
    ("optional.of(1)", .optional(.int), true), ("{'a': [1]}", .map(.string, .list(.int)), true),
])
func `an expression has a type`(test: (String, CELType, Bool)) {
    let environment = CELEnvironment(variables: Variables.types, minorVersion: 37)
    guard case .program(let program) = CELProgram.compile(test.0, in: environment) else {
        Issue.record("\(test.0) doesn't compile")
        return
    }
    #expect(program.type == test.1)
    #expect(program.isTypeCertain == test.2)
}

@Test func `every declaration of a function is read`() {
    let lines = FunctionTable.sources.flatMap { $0.text.split(separator: "\n") }.filter {
        !$0.allSatisfy(\.isWhitespace)
    }
    #expect(FunctionTable.overloads.values.reduce(0) { $0 + $1.count } == lines.count)
    #expect(FunctionTable.overloads["charAt"]?.first?.parameters == [.string, .int])
    #expect(FunctionTable.overloads["join"]?.first?.parameters == [.list(.string)])
    #expect(FunctionTable.overloads["size"]?.last?.parameters == [.map(.parameter("A"), .parameter("B"))])
    #expect(FunctionTable.overloads["sets.contains"]?.first?.isMember == false)
}

@Test func `every function that can be evaluated is declared`() {
    for name in Evaluator.functions.keys { #expect(FunctionTable.overloads[name] != nil, "\(name)") }
}
