internal import ByteCoding
internal import EventRecords
internal import EventSourcing

/// The last head that a program saw: how far the ledger reached, and with which record.
///
/// It is kept in a file beside the data file. If an older data file is put back, or another one, the
/// ledger no longer contains this head.
struct LastHead: Hashable {
    /// The name of its file.
    static let fileName = "last-head"
    /// The name of the file of a ledger in a folder for last heads.
    static func fileName(of ledger: [UInt8]) -> String { "\(ledger.hexadecimal).\(fileName)" }
    private static let sizeInBytes = 48
    private static let magic = Array("clhead02".utf8)

    /// The id of the ledger.
    let ledger: [UInt8]
    /// The position of the last record.
    let position: Position
    /// The checksum of the last record, which covers its position; 0 for an empty ledger.
    let checksum: UInt32
    /// How many texts were erased.
    let erasedTexts: UInt64

    init(ledger: [UInt8], position: Position, checksum: UInt32, erasedTexts: UInt64) {
        self.ledger = ledger
        self.position = position
        self.checksum = checksum
        self.erasedTexts = erasedTexts
    }

    /// - Returns: `nil` when the bytes are not of a head, or were written in part.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.sizeInBytes, bytes.starts(with: Self.magic) else { return nil }
        let all = bytes.span
        let end = Self.sizeInBytes - 4
        guard
            CRC32C.checksum(of: all.extracting(0..<end)) == all.littleEndian(UInt32.self, at: end)
        else { return nil }
        ledger = Array(bytes[8..<24])
        position = Position(all.littleEndian(at: 24))
        erasedTexts = all.littleEndian(at: 32)
        checksum = all.littleEndian(at: 40)
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.raw(Self.magic)
        writer.raw(ledger)
        writer.integer(position.rawValue)
        writer.integer(erasedTexts)
        writer.integer(checksum)
        let sum = CRC32C.checksum(of: writer.bytes.span)
        writer.integer(sum)
        return writer.bytes
    }
}
