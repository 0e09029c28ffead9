// The commands that record a row of published results.

extension HistorySheet {
    /// The announcement, the ratings and the publication, which hold from the publication.
    func steps(
        _ announce: AnnounceInspection, _ ratings: [(Standard.ID, HistoryCells.Rated)],
        _ publish: PublishReport,
        _ source: String
    ) -> [ImportStep] {
        let held = publish.publishedOn.map(EffectiveTime.of) ?? .instant(now)
        func step(
            _ name: String, _ command: InspectionCommand, reason: String? = nil
        ) -> ImportStep {
            ImportStep(
                name: name, command: command, effectiveAt: held, origin: .published, reason: reason)
        }
        var printed: [RecordPublishedRatings.Rated] = []
        var unrated: [ImportStep] = []
        for (standard, rated) in ratings {
            switch rated {
            case .rated(let rating):
                printed.append(
                    RecordPublishedRatings.Rated(
                        standard: standard, rating: rating, place: FreeText(source)))
            case .notRated(let stated):
                unrated.append(
                    step(
                        "not rated \(standard)",
                        .doNotRate(DoNotRate(.standard(standard), why: stated.why)),
                        reason: stated.words))
            }
        }
        return [step("announce", .announce(announce))]
            + (printed.isEmpty ? [] : [step("ratings", .recordPublishedRatings(printed))])
            + unrated + [step("publish", .publishReport(publish))]
    }
}
