internal import ByteCoding
package import EventSourcing

/// A value that is a single number: the watermark in `meta`, a position in `checkpoints`.
package enum NumberRow {
    package static func bytes(_ position: Position) -> [UInt8] {
        var writer = ByteWriter()
        writer.integer(position.rawValue)
        return writer.bytes
    }

    package static func position(_ bytes: Span<UInt8>) -> Position? {
        bytes.count == 8 ? Position(bytes.littleEndian(at: 0)) : nil
    }
}
