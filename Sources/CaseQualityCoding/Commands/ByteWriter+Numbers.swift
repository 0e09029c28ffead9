internal import ByteCoding

extension ByteWriter {
    /// Writes a whole number that may be absent.
    mutating func number(_ number: Int?) { optional(number) { $0.integer(Int64($1)) } }
}
