public import EventSourcing

/// Takes percentages from a publication without the answers behind them.
public struct RecordPublishedFigures: InspectionCommandContent {
    package static let name: CommandName = "record-published-figures"
    package static let fields: [FieldPrivacy] = [
        .value("figures.item"),
        .value("figures.percent"),
        .value("figures.base"),
        .typed("figures.place", about: .nobody),
    ]

    /// One printed percentage.
    public struct Figure: Hashable, Sendable {
        /// What it is the share of.
        public var item: PublishedFigure
        /// Unit: whole percent, `0...100`.
        public var percent: Int
        /// Unit: cases.
        public var base: Int?
        /// Where it is printed, 1 to 200 bytes.
        public var place: FreeText

        public init(item: PublishedFigure, percent: Int, base: Int?, place: FreeText) {
            self.item = item
            self.percent = percent
            self.base = base
            self.place = place
        }

        public init(question: Question.ID, percent: Int, base: Int?, place: FreeText) {
            self.init(item: .question(question), percent: percent, base: base, place: place)
        }
    }

    /// At least one.
    public var figures: [Figure]

    public init(_ figures: [Figure]) { self.figures = figures }

    package func dependencies(in queries: InspectionQueries) -> Query {
        figures.reduce(queries.milestones) { query, figure in
            switch figure.item {
            case .question(let id): query.or(queries.tagged(.question, id))
            case .measure(let key): query.or(queries.tagged(.measure, key))
            }
        }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        _ = try inspection.open()
        guard !figures.isEmpty else {
            throw .nothing(
                "No printed percentage was given.",
                remedy: "Give at least one printed percentage.")
        }
        var events: [InspectionEvent] = []
        for figure in figures {
            let event = PublishedFigureRecorded(
                item: figure.item, percent: figure.percent, base: figure.base,
                possibleCounts: PublishedFigureRecorded.counts(
                    for: figure.percent, of: figure.base), place: figure.place)
            try event.validate(on: inspection, by: provenance)
            events.append(.publishedFigureRecorded(event))
        }
        return events
    }
}
