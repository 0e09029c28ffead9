internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

/// A reader of the events of one type.
struct EventReader: Sendable {
    /// The name of the type on disk.
    let name: EventName
    let read: @Sendable (borrowing EncodedEvent) throws(UnreadableEvent) -> InspectionEvent

    /// Creates a reader specialised for one type, so that no value is boxed.
    init<Content: CodedEvent>(_: Content.Type) {
        name = Content.name
        read = { encoded throws(UnreadableEvent) in
            if let content = Content(inPlace: encoded.payload) { return content.event }
            let message: Content.Message
            do {
                // Raw bytes of a type may include padding. Bytes of `UInt8` do not.
                message = try unsafe Content.Message(serializedBytes: encoded.payload.bytes)
            } catch {
                throw UnreadableEvent(encoded, problem: "its payload is malformed.")
            }
            guard let content = Content(message, EventTextReader(encoded.texts)) else {
                throw UnreadableEvent(encoded, problem: "a field has an invalid value.")
            }
            return content.event
        }
    }
}
