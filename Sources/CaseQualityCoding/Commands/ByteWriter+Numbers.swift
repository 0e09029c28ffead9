internal import ByteCoding

extension ByteWriter {
    /// Writes an optional whole number.
    mutating func number(_ number: Int?) { optional(number) { $0.integer(Int64($1)) } }
}
