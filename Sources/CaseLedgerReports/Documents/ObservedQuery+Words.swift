internal import CaseLedger

extension ObservedQuery {
    /// What an actor had seen, in words.
    ///
    /// - Parameters:
    ///   - seen: What the caller read before the command; `nil` if the caller gave none.
    ///   - decidedAsOf: The position up to which the decision read the ledger.
    ///   - origin: Where the events come from; what people had seen before a publication is not in
    ///     the ledger that copies it.
    /// - Returns: A phrase without a full stop.
    static func words(
        _ seen: ObservedQuery?, decidedAsOf: Position, origin: Origin = .recorded
    ) -> String {
        if !origin.isOwn { return "not published" }
        return seen.map { "what was recorded up to position \($0.position)" }
            ?? "not recorded; decided on the ledger as of position \(decidedAsOf)"
    }
}
