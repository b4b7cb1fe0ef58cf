/// Numbers that look as if they came by chance, and are the same each time.
enum SampleHash {
    /// FNV-1a of 64 bits (https://datatracker.ietf.org/doc/html/rfc9923).
    static func hash(_ text: String, _ seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
        text.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// A number from 0 up to 1 of some numbers, mixed as SplitMix64 does (https://prng.di.unimi.it/splitmix64.c).
    static func share(_ numbers: UInt64...) -> Double {
        var state: UInt64 = 0
        for number in numbers {
            state = (state ^ number) &+ 0x9E37_79B9_7F4A_7C15
            state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
            state ^= state >> 31
        }
        return Double(state >> 11) / Double(1 << 53)
    }
}
