internal import CaseQuality
internal import EventSourcing

extension Ledger {
    /// Checks that the inspection that another one follows up is in the ledger.
    ///
    /// What a document says is recorded also where the ledger does not have the earlier inspection.
    ///
    /// - Throws: ``LedgerError`` with code `refused`, which names the inspections of the service,
    ///   `damaged`, `closed` or `storage`.
    /// - Complexity: O(1), and O(inspections of the service) for a refusal.
    func checkReinspection(_ announcement: AnnounceInspection) async throws(LedgerError) {
        guard let earlier = announcement.reinspectionOf else { return }
        let announced = Query.Clause(stream: earlier, types: [InspectionAnnounced.name])
        guard try await announcements(announced).isEmpty else { return }
        let service = announcement.service
        var ofService: [StreamName] = []
        if let tag = try? EventTag(TagName.service.rawValue, service.rawValue) {
            ofService = try await announcements(
                Query.Clause(types: [InspectionAnnounced.name], tags: [tag]))
        }
        let nearest = Suggestions.sorted(ofService.map(\.rawValue), nearestTo: earlier.rawValue)
        throw LedgerError(
            Refusal(
                .unknownInspection,
                "This ledger has no inspection \(earlier) that could be followed up.",
                remedy: nearest.isEmpty
                    ? "It has no inspection of \(service). Import the earlier report first, or "
                        + "announce this one without an earlier inspection."
                    : "The inspections of \(service) are \(nearest.listed)."))
    }

    /// The inspections whose announcement matches.
    private func announcements(
        _ clause: Query.Clause
    ) async throws(LedgerError) -> [StreamName] {
        var streams: [StreamName] = []
        var rest: PositionRange? = PositionRange()
        while let range = rest {
            let page = try await store.page(of: Query([clause]), in: range)
            streams += page.records.map(\.stream)
            rest = page.rest
        }
        return streams
    }
}
