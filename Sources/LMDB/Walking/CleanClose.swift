/// How a data file was when the last process that had it open closed it.
///
/// The last closer writes it into the lock file `open.lock`, under the exclusive lock. If the data
/// file still has these values, nobody changed it since, and its structure is as sound as when it
/// was walked. A file that was copied, replaced, written to or not closed has others.
struct CleanClose: Equatable {
    static let sizeInBytes = 64
    private static let magic: UInt64 = 0x3173_6f6c_636c_6163

    private let file: FileIdentity
    private let size: Int
    /// When the file's contents, mode or owner last changed.
    private let changed: FileStatus.Moment
    private let transaction: UInt64

    init(of status: FileStatus, transaction: UInt64) {
        file = status.identity
        size = status.size
        changed = status.changed
        self.transaction = transaction
    }

    /// - Returns: `nil` when the bytes are not of a clean close.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.sizeInBytes, bytes.number(at: 0, bytes: 8) == Self.magic else {
            return nil
        }
        file = FileIdentity(
            device: bytes.number(at: 8, bytes: 8), inode: bytes.number(at: 16, bytes: 8))
        size = Int(truncatingIfNeeded: bytes.number(at: 24, bytes: 8))
        changed = FileStatus.Moment(
            seconds: Int(truncatingIfNeeded: bytes.number(at: 32, bytes: 8)),
            nanoseconds: Int(truncatingIfNeeded: bytes.number(at: 40, bytes: 8)))
        transaction = bytes.number(at: 48, bytes: 8)
    }

    var bytes: [UInt8] {
        let numbers = [
            Self.magic, file.device, file.inode, UInt64(truncatingIfNeeded: size),
            UInt64(truncatingIfNeeded: changed.seconds),
            UInt64(truncatingIfNeeded: changed.nanoseconds), transaction, 0,
        ]
        return numbers.flatMap { number in
            (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
        }
    }
}
