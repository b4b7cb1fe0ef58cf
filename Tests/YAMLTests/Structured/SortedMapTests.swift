import Foundation
import Testing
import YAML

private typealias Labels = SortedMap<String, String>

private func labels(_ pairs: (String, String)...) -> Labels {
    Labels(pairs)
}

@Test func `keeps its entries in the order of their keys`() {
    var map: Labels = ["b": "1", "c": "2", "a": "3", "b": "4"]
    #expect(map.keys == ["a", "b", "c"] && map.values == ["3", "4", "2"] && map.count == 3)
    map["aa"] = "5"
    map[""] = "6"
    map["c"] = "7"
    map["d"] = "8"
    #expect(map.map { "\($0.key)=\($0.value)" } == ["=6", "a=3", "aa=5", "b=4", "c=7", "d=8"])
    map["aa"] = nil
    map["x"] = nil
    #expect(map.keys == ["", "a", "b", "c", "d"])
    #expect(map["b"] == "4" && map["x"] == nil && map["aa"] == nil && map[""] == "6" && map["d"] == "8")
    #expect(map.last?.key == "d" && map[1].key == "a" && map.reversed().map(\.key) == ["d", "c", "b", "a", ""])
}

@Test func `takes the last of equal keys`() throws {
    let pairs = [("b", "1"), ("a", "1"), ("b", "2"), ("a", "2"), ("c", "1"), ("a", "3")]
    #expect(Labels(pairs) == ["a": "3", "b": "2", "c": "1"])
    #expect(labels(("a", "1"), ("a", "2")) == ["a": "2"])
    #expect(try read(Labels.self, "{b: u, a: v, b: w}").value == ["a": "v", "b": "w"])
}

@Test func `merges with the other's values`() {
    let map: Labels = ["a": "1", "b": "2"]
    #expect(map.merging(["b": "3", "0": "4", "z": "5"]) == ["0": "4", "a": "1", "b": "3", "z": "5"])
    #expect(map.merging([:]) == map && Labels().merging(map) == map)
    #expect(map == ["a": "1", "b": "2"])
}

@Test func `is equal by content alone`() {
    let map: Labels = ["a": "1", "b": "2"]
    #expect(map == labels(("b", "2"), ("a", "1")))
    #expect(map.hashValue == labels(("b", "2"), ("a", "1")).hashValue)
    for other: Labels in [
        [:], ["a": "1"], ["a": "1", "b": "3"], ["a": "1", "c": "2"], ["a": "1", "b": "2", "c": "3"],
    ] {
        #expect(map != other && other != map)
    }
    #expect(Set([map, labels(("b", "2"), ("a", "1")), [:]]).count == 2)
}

@Test func `is an object to Codable`() throws {
    let map: SortedMap<ShipName, SortedMap<String, Int>> = ["b": ["x": 1], "a": [:]]
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(map)
    #expect(String(decoding: data, as: UTF8.self) == #"{"a":{},"b":{"x":1}}"#)
    #expect(try JSONDecoder().decode(SortedMap<ShipName, SortedMap<String, Int>>.self, from: data) == map)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Labels.self, from: Data("[]".utf8)) }
    #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(SortedMap<ShipName, String>.self, from: Data(#"{"B":"x"}"#.utf8))
    }
}

@Test func `sorts entries as one by one`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
        let pairs = (0..<Int.random(in: 0...20, using: &generator)).map { index in
            (String(Int.random(in: 0...12, using: &generator)), String(index))
        }
        var map = Labels()
        for (key, value) in pairs { map[key] = value }
        #expect(Labels(pairs) == map)
        let dictionary = Dictionary(pairs, uniquingKeysWith: { $1 })
        #expect(map.count == dictionary.count && map.allSatisfy { dictionary[$0.key] == $0.value })
        #expect(map.keys == map.keys.sorted())
    }
}
