/// A decimal number exactly as a report prints it.
///
/// 10.9 is stored as 109 with one decimal, and not as a binary fraction.
public struct ReportedNumber: Hashable, Sendable, LosslessStringConvertible {
    /// All digits of the number without the decimal point: 109 for 10.9.
    public let digits: Int64
    /// The number of digits after the decimal point, `0...9`.
    public let decimals: Int

    /// Creates a whole number.
    public init(_ whole: Int) {
        digits = Int64(whole)
        decimals = 0
    }

    /// Creates a number from its digits.
    ///
    /// - Returns: `nil` for decimals outside `0...9`.
    public init?(digits: Int64, decimals: Int) {
        guard (0...9).contains(decimals) else { return nil }
        self.digits = digits
        self.decimals = decimals
    }

    /// Reads `12`, `-3` or `10.9`.
    ///
    /// - Returns: `nil` for any other text, and for more than 18 digits.
    public init?(_ text: String) {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0)
            .split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
            digits.utf8.count <= 18, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int64(digits)
        else { return nil }
        self.init(
            digits: isNegative ? -number : number,
            decimals: parts.count == 2 ? parts[1].utf8.count : 0)
    }

    public var description: String {
        let sign = digits < 0 ? "-" : ""
        let text = String(digits.magnitude)
        guard decimals > 0 else { return sign + text }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}
