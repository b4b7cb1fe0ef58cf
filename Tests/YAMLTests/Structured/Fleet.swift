import YAML

/// A string with a grammar: lower-case letters and dashes.
struct ShipName: TextValue, MapKey {
    static let grammar = TextGrammar(example: "ada", pattern: "^[a-z-]+$", maximumLength: 20)
    let text: String

    init(parsing text: String) throws(TextError) {
        let isLegal = !text.isEmpty && text.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }
        guard isLegal else { throw TextError(text: text, expected: "a ship's name: lower-case letters and dashes") }
        self.text = text
    }
}

/// A string with a grammar for which plain numbers stand too.
struct Tonnage: TextValue {
    static let grammar = TextGrammar(example: "1.5k", acceptsNumbers: true)
    let text: String

    init(parsing text: String) throws(TextError) {
        guard text.utf8.first.map({ (0x30...0x39).contains($0) }) == true else {
            throw TextError(text: text, expected: "a tonnage such as 1.5k")
        }
        self.text = text
    }
}

enum Rig: String, EnumFieldValue {
    case sloop, cutter, fullRigged
}

/// Exactly one of two fields.
enum Berth: Structured {
    case harbour(String)
    case buoy(Int32)

    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        var harbour: String?
        var buoy: Int32?
        switch value {
        case .harbour(let name): harbour = name
        case .buoy(let number): buoy = number
        case nil: break
        }
        harbour = try visit.optional("harbour", harbour)
        buoy = try visit.optional("buoy", buoy)
        if let buoy { return .buoy(buoy) }
        return .harbour(harbour ?? "")
    }
}

struct Mate: Structured {
    var name: String
    var age: Int32?

    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(name: visit.required("name", value?.name), age: visit.optional("age", value?.age))
    }
}

struct Ship: Structured {
    var name: ShipName
    var rig: Rig
    var tonnage: Tonnage?
    var length: Double?
    var masts = 1
    var isAfloat = true
    var berth: Berth?
    var crew: [Mate]?
    var log: [[String]]?
    var flags: SortedMap<String, String>?
    var escorts: SortedMap<ShipName, Mate>?
    var port: Int64?

    static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try visit.constant("kind", "Ship")
        return try Self(
            name: visit.required("name", value?.name, "What is painted on the bow."),
            rig: visit.required("rig", value?.rig),
            tonnage: visit.optional("tonnage", value?.tonnage, "Tons."),
            length: visit.optional("length", value?.length),
            masts: visit.optional("masts", value?.masts, default: 1, "How many."),
            isAfloat: visit.optional("afloat", value?.isAfloat, default: true),
            berth: visit.optional("berth", value?.berth),
            crew: visit.optional("crew", value?.crew),
            log: visit.optional("log", value?.log),
            flags: visit.optional("flags", value?.flags),
            escorts: visit.optional("escorts", value?.escorts),
            port: visit.optional("port/~", value?.port)
        )
    }
}

extension Ship {
    static let bare = Ship(name: "ada", rig: .sloop)

    static let full = Ship(
        name: "beagle",
        rig: .fullRigged,
        tonnage: "235",
        length: 27.5,
        masts: 3,
        isAfloat: false,
        berth: .buoy(-7),
        crew: [Mate(name: "FitzRoy", age: 26), Mate(name: "no", age: nil), Mate(name: "a\nb\n", age: .max)],
        log: [[], ["1831-12-27", ""], ["a: b"]],
        flags: ["on": "off", "ensign": "true", "": " "],
        escorts: ["clio": Mate(name: "x"), "adventure": Mate(name: "y", age: .min)],
        port: .min
    )
}
