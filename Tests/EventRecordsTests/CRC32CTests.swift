import CChecksum
import CaseLedgerTesting
import EventRecords
import Testing

@Suite("CRC-32C")
struct CRC32CTests {
    @Test(
        "Known bytes have the published checksum",
        arguments: [
            (Array("123456789".utf8), 0xe306_9283),
            ([], 0),
            (Array(repeating: 0, count: 32), 0x8a91_36aa),  // RFC 3720, B.4, as are the next two.
            (Array(repeating: 0xff, count: 32), 0x62a8_ab43),
            (Array(0..<32), 0x46dd_794e),
        ] as [([UInt8], UInt32)])
    func published(bytes: [UInt8], expected: UInt32) {
        #expect(CRC32C.checksum(of: bytes.span) == expected)
    }

    @Test("Continuing a checksum gives that of the whole, wherever it is cut")
    func continuing() {
        var generator = SeededGenerator(seed: 1)
        let bytes = (0..<100).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let whole = CRC32C.checksum(of: bytes.span)
        for cut in 0...bytes.count {
            let start = CRC32C.checksum(of: Array(bytes[..<cut]).span)
            #expect(CRC32C.checksum(of: Array(bytes[cut...]).span, continuing: start) == whole)
        }
    }

    @Test("The instruction and the portable code agree at every length")
    func portable() {
        var generator = SeededGenerator(seed: 2)
        for length in 0..<300 {
            let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            let seed = UInt32.random(in: .min ... .max, using: &generator)
            let portable = unsafe bytes.span.withUnsafeBufferPointer { buffer in
                unsafe buffer.baseAddress.map { unsafe cl_crc32c_portable(seed, $0, length) }
                    ?? seed
            }
            #expect(CRC32C.checksum(of: bytes.span, continuing: seed) == portable)
        }
    }
}
