internal import CLibYAML
import Diagnostics

/// Owns one libyaml parser and the event it stands at.
///
/// Both are on the heap: `yaml_parser_t` holds a pointer to itself. The bytes must outlive the parser.
struct EventParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let current: UnsafeMutablePointer<yaml_event_t>

    /// A parser before its first event; `nil` without memory for one.
    init?(reading bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        current = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        current.initialize(to: yaml_event_t())
        guard yaml_parser_initialize(parser) == 1 else { return nil }
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_event_delete(current)
        yaml_parser_delete(parser)
        current.deallocate()
        parser.deallocate()
    }

    /// The event that the parser stands at. Its memory is gone with the next one.
    var event: UnsafePointer<yaml_event_t> { UnsafePointer(current) }

    /// Why ``advance()`` failed.
    var failure: UnsafePointer<yaml_parser_t> { UnsafePointer(parser) }

    /// Goes on to the next event; false when the text has none.
    mutating func advance() -> Bool {
        yaml_event_delete(current)
        return yaml_parser_parse(parser, current) == 1
    }
}

extension SourcePosition {
    /// A place as libyaml counts it, from 0.
    init(_ mark: yaml_mark_t) {
        self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}
