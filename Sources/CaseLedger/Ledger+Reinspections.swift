internal import CaseQuality
internal import EventSourcing

extension Ledger {
    /// Checks that the inspection that another one follows up is in the ledger, and of its service
    /// or of one that the service succeeds.
    ///
    /// What a document says is recorded also where the ledger does not have the earlier inspection.
    ///
    /// - Throws: ``LedgerError`` with code `refused`, which names the inspections of the service,
    ///   `damaged`, `closed` or `storage`.
    /// - Complexity: O(1), and O(inspections of the service) for a refusal.
    func checkReinspection(_ announcement: AnnounceInspection) async throws(LedgerError) {
        guard let earlier = announcement.reinspectionOf else { return }
        let service = announcement.service
        if let found = try await inspection(earlier).announcement() {
            guard found.service != service, !announcement.predecessors.contains(found.service)
            else { return }
            let known = try await inspections(of: service)
            throw LedgerError(
                Refusal(
                    .otherService,
                    "Inspection \(earlier) is of the service \(found.service), and this one is of "
                        + "\(service).",
                    remedy: known.isEmpty
                        ? "Announce this one without an earlier inspection, or for the service "
                            + "\(found.service)."
                        : "The inspections of \(service) are \(known.map(\.rawValue).listed)."))
        }
        let ofService = try await inspections(of: service)
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

    /// The announced inspections of a service.
    private func inspections(of service: ServiceID) async throws(LedgerError) -> [StreamName] {
        guard let tag = try? EventTag(TagName.service.rawValue, service.rawValue) else { return [] }
        let clause = Query.Clause(types: [InspectionAnnounced.name], tags: [tag])
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
