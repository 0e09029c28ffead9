internal import Foundation

/// The bytes of records, one after another.
struct RecordBytes: Sendable, Equatable {
    let bytes: [UInt8]
    /// Where each record begins, and where the last one ends.
    let offsets: [Int]

    var count: Int { offsets.count - 1 }

    /// The bytes of the record at a position.
    subscript(position: Int) -> ArraySlice<UInt8> {
        bytes[offsets[position - 1]..<offsets[position]]
    }

    /// The records at some positions.
    subscript(positions: Range<Int>) -> RecordBytes {
        let ends = offsets[(positions.lowerBound - 1)...(positions.upperBound - 1)]
        let start = ends[positions.lowerBound - 1]
        return RecordBytes(
            bytes: Array(bytes[start..<ends[positions.upperBound - 1]]),
            offsets: ends.map { $0 - start })
    }

    /// Each record as a value of its own, in order.
    var blobs: [Data] { (1..<(count + 1)).map { Data(self[$0]) } }

    /// The mean length of a record.
    ///
    /// Unit: bytes.
    var meanLength: Double { count > 0 ? Double(bytes.count) / Double(count) : 0 }

    /// Lends bytes and offsets to C for the time of `body`.
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
