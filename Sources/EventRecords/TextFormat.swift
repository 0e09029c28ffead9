internal import ByteCoding
package import EventSourcing

/// The encoding of a text that is stored beside a record.
///
/// It is a mark, salt and text or the time of the erasure or loss, and a checksum that also covers the key.
/// The key is the record's position and the field, both highest byte first.
package enum TextFormat {
    private enum Mark {
        static let text: UInt8 = 0
        static let erased: UInt8 = 1
        static let lost: UInt8 = 2
    }

    private static let checksumInBytes = 4

    /// The key of a text.
    package static func key(_ position: Position, _ field: TextField) -> [UInt8] {
        var writer = ByteWriter(reserving: 10)
        writer.integer(position.rawValue.bigEndian)
        writer.integer(field.rawValue.bigEndian)
        return writer.bytes
    }

    /// Decodes a key; `nil` when the bytes are not a valid key.
    package static func place(ofKey bytes: Span<UInt8>) -> (position: Position, field: TextField)? {
        guard bytes.count == 10 else { return nil }
        return (
            Position(bytes.littleEndian(UInt64.self, at: 0).byteSwapped),
            TextField(rawValue: bytes.littleEndian(UInt16.self, at: 8).byteSwapped)
        )
    }

    /// Encodes a text for its key.
    package static func encode(
        _ text: StoredText, under key: [UInt8]
    ) -> [UInt8] {
        var writer = ByteWriter()
        switch text {
        case .text(let salt, let value):
            writer.integer(Mark.text)
            writer.raw(salt.bytes)
            writer.raw(value)
        case .erased(let time):
            writer.integer(Mark.erased)
            writer.integer(time.microseconds)
        case .lost(let time):
            writer.integer(Mark.lost)
            writer.integer(time.microseconds)
        }
        let checksum = CRC32C.checksum(
            of: writer.bytes.span, continuing: CRC32C.checksum(of: key.span))
        writer.integer(checksum)
        return writer.finish()
    }

    /// Decodes a text; `nil` when the bytes were changed.
    package static func decode(_ bytes: Span<UInt8>, under key: Span<UInt8>) -> StoredText? {
        let end = bytes.count - checksumInBytes
        guard end > 0 else { return nil }
        let checksum = CRC32C.checksum(
            of: bytes.extracting(0..<end), continuing: CRC32C.checksum(of: key))
        guard checksum == bytes.littleEndian(at: end) else { return nil }
        switch bytes[0] {
        case Mark.text:
            guard end >= 1 + TextSalt.count,
                let salt = TextSalt(bytes: bytes.bytes(1..<(1 + TextSalt.count)))
            else { return nil }
            return .text(salt, bytes.bytes((1 + TextSalt.count)..<end))
        case Mark.erased, Mark.lost:
            guard end == 9 else { return nil }
            let time = Timestamp(
                microseconds: Int64(bitPattern: bytes.littleEndian(UInt64.self, at: 1)))
            return bytes[0] == Mark.erased ? .erased(time) : .lost(time)
        default: return nil
        }
    }
}
