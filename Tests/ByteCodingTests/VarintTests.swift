import ByteCoding
import Testing

@Suite("Varints")
struct VarintTests {
    /// The largest value of every length and the smallest of the next: 1 to 10 bytes.
    private static let edges: [(value: UInt64, sizeInBytes: Int)] =
        [(0, 1)]
        + (1...9).flatMap { size in
            let next = UInt64(1) << UInt64(7 * size)
            return [(next - 1, size), (next, size + 1)]
        } + [(.max, 10)]

    @Test(
        "A varint has the published bytes, lowest bits first",
        arguments: [
            (0, [0]), (1, [1]), (127, [0x7f]), (128, [0x80, 0x01]), (300, [0xac, 0x02]),
            (16_383, [0xff, 0x7f]), (16_384, [0x80, 0x80, 0x01]),
            (1 << 63, Array(repeating: 0x80, count: 9) + [0x01]),
            (.max, Array(repeating: 0xff, count: 9) + [0x01]),
        ] as [(UInt64, [UInt8])])
    func bytes(value: UInt64, expected: [UInt8]) {
        var bytes: [UInt8] = []
        bytes.append(varint: value)
        #expect(bytes == expected)
    }

    @Test("A value on either side of a length edge reads back from its shortest form")
    func roundTrip() {
        for edge in Self.edges {
            var bytes: [UInt8] = [0xee]
            bytes.append(varint: edge.value)
            #expect(bytes.count == 1 + edge.sizeInBytes)
            // Bytes in front of it and behind it are left alone.
            bytes.append(0xff)
            var offset = 1
            #expect(value(in: bytes, at: &offset) == edge.value)
            #expect(offset == 1 + edge.sizeInBytes)
        }
    }

    @Test("Varints in a row are read one after another")
    func sequence() {
        var bytes: [UInt8] = []
        for edge in Self.edges { bytes.append(varint: edge.value) }
        var offset = 0
        for edge in Self.edges { #expect(value(in: bytes, at: &offset) == edge.value) }
        #expect(offset == bytes.count)
        #expect(value(in: bytes, at: &offset) == nil)
        #expect(offset == bytes.count)
    }

    @Test("A truncated varint is nil, and the offset stays")
    func truncated() {
        for edge in Self.edges {
            var bytes: [UInt8] = []
            bytes.append(varint: edge.value)
            for count in 0..<bytes.count { expectNone(in: Array(bytes.prefix(count))) }
        }
    }

    @Test("A varint that is longer than its shortest form is nil, and the offset stays")
    func longer() {
        for edge in Self.edges where edge.sizeInBytes < 10 {
            var bytes: [UInt8] = []
            bytes.append(varint: edge.value)
            bytes[bytes.count - 1] |= 0x80
            while bytes.count < 10 {
                expectNone(in: bytes + [0])
                bytes.append(0x80)
            }
        }
    }

    @Test(
        "A varint above 64 bits is nil, and the offset stays",
        arguments: [
            Array(repeating: 0xff, count: 9) + [0x02], Array(repeating: 0xff, count: 9) + [0x03],
            Array(repeating: 0xff, count: 9) + [0x7f], Array(repeating: 0x80, count: 9) + [0x02],
            Array(repeating: 0xff, count: 10) + [0x00], Array(repeating: 0xff, count: 10) + [0x01],
            Array(repeating: 0x80, count: 10) + [0x01], Array(repeating: 0xff, count: 20),
        ] as [[UInt8]])
    func tooLarge(bytes: [UInt8]) { expectNone(in: bytes) }

    private func value(in bytes: [UInt8], at offset: inout Int) -> UInt64? {
        bytes.span.varint(at: &offset)
    }

    /// Expects no varint in `bytes`, neither at the start nor behind another byte.
    private func expectNone(
        in bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for start in [0, 1] {
            var offset = start
            let found = value(in: Array(repeating: 1, count: start) + bytes, at: &offset)
            #expect(found == nil, "\(bytes)", sourceLocation: sourceLocation)
            #expect(offset == start, "\(bytes)", sourceLocation: sourceLocation)
        }
    }
}
