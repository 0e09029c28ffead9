internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

/// A field that may be absent.
///
/// - Returns: `nil` when it is there with a value that cannot be: what is there is never dropped.
func stated<Value>(_ isStated: Bool, _ value: @autoclosure () -> Value?) -> Value?? {
    guard isStated else { return .some(nil) }
    return value().map(Optional.some)
}

extension [String] {
    /// The texts as names; `nil` when one of them cannot be one.
    func names<N: Name>(_: N.Type) -> [N]? {
        let names = compactMap(N.init(stored:))
        return names.count == count ? names : nil
    }
}

extension RawRepresentable<UInt8> {
    /// The message's number is ours plus one, so that its 0 is "not stated".
    init?<Wire: SwiftProtobuf.Enum>(stored wire: Wire) {
        guard let small = UInt8(exactly: wire.rawValue - 1) else { return nil }
        self.init(rawValue: small)
    }

    /// The message's value; a number that it does not know is kept as it is.
    func wire<Wire: SwiftProtobuf.Enum>() -> Wire {
        Wire(rawValue: Int(rawValue) + 1) ?? Wire()
    }
}
