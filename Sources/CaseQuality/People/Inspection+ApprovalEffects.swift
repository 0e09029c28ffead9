internal import EventSourcing

extension Inspection {
    /// The ratings of the service and its standards that would differ if a request was approved.
    ///
    /// - Parameter request: A request for the withdrawal or the replacement of a judged case; any
    ///   other request changes no rating by rule.
    /// - Returns: The differences; empty without one.
    /// - Complexity: O(cases of the domain).
    package func effects(ofApproving request: ApprovalRequest) -> [ChallengeTable.Effect] {
        let events: [InspectionEvent] =
            switch request {
            case .withdrawal(let withdrawal): [.caseWithdrawn(withdrawal)]
            case .replacement(let both): both.events
            case .publication, .reportCorrection: []
            }
        var next = self
        let provenance = Provenance(
            actor: Agent("approver", role: .importer),
            effectiveAt: .instant(Timestamp(microseconds: 0)))
        for event in events { next.evolve(with: event, at: .expected(by: provenance)) }
        return ratings(comparedWith: next)
    }
}
