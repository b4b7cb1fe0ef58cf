import Foundation
import Testing
import YAML

private let ships = [Ship.bare, .full, .sample]

/// What a reader makes of a text.
func read<Value: FieldValue>(_: Value.Type, _ text: String) throws -> (value: Value?, problems: [FieldProblem]) {
    FieldReader.read(Value.self, from: try #require(try YAMLStream.parse(text).documents.first))
}

@Test(arguments: ships)
func `reads back what it wrote`(_ ship: Ship) throws {
    for text in [ship.yaml(), ship.json()] {
        let (value, problems) = try read(Ship.self, text)
        #expect(value == ship, "\(text)")
        #expect(problems == [])
    }
}

@Test(arguments: ships)
func `is the same to Codable as to the writer`(_ ship: Ship) throws {
    let decoder = JSONDecoder()
    #expect(try decoder.decode(Ship.self, from: JSONEncoder().encode(ship)) == ship)
    #expect(try decoder.decode(Ship.self, from: Data(ship.json().utf8)) == ship)
    let encoded = try JSONSerialization.jsonObject(with: JSONEncoder().encode(ship)) as? NSDictionary
    let written = try JSONSerialization.jsonObject(with: Data(ship.json().utf8)) as? NSDictionary
    #expect(encoded != nil && encoded == written)
}

@Test func `writes fields in order and nothing that is unset`() {
    #expect(Ship.bare.yaml() == "kind: Ship\nname: ada\nrig: sloop\n")
    let expected = """
        kind: Ship
        name: beagle
        rig: fullRigged
        tonnage: "235"
        length: 27.5
        masts: 3
        afloat: false
        berth:
          buoy: -7
        crew:
        - name: FitzRoy
          age: 26
        - name: "no"
        - name: |
            a
            b
          age: 2147483647
        log:
        - []
        - - "1831-12-27"
          - ""
        - - 'a: b'
        flags:
          "": ' '
          ensign: "true"
          "on": "off"
        escorts:
          adventure:
            name: "y"
            age: -2147483648
          clio:
            name: x
        port/~: -9223372036854775808

        """
    #expect(Ship.full.yaml() == expected)
}

@Test func `describes the fields of a type`() {
    guard case .object(let fields) = Ship.schema, case .object(let berth) = Berth.schema else {
        Issue.record("a structure is an object")
        return
    }
    #expect(
        fields.map(\.key) == [
            "kind", "name", "rig", "tonnage", "length", "masts", "afloat", "berth", "crew", "log", "flags", "escorts",
            "port/~",
        ]
    )
    #expect(berth.map(\.key) == ["harbour", "buoy"])
    #expect(berth.map(\.value) == [.string, .integer(minimum: nil, maximum: nil)])
    #expect(fields.filter(\.isRequired).map(\.key) == ["kind", "name", "rig"])
    #expect(fields[0].constant == "Ship")
    #expect(fields[1].value == .text(ShipName.grammar))
    #expect(fields[1].documentation == "What is painted on the bow.")
    #expect(fields[2].value == .enumeration(["sloop", "cutter", "fullRigged"]))
    #expect(fields[4].value == .number(minimum: nil, maximum: nil))
    #expect(fields.compactMap(\.defaultJSON) == ["1", "true"])
    #expect(fields[8].value == .list(Mate.schema))
    #expect(fields[9].value == .list(.list(.string)))
    #expect(fields[11].value == .map(key: .text(ShipName.grammar), value: Mate.schema))
}

@Test func `makes a sample with every field set`() throws {
    let sample = Ship.sample
    #expect(sample.tonnage == "1.5k" && sample.crew == [Mate(name: "text", age: 1)])
    #expect(sample.escorts == ["ada": Mate(name: "text", age: 1)] && sample.port == 1)
}
