extension Expression {
    /// All selectors, in the order of the text.
    public var selectors: [VectorSelector] {
        var found: [VectorSelector] = []
        visit { node in
            switch node.kind {
            case .vector(let selector): found.append(selector)
            case .matrix(let matrix): found.append(matrix.selector)
            default: break
            }
        }
        return found
    }
}
