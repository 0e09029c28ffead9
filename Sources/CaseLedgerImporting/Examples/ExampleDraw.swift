/// Repeatable draws that depend on a seed and on the names of what is drawn.
///
/// The order of the draws has no influence. A further question or case therefore leaves the draws
/// of all others unchanged.
struct ExampleDraw: Sendable {
    /// The seed.
    let seed: String

    /// Draws a number below `limit`.
    ///
    /// - Parameters:
    ///   - limit: The limit, at least 1.
    ///   - names: The names of what is drawn, such as a case and a question.
    /// - Returns: A number, `0..<limit`.
    func number(below limit: Int, _ names: String...) -> Int {
        let text = ([seed] + names).joined(separator: "\n")
        let digest = ContentDigest(of: Array(text.utf8))
        let number = digest.bytes.prefix(4).reduce(0) { $0 << 8 | UInt64($1) }
        return Int(number % UInt64(limit))
    }
}
