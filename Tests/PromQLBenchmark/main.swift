import PromQL

// Reads expressions, one a line, and parses all of them again and again. Prints two numbers for each round: seconds of
// parsing, and seconds of a loop that only adds up the same bytes, which is the floor. The first line is how many
// expressions, bytes and tokens a round has.
//
// usage: promql-benchmark ROUNDS <FILE
let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5
var expressions: [String] = []
while let line = readLine() { expressions.append(line) }
let bytes = expressions.reduce(0) { $0 + $1.utf8.count }
let tokens = expressions.reduce(0) { $0 + Expression.tokenCount(of: $1) }
print(expressions.count, bytes, tokens)

/// Seconds that something takes.
func seconds(_ body: () -> Void) -> Double {
    let duration = ContinuousClock().measure(body)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

for _ in 0..<rounds {
    var parsed = 0
    let parsing = seconds {
        for expression in expressions where (try? Expression(parsing: expression)) != nil { parsed += 1 }
    }
    precondition(parsed == expressions.count, "\(expressions.count - parsed) expressions don't parse")
    var sum: UInt64 = 0
    let adding = seconds {
        for expression in expressions {
            for byte in expression.utf8 { sum = sum &* 31 &+ UInt64(byte) }
        }
    }
    precondition(sum != 0, "nothing was added up")
    print(parsing, adding)
}
