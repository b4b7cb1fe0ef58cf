internal import CLibYAML
import Diagnostics

/// How much of a document comes from aliases, counted as the API server's reader counts what it decodes
/// (goyaml.v2: `decoder.unmarshal`, `allowedAliasRatio`).
struct AliasExpansion {
    var decoded = 1
    var aliased = 0

    var isExcessive: Bool {
        aliased > 100 && decoded > 1_000 && Double(aliased) / Double(decoded) > allowedRatio
    }

    /// Almost everything in a small document, a tenth in one of more than four million nodes.
    private var allowedRatio: Double {
        let (low, high) = (400_000.0, 4_000_000.0)
        let share = (Double(decoded) - low) / (high - low)
        return 0.99 - 0.89 * min(max(share, 0), 1)
    }
}

extension TreeBuilder {
    mutating func addAlias(_ event: UnsafePointer<yaml_event_t>) throws(YAMLError) {
        let name = event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
        let start = SourcePosition(event.pointee.start_mark)
        let range = SourceRange(start: start, end: SourcePosition(event.pointee.end_mark))
        guard let anchor = anchors[name] else {
            throw YAMLError(
                .undefinedAlias,
                "no anchor '\(name)' before this in the document; quote the value if it is no alias",
                at: range
            )
        }
        guard anchor.expanded > 0 else {
            throw YAMLError(
                .recursiveAlias,
                "'*\(name)' is within what it stands for; write the value out",
                at: range,
                related: .init(
                    message: "'\(name)' is defined here",
                    range: SourceRange(at: tree.nodes[anchor.node].start)
                )
            )
        }
        guard frames.count + anchor.height <= limits.depth else { throw .tooDeep(limit: limits.depth, at: start) }
        _ = add(
            RawNode(.alias, start: start, first: UInt32(truncatingIfNeeded: anchor.node)),
            end: event.pointee.end_mark
        )
        expansion.decoded += anchor.expanded
        expansion.aliased += anchor.expanded
        guard !expansion.isExcessive else {
            throw YAMLError(
                .aliasExpansion,
                "aliases make this document \(expansion.decoded) nodes large; write values out instead",
                at: range
            )
        }
        complete(expanded: anchor.expanded + 1, height: anchor.height)
    }
}

extension YAMLError {
    static func tooDeep(limit: Int, at position: SourcePosition) -> YAMLError {
        YAMLError(
            .depth,
            "more than \(limit) collections within one another; flatten them",
            at: SourceRange(at: position)
        )
    }
}
