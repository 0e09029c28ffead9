internal import CaseQuality
internal import SwiftProtobuf

/// An event that has a message: how it is stored and read again.
protocol CodedEvent: InspectionEventContent {
    associatedtype Message: SwiftProtobuf.Message

    /// The event as a message of the current schema version, without what somebody typed.
    var message: Message { get }
    /// Writes what somebody typed.
    func write(into texts: inout EventTextWriter)
    /// Reads a message of any schema version, with what somebody typed; `nil` when a field has a value
    /// that cannot be.
    init?(_ message: Message, _ texts: EventTextReader)
    /// Reads an encoded message without the generated decoder; `nil` leaves it to that decoder.
    ///
    /// Only for events of which there are millions.
    init?(inPlace payload: Span<UInt8>)
}

extension CodedEvent {
    /// Leaves everything to the generated decoder.
    init?(inPlace payload: Span<UInt8>) { return nil }
}

/// An event in which nobody types a text.
protocol TextlessEvent: CodedEvent {
    /// Reads a message of any schema version; `nil` when a field has a value that cannot be.
    init?(_ message: Message)
}

extension TextlessEvent {
    func write(into texts: inout EventTextWriter) {}

    init?(_ message: Message, _ texts: EventTextReader) { self.init(message) }
}
