internal import CaseQuality
internal import SwiftProtobuf

/// An event that has a message: how it is stored and read again.
protocol CodedEvent: InspectionEventContent {
    associatedtype Message: SwiftProtobuf.Message

    /// The event as a message of the current schema version.
    var message: Message { get }
    /// Reads a message of any schema version; `nil` when a field has a value that cannot be.
    init?(_ message: Message)
    /// Reads an encoded message without the generated decoder; `nil` leaves it to that decoder.
    ///
    /// Only for events of which there are millions.
    init?(inPlace payload: Span<UInt8>)
}

extension CodedEvent {
    /// Leaves everything to the generated decoder.
    init?(inPlace payload: Span<UInt8>) { return nil }
}
