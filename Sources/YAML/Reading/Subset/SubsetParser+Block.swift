extension SubsetParser {
    /// Reads the node that starts here, and goes to the content after it.
    ///
    /// - Parameter isInline: whether it follows its key on the same line, where no collection in block style may start.
    mutating func blockNode(isInline: Bool) throws(OutsideSubset) {
        switch bytes[position] {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            try flowCollection(isRoot: depth == 0)
            try finishLine()
        case UInt8(ascii: "|"):
            add(try literal())
            try findContent()
        case UInt8(ascii: "-") where isBlankOrEnd(bytes[position + 1]):
            guard !isInline else { throw OutsideSubset() }
            try blockSequence()
        default:
            let scalar = try scalar(isFlow: false)
            if !isInline, skipToColon() {
                try blockMapping(firstKey: scalar)
            } else {
                add(scalar)
                try finishLine()
            }
        }
    }

    /// Whether a colon makes a key of the scalar before it; then the parser stands at the colon.
    private mutating func skipToColon() -> Bool {
        let end = position
        while bytes[position] == UInt8(ascii: " ") { position += 1 }
        if bytes[position] == UInt8(ascii: ":"), isBlankOrEnd(bytes[position + 1]) { return true }
        position = end
        return false
    }

    private mutating func blockMapping(firstKey: ScannedScalar) throws(OutsideSubset) {
        let own = firstKey.column
        let node = try open(.mapping, isFlow: false, line: firstKey.line, column: own)
        let (firstOfKeys, outerIndent) = (keys.count, blockIndent)
        blockIndent = own
        var entries = 1
        try add(key: firstKey)
        while true {
            position += 1
            try value(ofKeyAt: own)
            guard indent == own else { break }
            let key = try scalar(isFlow: false)
            guard skipToColon() else { throw OutsideSubset() }
            try add(key: key)
            entries += 1
        }
        guard indent < own else { throw OutsideSubset() }
        try checkKeys(from: firstOfKeys)
        blockIndent = outerIndent
        close(node, count: entries, isFlow: false)
    }

    /// Reads what comes behind the colon of a key.
    private mutating func value(ofKeyAt own: Int) throws(OutsideSubset) {
        let (colonLine, colonEnd) = (line, column)
        while bytes[position] == UInt8(ascii: " ") { position += 1 }
        switch bytes[position] {
        case UInt8(ascii: "\n"), UInt8(ascii: "#"), 0:
            // A comment's sign needs a space before it, which `skipToColon` has seen.
            if bytes[position] == UInt8(ascii: "#") { try skipComment() }
            try finishLine()
            if indent > own {
                try blockNode(isInline: false)
            } else if indent == own, bytes[position] == UInt8(ascii: "-"), isBlankOrEnd(bytes[position + 1]) {
                // The items of a sequence may stand where the keys do.
                try blockSequence()
            } else {
                addNothing(line: colonLine, column: colonEnd)
            }
        default:
            try blockNode(isInline: true)
        }
    }

    private mutating func blockSequence() throws(OutsideSubset) {
        let own = column
        let node = try open(.sequence, isFlow: false, line: line, column: own)
        let outerIndent = blockIndent
        blockIndent = own
        var elements = 0
        while indent == own || elements == 0, bytes[position] == UInt8(ascii: "-"), isBlankOrEnd(bytes[position + 1]) {
            position += 1
            let (dashLine, dashEnd) = (line, column)
            while bytes[position] == UInt8(ascii: " ") { position += 1 }
            switch bytes[position] {
            case UInt8(ascii: "\n"), UInt8(ascii: "#"), 0:
                if bytes[position] == UInt8(ascii: "#") { try skipComment() }
                try finishLine()
                if indent > own {
                    try blockNode(isInline: false)
                } else {
                    addNothing(line: dashLine, column: dashEnd)
                }
            default:
                try blockNode(isInline: false)
            }
            elements += 1
        }
        guard indent <= own else { throw OutsideSubset() }
        blockIndent = outerIndent
        close(node, count: elements, isFlow: false)
    }
}
