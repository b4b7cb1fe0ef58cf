internal import CLibYAML

/// How a scalar is written.
public enum YAMLScalarStyle: UInt32, Hashable, Sendable, CaseIterable {
    /// Without quotes; the only style in which a scalar can be something else than a string.
    case plain
    /// `'so'`
    case singleQuoted
    /// `"so"`
    case doubleQuoted
    /// `|`, line by line.
    case literal
    /// `>`, lines joined.
    case folded

    init(_ style: yaml_scalar_style_t) {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: self = .literal
        case YAML_FOLDED_SCALAR_STYLE: self = .folded
        default: self = .plain
        }
    }
}
