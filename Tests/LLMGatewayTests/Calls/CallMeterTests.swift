import OpenAI
import PlatformContract
import Testing

@testable import LLMGateway

struct CallMeterTests {
    private let meter = CallMeter(input: 10, outputLimit: 100)

    @Test func `what may be used at most is reserved`() {
        #expect(meter.reservation == 110)
        #expect(CallMeter(input: .max, outputLimit: 1).reservation == .max)
    }

    @Test func `a call that no upstream took is charged nothing`() {
        #expect(meter.charge(.notTaken) == .nothing)
        #expect(meter.charge(.notTaken).total == 0)
    }

    @Test func `a call is charged the usage that the upstream tells, however it ended`() {
        let usage = Usage(inputTokens: 7, outputTokens: 500, cachedInputTokens: 3, reasoningTokens: 400)
        let charge = Charge(input: 7, output: 500, cached: 3, reasoning: 400)
        #expect(meter.charge(.answered(usage, outputBytes: 9)) == charge)
        #expect(meter.charge(.cutShort(usage, outputBytes: 9)) == charge)
        #expect(charge.total == 507)
    }

    @Test func `an answer without usage is charged its bytes, and counted as an estimate`() {
        let charge = Charge(input: 10, output: 4, isEstimated: true)
        #expect(meter.charge(.answered(nil, outputBytes: 10)) == charge)
        #expect(meter.charge(.cutShort(nil, outputBytes: 10)) == charge)
    }

    @Test func `an estimate is never more than was reserved`() {
        #expect(meter.charge(.answered(nil, outputBytes: 1_000_000)).total == meter.reservation)
        #expect(meter.charge(.abandoned(after: .seconds(3600))).total == meter.reservation)
        #expect(meter.charge(.abandoned(after: .seconds(Int64.max))).total == meter.reservation)
    }

    @Test func `a client that leaves before the answer is charged what a fast model writes in the time`() {
        #expect(meter.charge(.abandoned(after: .zero)) == Charge(input: 10, output: 0, isEstimated: true))
        #expect(meter.charge(.abandoned(after: .milliseconds(100))).output == 20)
        #expect(meter.charge(.abandoned(after: .milliseconds(-100))).output == 0)
        let long = CallMeter(input: 0, outputLimit: 10_000)
        #expect(long.charge(.abandoned(after: .milliseconds(2500))).output == 500)
    }

    @Test func `charges beyond what can be counted are the largest number`() {
        #expect(Charge(input: .max, output: 1).total == .max)
    }
}

struct PricesTests {
    private let prices = Prices([
        .init(name: "priced", inputPrice: 0.15, outputPrice: 0.6), .init(name: "free", inputPrice: 0, outputPrice: 0),
        .init(name: "half", inputPrice: 1), .init(name: "none"),
    ])
    private let charge = Charge(input: 2_000_000, output: 500_000)

    @Test func `prices are for a million tokens`() throws {
        let cost = try #require(prices.cost(of: charge, model: "priced"))
        #expect(abs(cost - 0.6) < 1e-12)
        #expect(prices.cost(of: charge, model: "free") == 0)
    }

    @Test func `a model without both prices has no cost`() {
        for model in ["half", "none", "unknown"] { #expect(prices.cost(of: charge, model: model) == nil) }
    }
}
