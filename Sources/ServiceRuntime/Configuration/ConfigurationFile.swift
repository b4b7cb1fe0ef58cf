import Configuration
import FoundationEssentials

/// A file of configuration: an object of JSON, in which objects hold the parts of keys: `{"http": {"port": 5000}}`.
///
/// swift-configuration's own reader of such files needs all of Foundation, and with it tables of every language: megabytes
/// of each process, for a file that is read once. `ServiceConfiguration` reads values as text, so that text is what they are
/// here.
enum ConfigurationFile {
    /// The values of a file.
    ///
    /// - Throws: where it can't be read, or is no object of JSON.
    static func provider(path: String) throws -> InMemoryProvider {
        let file = try JSONDecoder().decode(Value.self, from: Data(contentsOf: URL(filePath: path)))
        guard case .object(let members) = file else {
            throw DecodingError.typeMismatch(Value.self, .init(codingPath: [], debugDescription: "no object"))
        }
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        add(members, under: [], to: &values)
        return InMemoryProvider(name: path, values: values)
    }

    private static func add(
        _ members: [String: Value],
        under parts: [String],
        to values: inout [AbsoluteConfigKey: ConfigValue]
    ) {
        for (name, value) in members {
            switch value {
            case .object(let members): add(members, under: parts + [name], to: &values)
            case .text(let text):
                values[AbsoluteConfigKey(parts + [name], context: [:])] = ConfigValue(.string(text), isSecret: false)
            case .nothing: break
            }
        }
    }

    private enum Value: Decodable {
        case object([String: Value])
        case text(String)
        /// `null`.
        case nothing

        init(from decoder: any Decoder) throws {
            if let members = try? [String: Value](from: decoder) {
                self = .object(members)
                return
            }
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .nothing
            } else if let flag = try? container.decode(Bool.self) {
                self = .text(String(flag))
            } else if let number = try? container.decode(Int.self) {
                self = .text(String(number))
            } else if let number = try? container.decode(Double.self) {
                self = .text(String(number))
            } else {
                self = .text(try container.decode(String.self))
            }
        }
    }
}
