import ByteCoding
import Testing

@Suite("Byte readers and writers")
struct ByteReaderTests {
    @Test(
        "A length has one form, the shortest",
        arguments: [
            (0, [0]), (127, [0x7f]), (128, [0x80, 0x01]), (16_383, [0xff, 0x7f]),
            (16_384, [0x80, 0x80, 0x01]),
        ] as [(Int, [UInt8])])
    func lengths(count: Int, bytes: [UInt8]) throws {
        var writer = ByteWriter()
        writer.count(count)
        #expect(writer.bytes == bytes)
        #expect(ByteWriter.sizeInBytes(ofCount: count) == bytes.count)
        var reader = ByteReader(bytes)
        #expect(try reader.count() == count)
        #expect(reader.isAtEnd)
        var longer = ByteReader(bytes.dropLast() + [(bytes.last ?? 0) | 0x80, 0])
        #expect(throws: MalformedBytes.self) { try longer.count() }
    }
}
