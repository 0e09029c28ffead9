internal import CaseLedger

extension Observation {
    /// What an actor had seen, in words.
    ///
    /// - Parameters:
    ///   - seen: What the caller read before the command; `nil` if the caller gave none.
    ///   - decidedAsOf: The position up to which the decision read the ledger.
    /// - Returns: A phrase without a full stop.
    static func words(_ seen: Observation?, decidedAsOf: Position) -> String {
        seen.map { "what was recorded up to position \($0.position)" }
            ?? "not recorded; decided on the ledger as of position \(decidedAsOf)"
    }
}
