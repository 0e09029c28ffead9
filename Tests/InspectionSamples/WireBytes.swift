package import EventSourcing

/// A Protocol Buffers message that is written field by field, with the numbers of `events.proto`.
///
/// It shares no code with the codec, so it determines the stored bytes independently.
package struct WireBytes {
    package private(set) var bytes: [UInt8] = []
    /// The typed texts, which are stored separately from the record.
    package private(set) var texts: [FieldText] = []

    package init() {}

    package mutating func append(_ more: [UInt8]) { bytes += more }

    package func text(_ field: UInt64, _ values: String...) -> WireBytes {
        values.reduce(self) { $0.delimited(field, Array($1.utf8)) }
    }

    /// Adds the texts of a field whose number in the message is reserved for texts.
    ///
    /// Several texts are a list that starts at `index`.
    package func typed(_ field: UInt8, _ values: FreeText..., at index: UInt8 = 0) -> WireBytes {
        var next = self
        for (place, value) in values.enumerated() {
            next.texts.append(
                FieldText(TextField(event: 16 + field, index: index + UInt8(place)), value))
        }
        return next
    }

    package func number(_ field: UInt64, _ value: UInt64) -> WireBytes {
        var next = self
        next.varint(field << 3)
        next.varint(value)
        return next
    }

    package func packed(_ field: UInt64, _ values: UInt64...) -> WireBytes {
        var content = WireBytes()
        for value in values { content.varint(value) }
        return delimited(field, content.bytes)
    }

    package func message(_ field: UInt64, _ message: WireBytes) -> WireBytes {
        var next = delimited(field, message.bytes)
        next.texts += message.texts
        return next
    }

    package func delimited(_ field: UInt64, _ content: [UInt8]) -> WireBytes {
        var next = self
        next.varint(field << 3 | 2)
        next.varint(UInt64(content.count))
        next.bytes += content
        return next
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest > 0x7f {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

extension Record {
    /// A record of this event at position 9.
    package static func holding(
        _ event: WireBytes, type: EventName, schemaVersion: UInt16 = 1
    ) -> Record {
        holding(event.bytes, type: type, schemaVersion: schemaVersion, texts: event.texts)
    }

    /// A record with this payload at position 9.
    package static func holding(
        _ payload: [UInt8], type: EventName, schemaVersion: UInt16 = 1, texts: [FieldText] = []
    ) -> Record {
        Record(
            position: Position(9), stream: "subject", sequence: StreamSequence(9), type: type,
            schemaVersion: schemaVersion, tags: [], actor: "someone", origin: .recorded,
            recordedAt: Timestamp(microseconds: 9),
            effectiveAt: .instant(Timestamp(microseconds: 9)), indexInCommand: 0, eventCount: 1,
            command: nil, payload: payload,
            texts: texts.sorted { $0.field < $1.field }.map {
                RecordedText($0.field, commitment: ContentDigest(of: []), text: $0.text)
            })
    }
}
