internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

/// Reads an optional field.
///
/// - Returns: `nil` when the field is present with an invalid value, which must not be dropped.
///   `.some(nil)` when the field is absent.
func stated<Value>(_ isStated: Bool, _ value: @autoclosure () -> Value?) -> Value?? {
    guard isStated else { return .some(nil) }
    return value().map(Optional.some)
}

extension [String] {
    /// The texts as names; `nil` when one of them is not a valid name.
    func names<N: Name>(_: N.Type) -> [N]? {
        let names = compactMap(N.init(stored:))
        return names.count == count ? names : nil
    }
}

/// Reads an optional value of a message, where 0 means "not stated".
///
/// - Returns: `nil` for an unknown number, which must not be dropped; `.some(nil)` for 0.
func storedIfStated<Wire: SwiftProtobuf.Enum, Value: RawRepresentable<UInt8>>(
    _ wire: Wire
) -> Value?? {
    stated(wire.rawValue != 0, Value(stored: wire))
}

extension RawRepresentable<UInt8> {
    /// Reads the value of a message: its number minus one, because 0 means "not stated".
    init?<Wire: SwiftProtobuf.Enum>(stored wire: Wire) {
        guard let small = UInt8(exactly: wire.rawValue - 1) else { return nil }
        self.init(rawValue: small)
    }

    /// The number in a message; an unknown number is kept.
    func wire<Wire: SwiftProtobuf.Enum>() -> Wire {
        Wire(rawValue: Int(rawValue) + 1) ?? Wire()
    }
}
