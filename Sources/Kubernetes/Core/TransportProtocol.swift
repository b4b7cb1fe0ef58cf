public import YAML

/// The transport protocol of a port (`core/v1 types.go Protocol`).
public enum TransportProtocol: String, EnumFieldValue {
    /// Transmission Control Protocol.
    case tcp = "TCP"
    /// User Datagram Protocol.
    case udp = "UDP"
    /// Stream Control Transmission Protocol.
    case sctp = "SCTP"
}
