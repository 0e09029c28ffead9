import LMDB

/// Eight bytes that sort as the number does.
func key(_ number: Int) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
}

/// Numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

extension Span<UInt8> {
    /// A copy that may leave the closure.
    var array: [UInt8] { unsafe withUnsafeBufferPointer { unsafe Array($0) } }
}

extension Environment {
    /// Writes one entry in a transaction of its own.
    func put(_ value: [UInt8], for key: [UInt8], in table: Table) throws(LMDBError) {
        try write { transaction throws(LMDBError) in
            try transaction.put(value.span, for: key.span, in: table)
        }
    }

    /// Copies one value, from a snapshot of its own.
    func value(of key: [UInt8], in table: Table) throws(LMDBError) -> [UInt8]? {
        try read { transaction throws(LMDBError) in try transaction.copy(of: key, in: table) }
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// Copies one value.
    borrowing func copy(of key: [UInt8], in table: Table) throws(LMDBError) -> [UInt8]? {
        try withValue(of: key.span, in: table) { value throws(LMDBError) in value.array }
    }
}

/// The code of the error that `body` throws.
func code(of body: () throws(LMDBError) -> Void) -> LMDBError.Code? {
    do {
        try body()
        return nil
    } catch { return error.code }
}
