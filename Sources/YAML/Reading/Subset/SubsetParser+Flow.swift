extension SubsetParser {
    /// Reads the collection whose bracket or brace is here.
    ///
    /// - Parameter isRoot: whether it is a document of its own, where tabs may indent.
    mutating func flowCollection(isRoot: Bool) throws(OutsideSubset) {
        let isMapping = bytes[position] == UInt8(ascii: "{")
        let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
        let node = try open(isMapping ? .mapping : .sequence, isFlow: true, line: line, column: column)
        let firstOfKeys = keys.count
        var children = 0
        position += 1
        try skipFlowSpace(isRoot: isRoot)
        while bytes[position] != closing {
            if isMapping { try flowKey(isRoot: isRoot) }
            try flowValue(isRoot: isRoot)
            children += 1
            try skipFlowSpace(isRoot: isRoot)
            if bytes[position] == closing { break }
            guard bytes[position] == UInt8(ascii: ",") else { throw OutsideSubset() }
            position += 1
            try skipFlowSpace(isRoot: isRoot)
            // A comma after the last one is rare.
            guard bytes[position] != closing else { throw OutsideSubset() }
        }
        position += 1
        if isMapping { try checkKeys(from: firstOfKeys) }
        close(node, count: children, isFlow: true)
    }

    private mutating func flowKey(isRoot: Bool) throws(OutsideSubset) {
        let key = try scalar(isFlow: true)
        while bytes[position] == UInt8(ascii: " ") { position += 1 }
        guard bytes[position] == UInt8(ascii: ":") else { throw OutsideSubset() }
        try add(key: key)
        position += 1
        try skipFlowSpace(isRoot: isRoot)
    }

    private mutating func flowValue(isRoot: Bool) throws(OutsideSubset) {
        switch bytes[position] {
        case UInt8(ascii: "["), UInt8(ascii: "{"): try flowCollection(isRoot: isRoot)
        default: add(try scalar(isFlow: true))
        }
    }

    /// Goes over spaces, lines and comments.
    private mutating func skipFlowSpace(isRoot: Bool) throws(OutsideSubset) {
        var isBlankBefore = false
        while true {
            switch bytes[position] {
            case UInt8(ascii: " "):
                position += 1
            case UInt8(ascii: "\n"):
                startLine()
                // A marker would end the document here, and `%` start a directive.
                switch bytes[position] {
                case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "%"): throw OutsideSubset()
                default: break
                }
            case UInt8(ascii: "\t") where isRoot:
                position += 1
            case UInt8(ascii: "#") where isBlankBefore:
                try skipComment()
            default:
                return
            }
            isBlankBefore = true
        }
    }
}
