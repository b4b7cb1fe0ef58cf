import YAML

extension ObjectSchema {
    /// Everything that the schema says, in lines: equal for schemas that say the same, however their parts are shared.
    package var outline: [String] {
        var lines: [String] = []
        append(root, "", [], &lines)
        return lines.sorted()
    }

    private func append(_ index: Int32, _ path: String, _ within: [Int32], _ lines: inout [String]) {
        let type = types[Int(index)]
        // Schemas may be within themselves.
        guard !within.contains(index) else { return }
        var line = "\(path) \(type.kind)"
        if type.preservesUnknown { line += " open" }
        if type.isEmbeddedResource { line += " object" }
        if type.isSet { line += " set" }
        if type.listKeys >= 0 { line += " keys \(listKeys[Int(type.listKeys)])" }
        lines.append(line)
        let within = within + [index]
        if type.constraints >= 0 { append(constraints[Int(type.constraints)], path, within, &lines) }
        for field in fields(of: type) {
            let name = path + "/" + name(of: field)
            if field.requiredBit != 0 { lines.append("\(name) required") }
            append(field.type, name, within, &lines)
        }
        if type.kind == .list || type.kind == .map { append(type.element, path + "[]", within, &lines) }
    }

    private func append(_ some: Constraints, _ path: String, _ within: [Int32], _ lines: inout [String]) {
        func add(_ word: String, _ value: Any?) {
            if let value { lines.append("\(path) \(word) \(value)") }
        }
        add("format", some.format)
        add("nullable", some.isNullable ? true : nil)
        add("enum", some.enumeration?.map(\.text))
        add("pattern", some.pattern)
        add(
            "lengths",
            [some.minLength, some.maxLength, some.minItems, some.maxItems, some.minProperties, some.maxProperties]
        )
        add("bounds", [some.minimum, some.maximum, some.multipleOf])
        add("exclusive", [some.isMinimumExclusive, some.isMaximumExclusive])
        add("default", some.defaultValue.map { $0.kind == .scalar ? $0.text : "\($0.kind)" })
        for name in some.required { lines.append("\(path)/\(name) required") }
        for rule in some.rules { lines.append("\(path) \(rule)") }
        for (word, parts) in [("allOf", some.allOf), ("anyOf", some.anyOf), ("oneOf", some.oneOf)] {
            for part in parts { append(part, "\(path)|\(word)", within, &lines) }
        }
        if let not = some.not { append(not, "\(path)|not", within, &lines) }
    }
}
