internal import EventSourcing

extension Inspection {
    func decide(_ command: ProposeQualitativeRating) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        let standard = try self.standard(command.standard, in: framework)
        guard standard.method == .qualitative else {
            throw Refusal(
                .ratedOnCases, "Standard \(standard.id) is rated on cases.",
                remedy: "Judge its key questions; a panel may use discretion on the result.")
        }
        try checkRated(standard.id)
        for text in command.characteristicsMet {
            try check(text, "A characteristic", atMost: 200)
        }
        return [
            .qualitativeRatingProposed(
                QualitativeRatingProposed(
                    standard: standard.id, rating: command.rating,
                    characteristicsMet: command.characteristicsMet, basis: command.basis))
        ]
    }

    func decide(_ command: DoNotRate) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        let standards: [Standard]
        switch command.target {
        case .standard(let id):
            standards = [try standard(id, in: framework)]
        case .domain(let id):
            standards = try domain(id, in: framework).standards
        }
        for standard in standards {
            try checkRated(standard.id)
            guard basis.standardRating(standard.id)?.rating == nil else {
                throw Refusal(
                    .alreadyRated, "Standard \(standard.id) has a rating already.",
                    remedy: "Only a standard without a rating can be left unrated.")
            }
        }
        return standards.map {
            .standardNotRated(StandardNotRated(standard: $0.id, why: command.why))
        }
    }

    func decide(_ ratings: [RecordPublishedRating]) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        var events: [InspectionEvent] = []
        var seen: Set<Standard.ID> = []
        for printed in ratings {
            let standard = try self.standard(printed.standard, in: framework)
            guard seen.insert(standard.id).inserted else {
                throw Refusal(
                    .alreadyRated, "Standard \(standard.id) stands twice in the printed ratings.",
                    remedy: "Give every standard once.")
            }
            try checkRated(standard.id)
            try check(printed.place, "The place", atMost: 200)
            guard let rated = basis.standardRating(standard.id), rated.rating == nil,
                rated.provisionalRating == nil
            else {
                throw Refusal(
                    .alreadyRated,
                    "Standard \(standard.id) has answers or a rating in the ledger already.",
                    remedy: "A printed rating is for a standard of which nothing else is known.")
            }
            events.append(
                .publishedRatingRecorded(
                    PublishedRatingRecorded(
                        standard: standard.id, rating: printed.rating, place: printed.place)))
        }
        try checkAny(events, "printed rating")
        return events
    }

    func decide(_ figures: [RecordPublishedFigure]) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        var events: [InspectionEvent] = []
        for figure in figures {
            let what: String
            switch figure.item {
            case .question(let id): what = "Question \(try question(id, in: framework).id)"
            case .measure(let key): what = "Measure \(key)"
            }
            try check(figure.place, "The place", atMost: 200)
            guard (0...100).contains(figure.percent) else {
                throw Refusal(
                    .percentageImpossible, "\(figure.percent)% is no share.",
                    remedy: "Give a whole percentage from 0 to 100.")
            }
            var counts: [Int] = []
            if let base = figure.base {
                guard (1...100_000).contains(base) else {
                    throw Refusal(
                        .invalidNumber, "A share of \(base) cases does not exist.",
                        remedy: "Give a base of 1 to 100,000 cases.")
                }
                counts = (0...base).filter { RatingScale.percent($0, of: base) == figure.percent }
                guard !counts.isEmpty else {
                    throw Refusal(
                        .percentageImpossible,
                        "\(what): no count of \(base) cases gives "
                            + "\(figure.percent)%.",
                        remedy: "Nearest: " + RatingScale.nearest(to: figure.percent, of: base)
                            + ".")
                }
            }
            events.append(
                .publishedFigureRecorded(
                    PublishedFigureRecorded(
                        item: figure.item, percent: figure.percent, base: figure.base,
                        possibleCounts: counts, place: figure.place)))
        }
        try checkAny(events, "printed percentage")
        return events
    }

    private func checkAny(_ events: [InspectionEvent], _ what: String) throws(Refusal) {
        guard events.isEmpty else { return }
        throw Refusal(
            .nothingChanged, "No \(what) was given.", remedy: "Give at least one \(what).")
    }

    private func checkRated(_ id: Standard.ID) throws(Refusal) {
        if basis.isNotRated(id) {
            throw Refusal(
                .alreadyRated, "Standard \(id) was left unrated in this inspection.",
                remedy: "It stays so.")
        }
    }
}

extension RatingScale {
    /// The counts of `base` whose percentages lie next to `percent`, for an error to name.
    public static func nearest(to percent: Int, of base: Int) -> String {
        (0...max(base, 0)).map { ($0, Self.percent($0, of: base) ?? 0) }
            .sorted { abs($0.1 - percent) < abs($1.1 - percent) }
            .prefix(2).sorted { $0.0 < $1.0 }
            .map { "\($0.0) of \(base) is \($0.1)%" }.joined(separator: ", ")
    }
}
