public import EventSourcing

/// Records printed percentages of a publication, and the counts that its text states.
public struct RecordPublishedFigures: InspectionCommandContent {
    package static let name: CommandName = "record-published-figures"
    package static let fields: [FieldPrivacy] =
        [
            .value("figures.item"),
            .value("figures.percent"),
            .value("figures.base"),
            .typed("figures.baseBasis", about: .nobody),
        ] + ReportedTime.fields("figures.time") + ReportedSupplier.fields("figures.supplier")
        + Citation.fields("figures.citation") + StatedCount.fields("counts")

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
        /// How the base is known, or why it is not.
        public var baseBasis: FreeText?
        /// When the figure held.
        public var time: ReportedTime
        /// Who supplied the figure.
        public var supplier: ReportedSupplier
        /// Where the publication prints it: at least one place.
        public var citation: Citation

        /// Creates a figure from its parts.
        public init(
            item: PublishedFigure, percent: Int, base: Int?, baseBasis: FreeText? = nil,
            time: ReportedTime = ReportedTime(), supplier: ReportedSupplier = ReportedSupplier(),
            citation: Citation
        ) {
            self.item = item
            self.percent = percent
            self.base = base
            self.baseBasis = baseBasis
            self.time = time
            self.supplier = supplier
            self.citation = citation
        }

        /// Creates a figure that is printed at one place.
        public init(item: PublishedFigure, percent: Int, base: Int?, place: FreeText) {
            self.init(
                item: item, percent: percent, base: base, citation: Citation(places: [place]))
        }

        /// Creates a figure for the sufficient answers to a question.
        public init(question: Question.ID, percent: Int, base: Int?, place: FreeText) {
            self.init(item: .question(question), percent: percent, base: base, place: place)
        }
    }

    /// The percentages.
    public var figures: [Figure]
    /// The counts that the text states.
    public var counts: [StatedCount]

    /// Creates the command; at least one of the lists must have an element.
    public init(_ figures: [Figure] = [], counts: [StatedCount] = []) {
        self.figures = figures
        self.counts = counts
    }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.recordPublication)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        let start =
            counts.isEmpty
            ? queries.milestones
            : queries.milestones.or(queries.ofType([StatedCountRecorded.name]))
        return figures.reduce(start) { query, figure in
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
        guard !figures.isEmpty || !counts.isEmpty else {
            throw .nothing(
                "The command has no printed figure.",
                remedy: "Give at least one printed percentage or count.")
        }
        var events: [InspectionEvent] = []
        for figure in figures {
            let event = PublishedFigureRecorded(figure)
            try event.validate(on: inspection, by: provenance)
            events.append(.publishedFigureRecorded(event))
        }
        var next = inspection
        for count in counts {
            let event = StatedCountRecorded(count: count)
            try event.validate(on: next, by: provenance)
            event.evolve(&next, at: .expected(by: provenance))
            events.append(.statedCountRecorded(event))
        }
        return events
    }
}
