public import EventSourcing

/// Records percentages of a publication without case answers.
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
        /// The subject of the percentage.
        public var item: PublishedFigure
        /// The percentage as printed.
        ///
        /// Unit: whole percent, `0...100`.
        public var percent: Int
        /// The number of cases that the percentage refers to; `nil` when not stated.
        ///
        /// Unit: cases, `1...100_000`.
        public var base: Int?
        /// The place in the publication where it is printed, 1 to 200 bytes.
        public var place: FreeText

        /// Creates a figure from its parts.
        public init(item: PublishedFigure, percent: Int, base: Int?, place: FreeText) {
            self.item = item
            self.percent = percent
            self.base = base
            self.place = place
        }

        /// Creates a figure for the sufficient answers to a question.
        public init(question: Question.ID, percent: Int, base: Int?, place: FreeText) {
            self.init(item: .question(question), percent: percent, base: base, place: place)
        }
    }

    /// The percentages: at least one.
    public var figures: [Figure]

    /// Creates the command.
    public init(_ figures: [Figure]) { self.figures = figures }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.recordPublication)] }

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
                "The command has no printed percentage.",
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
