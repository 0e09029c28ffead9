internal import CaseQuality
internal import SwiftProtobuf

/// An event with a Protocol Buffers message: its stored encoding.
protocol CodedEvent: InspectionEventContent {
    associatedtype Message: SwiftProtobuf.Message

    /// The event as a message of the current schema version, without typed texts.
    var message: Message { get }
    /// Writes the typed texts of the event.
    func write(into texts: inout EventTextWriter)
    /// Reads a message of any schema version and its typed texts.
    ///
    /// - Returns: `nil` when a field has an invalid value.
    init?(_ message: Message, _ texts: EventTextReader)
    /// Reads an encoded message without the generated decoder.
    ///
    /// Only frequent events implement this, of which a ledger has millions.
    ///
    /// - Returns: `nil` when the generated decoder must read the message.
    init?(inPlace payload: Span<UInt8>)
}

extension CodedEvent {
    /// Leaves every message to the generated decoder.
    init?(inPlace payload: Span<UInt8>) { return nil }
}

/// An event without typed texts.
protocol TextlessEvent: CodedEvent {
    /// Reads a message of any schema version; `nil` when a field has an invalid value.
    init?(_ message: Message)
}

extension TextlessEvent {
    func write(into texts: inout EventTextWriter) {}

    init?(_ message: Message, _ texts: EventTextReader) { self.init(message) }
}
