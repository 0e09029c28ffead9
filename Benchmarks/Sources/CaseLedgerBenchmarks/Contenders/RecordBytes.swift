internal import Foundation

/// The bytes of records, stored one after another.
struct RecordBytes: Sendable, Equatable {
    let bytes: [UInt8]
    /// The offset of each record, and the end of the last one.
    let offsets: [Int]

    var count: Int { offsets.count - 1 }

    /// The bytes of the record at a position.
    subscript(position: Int) -> ArraySlice<UInt8> {
        bytes[offsets[position - 1]..<offsets[position]]
    }

    /// The records at these positions.
    subscript(positions: Range<Int>) -> RecordBytes {
        let ends = offsets[(positions.lowerBound - 1)...(positions.upperBound - 1)]
        let start = ends[positions.lowerBound - 1]
        return RecordBytes(
            bytes: Array(bytes[start..<ends[positions.upperBound - 1]]),
            offsets: ends.map { $0 - start })
    }

    /// Each record as a separate value, in order.
    var blobs: [Data] { (1..<(count + 1)).map { Data(self[$0]) } }

    /// The mean length of a record.
    ///
    /// Unit: bytes.
    var meanLength: Double { count > 0 ? Double(bytes.count) / Double(count) : 0 }

    /// Calls `body` with pointers to bytes and offsets, which are valid during the call.
    func withPointers<Result>(
        _ body: (UnsafePointer<UInt8>?, UnsafePointer<Int>?) throws -> Result
    ) rethrows -> Result {
        try unsafe bytes.withUnsafeBufferPointer { bytes in
            try unsafe offsets.withUnsafeBufferPointer { offsets in
                try unsafe body(bytes.baseAddress, offsets.baseAddress)
            }
        }
    }
}
