/// What a scalar means to Kubernetes' readers.
///
/// The rules are those of `sigs.k8s.io/yaml`, which reads YAML 1.1 with `goyaml.v2` (its `resolve.go` and `decode.go`) and
/// passes the result on as JSON.
public enum YAMLScalar: Hashable, Sendable {
    /// `null`, `~`, or nothing at all.
    case null
    /// `true`, `yes`, `on`, `y` or an opposite, in lower case, upper case or with a capital.
    case bool(Bool)
    /// A whole number, in any notation of Go: `10`, `0x1F`, `0o17`, `017`, `0b11`, `1_000`.
    case int(Int64)
    /// A whole number that only an unsigned integer holds.
    case unsignedInt(UInt64)
    /// Any other number, including `.inf` and `.nan`, which JSON can't express and the server refuses.
    case float(Double)
    /// Everything else; and everything in quotes.
    case string(String)
}

extension YAMLScalar {
    /// What a text means when it stands in a manifest without quotes.
    public init(plain text: some StringProtocol) {
        var text = String(text)
        self = text.withUTF8 { PlainScalar.resolve($0) } ?? .string(text)
    }
}
