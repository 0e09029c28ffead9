internal import ByteCoding
package import EventSourcing

/// The value in the table `streams`: number u64, last position u64, last sequence u64.
package struct StreamRow: Hashable, Sendable {
    package let number: StreamNumber
    package var lastPosition: Position
    package var lastSequence: StreamSequence

    package init(
        number: StreamNumber, lastPosition: Position, lastSequence: StreamSequence
    ) {
        self.number = number
        self.lastPosition = lastPosition
        self.lastSequence = lastSequence
    }

    package init?(_ bytes: Span<UInt8>) {
        guard bytes.count == 24 else { return nil }
        number = StreamNumber(bytes.littleEndian(at: 0))
        lastPosition = Position(bytes.littleEndian(at: 8))
        lastSequence = StreamSequence(bytes.littleEndian(at: 16))
    }

    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.integer(number.rawValue)
        writer.integer(lastPosition.rawValue)
        writer.integer(lastSequence.rawValue)
        return writer.bytes
    }
}
