import YAML

/// Where the volumes of a StorageClass may be (pkg/apis/storage/validation/validation.go, `validateAllowedTopologies`;
/// pkg/apis/core/validation/validation.go, `ValidateTopologySelectorTerm`).
enum TopologyValidation {
    static func check(_ topologies: YAMLNode, _ errors: inout FieldErrors) {
        var seen: [[String: Set<String>]] = []
        for term in topologies.elements {
            var places: [String: Set<String>] = [:]
            if let expressions = term.elements("matchLabelExpressions") {
                for expression in expressions { checkExpression(expression, &places, &errors) }
            }
            // The server compares each term with an empty one too.
            if places.isEmpty {
                errors.add(.storageClass, at: term, "the term selects nothing; give it 'matchLabelExpressions'")
            } else if seen.contains(places) {
                errors.add(.storageClass, at: term, "the term is there twice; remove one")
            }
            seen.append(places)
        }
    }

    private static func checkExpression(
        _ expression: YAMLNode,
        _ places: inout [String: Set<String>],
        _ errors: inout FieldErrors
    ) {
        let key = expression.field("key")
        if let key {
            errors.check(key, .qualifiedName, .storageClass)
        } else {
            errors.require("key", of: expression, .storageClass)
        }
        var values: Set<String> = []
        let list = expression.field("values")
        if (list?.count ?? 0) == 0 {
            errors.add(.storageClass, at: list ?? expression, "'values' is missing; give one at least")
        }
        if let list {
            for value in list.elements where !values.insert(value.text).inserted {
                errors.add(.storageClass, at: value, "the value '\(value.text)' is there twice; remove one")
            }
        }
        let name = key?.text ?? ""
        if places[name] != nil {
            errors.add(.storageClass, at: key ?? expression, "the key '\(name)' is there twice; join their values")
        }
        places[name] = values
    }
}
