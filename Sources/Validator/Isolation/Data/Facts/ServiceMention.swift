import YAML

/// The name of a Service in a namespace, in a text: `http://redis.closed-ai:6379`, `redis.closed-ai.svc.cluster.local`.
struct ServiceMention: Hashable {
    var service: String
    var namespace: String
    /// Where it stands in the text, in bytes.
    var range: Range<Int>

    /// Visits what an object's containers, data or external name mention.
    static func visit(_ object: ManifestObject, _ body: (YAMLNode, ServiceMention) -> Void) {
        func look(_ node: YAMLNode?) {
            guard let node, node.kind == .scalar else { return }
            for mention in all(in: node) { body(node, mention) }
        }
        if let pods = object.pods {
            for container in pods.containers {
                for variable in container.node.list("env") { look(variable["value"]) }
                for field in ["command", "args"] {
                    for word in container.node.list(field) { look(word) }
                }
            }
            return
        }
        switch object.kind {
        case .configMap:
            for entry in object.root["data"].map({ Array($0.entries) }) ?? [] { look(entry.value) }
        case .service where object.root.at("spec", "type")?.string == "ExternalName":
            look(object.root.at("spec", "externalName"))
        default: return
        }
    }

    /// What a text mentions.
    static func all(in node: YAMLNode) -> [ServiceMention] {
        node.withUTF8 { text in all(in: text) }
    }

    /// What a text mentions: after `://`, before `.svc`, or as the whole of it.
    static func all(in text: UnsafeBufferPointer<UInt8>) -> [ServiceMention] {
        var found: [ServiceMention] = []
        var index = 0
        while index < text.count {
            guard text[index].isHostCharacter else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, text[index].isHostCharacter { index += 1 }
            let isWhole =
                start == 0 && (index == text.count || text[index] == UInt8(ascii: ":") && index + 6 >= text.count)
            let follows =
                start >= 3 && text[start - 1] == UInt8(ascii: "/") && text[start - 2] == UInt8(ascii: "/")
                && text[start - 3] == UInt8(ascii: ":")
            let isAfterUser = start >= 1 && text[start - 1] == UInt8(ascii: "@")
            let mention = mention(text, start..<index, isHost: isWhole || follows || isAfterUser)
            if let mention { found.append(mention) }
        }
        return found
    }

    /// - Parameter isHost: whether what surrounds it says that it is a host's name, so that `.svc` need not.
    private static func mention(
        _ text: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>,
        isHost: Bool
    ) -> ServiceMention? {
        let dot = UInt8(ascii: ".")
        // A name of a Service, a dot, one of a namespace; and no more than 253 characters in all.
        guard range.count >= 3, range.count <= 253,
            let first = text[range].firstIndex(of: dot), first > range.lowerBound, first + 1 < range.upperBound
        else { return nil }
        let rest = text[(first + 1)..<range.upperBound]
        let second = rest.firstIndex(of: dot) ?? range.upperBound
        guard second > first + 1 else { return nil }
        if second == range.upperBound {
            guard isHost else { return nil }
        } else {
            let tail = text[(second + 1)..<range.upperBound]
            let word = tail.prefix { $0 != dot }
            guard word.elementsEqual("svc".utf8) else { return nil }
        }
        return ServiceMention(
            service: String(decoding: text[range.lowerBound..<first], as: UTF8.self),
            namespace: String(decoding: text[(first + 1)..<second], as: UTF8.self),
            range: range
        )
    }
}

extension UInt8 {
    fileprivate var isHostCharacter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
