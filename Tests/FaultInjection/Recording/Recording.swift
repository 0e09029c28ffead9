import Foundation

/// A recorded run of a program, read from the log that `CFaultInjection` wrote.
public struct Recording: Sendable {
    /// The whole log, which the ranges of the operations refer to.
    let bytes: Data
    /// The operations in the order in which they happened.
    public let operations: [Operation]

    /// An entry's fixed part; `cf_entry` in `record.h`.
    private static let entrySizeInBytes = 40

    /// A log that cannot be read.
    public struct Malformed: Error, CustomStringConvertible {
        public let offset: Int
        public var description: String { "The log has no entry at offset \(offset)." }
    }

    /// Reads a log.
    public init(contentsOf path: String) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        var operations: [Operation] = []
        var place = 0
        while place < bytes.count {
            let end = place + Self.entrySizeInBytes
            guard end <= bytes.count else { throw Malformed(offset: place) }
            let length = Int(Self.number(of: bytes, at: place + 32, count: 8))
            guard length >= 0, end + length <= bytes.count,
                let operation = Self.operation(of: bytes, at: place, payload: end..<end + length)
            else { throw Malformed(offset: place) }
            operations.append(operation)
            place = end + length
        }
        self.bytes = bytes
        self.operations = operations
    }

    private static func number(of bytes: Data, at offset: Int, count: Int) -> UInt64 {
        (0..<count).reversed().reduce(0) { $0 << 8 | UInt64(bytes[offset + $1]) }
    }

    private static func operation(
        of bytes: Data, at place: Int, payload: Range<Int>
    ) -> Operation? {
        let kind = number(of: bytes, at: place, count: 4)
        let flags = number(of: bytes, at: place + 4, count: 4)
        let id = number(of: bytes, at: place + 8, count: 8)
        let other = number(of: bytes, at: place + 16, count: 8)
        let offset = Int(number(of: bytes, at: place + 24, count: 8))
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let split = payload.lowerBound + offset
        switch kind {
        case 1: return .oldFolder(id, in: other, name: text(payload))
        case 2:
            return .oldFile(
                id, in: other, name: text(payload.lowerBound..<split),
                content: split..<payload.upperBound)
        case 3: return .create(id, in: other, name: text(payload))
        case 4: return .makeFolder(id, in: other, name: text(payload))
        case 5: return .write(id, offset: offset, bytes: payload, ticket: other)
        case 6: return .truncate(id, size: offset)
        case 7: return .beginSync(id, ticket: other)
        case 8: return .endSync(id, ticket: other, succeeded: flags == 0)
        case 9:
            return .rename(
                from: id, text(payload.lowerBound..<split), to: other,
                text(split..<payload.upperBound), isExchange: flags & 2 != 0)
        case 10: return .unlink(in: other, name: text(payload))
        case 11: return .link(id, in: other, name: text(payload))
        case 12: return .output(text(payload))
        default: return nil
        }
    }
}
