internal import EventSourcing

extension Inspection {
    func decide(_ command: PublishReport) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        var ratings: [Standard.ID: StandardRating] = [:]
        for standard in framework.standards {
            ratings[standard.id] = basis.standardRating(standard.id)
        }
        let stale = framework.standards.filter { ratings[$0.id]?.isStale == true }
        guard stale.isEmpty else {
            throw Refusal(
                .staleDecision,
                "Answers changed after the panel decided on "
                    + stale.map(\.id.rawValue).joined(separator: ", ") + ".",
                remedy: "Let the panel decide on what is there now.")
        }
        let unrated = framework.standards.filter {
            ratings[$0.id]?.rating == nil && ratings[$0.id]?.decidedBy != .notRated
        }
        guard unrated.isEmpty, let overall = overallRating else {
            throw Refusal(
                .notComplete,
                "These standards have no rating: "
                    + unrated.map(\.id.rawValue).joined(separator: ", ") + ".",
                remedy: "Rate them, or record why they are not rated.")
        }
        if let stated = command.statedTotal, stated != overall.total {
            throw Refusal(
                .totalDiffers,
                "The report states a total of \(stated); its ratings add up to \(overall.total) of "
                    + "\(overall.maximum).",
                remedy: "Correct the total, or the rating that is wrong.")
        }
        if let stated = command.statedOverall, let rating = overall.rating, stated != rating {
            throw Refusal(
                .overallDiffers,
                "The report states \(stated.label) overall; \(overall.total) of "
                    + "\(overall.maximum) is \(rating.label).",
                remedy: "Correct the overall rating, or the rating that is wrong.")
        }
        return [
            .reportPublished(
                ReportPublished(
                    ratings: framework.standards.map {
                        RatingSeen(standard: $0.id, rating: ratings[$0.id]?.rating)
                    }, total: overall.total, maximum: overall.maximum,
                    overall: overall.rating ?? command.statedOverall,
                    publishedOn: command.publishedOn))
        ]
    }

    func decide(
        _ command: CorrectReport, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let framework = try announced()
        guard publication != nil else {
            throw Refusal(
                .notPublished, "The report was not published yet.",
                remedy: "Change the rating itself; only a published one is corrected.")
        }
        let standard = try self.standard(command.standard, in: framework)
        let rating = basis.standardRating(standard.id)?.rating
        guard rating != command.to else {
            throw Refusal(
                .nothingChanged,
                "Standard \(standard.id) is \(command.to.label) already.",
                remedy: "Nothing needs to be corrected.")
        }
        _ = try reason(of: provenance, for: "A correction of the report")
        return [
            .reportCorrected(
                ReportCorrected(standard: standard.id, from: rating, to: command.to))
        ]
    }
}
