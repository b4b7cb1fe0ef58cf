import ServiceRuntime
import Testing

struct QuickNumbersTests {
    @Test func `no number comes twice, whoever asks`() async {
        let numbers = await withTaskGroup(of: [UInt64].self) { tasks in
            for _ in 0..<4 {
                tasks.addTask {
                    var generator = QuickNumbers()
                    return (0..<10_000).map { _ in generator.next() }
                }
            }
            return await tasks.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(numbers).count == 40_000)
    }

    @Test func `every bit is set about half of the time`() {
        var generator = QuickNumbers()
        var counts = [Int](repeating: 0, count: 64)
        for _ in 0..<10_000 {
            let number = generator.next()
            for bit in 0..<64 where number >> bit & 1 == 1 { counts[bit] += 1 }
        }
        // Ten standard deviations.
        #expect(counts.allSatisfy { (4500...5500).contains($0) })
    }
}
