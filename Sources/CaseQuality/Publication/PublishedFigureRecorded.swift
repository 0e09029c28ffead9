public import EventSourcing

/// A printed percentage of a publication was recorded.
///
/// It rates a key question that has no case answers; beside answers it is compared with them.
public struct PublishedFigureRecorded: InspectionEventContent {
    public static let name: EventName = "published-figure-recorded"
    package static let fields: [FieldPrivacy] =
        [
            .value("item"),
            .value("percent"),
            .value("base"),
            .value("possibleCounts"),
            .text("baseBasis", 7, about: .nobody),
        ] + ReportedTime.fields("time", label: 8, basis: 9)
        + ReportedSupplier.fields("supplier", name: 10, basis: 11)
        + Citation.fields("citation", places: 5, note: 12)
    package static let movesRatings: RatingReach? = .keyQuestion
    /// The subject of the percentage.
    public let item: PublishedFigure
    /// The percentage as printed.
    ///
    /// Unit: whole percent.
    public let percent: Int
    /// The number of cases that the percentage refers to, if stated.
    ///
    /// Unit: cases.
    public let base: Int?
    /// The counts of sufficient cases that give this percentage; empty without a base.
    public let possibleCounts: [Int]
    /// How the base is known, or why it is not.
    public let baseBasis: FreeText?
    /// When the figure held.
    public let time: ReportedTime
    /// Who supplied the figure.
    public let supplier: ReportedSupplier
    /// Where the publication prints it.
    public let citation: Citation

    package init(
        item: PublishedFigure, percent: Int, base: Int? = nil, possibleCounts: [Int],
        baseBasis: FreeText? = nil, time: ReportedTime = ReportedTime(),
        supplier: ReportedSupplier = ReportedSupplier(), citation: Citation
    ) {
        self.item = item
        self.percent = percent
        self.base = base
        self.possibleCounts = possibleCounts
        self.baseBasis = baseBasis
        self.time = time
        self.supplier = supplier
        self.citation = citation
    }

    package init(_ figure: RecordPublishedFigures.Figure) {
        self.init(
            item: figure.item, percent: figure.percent, base: figure.base,
            possibleCounts: Self.counts(for: figure.percent, of: figure.base),
            baseBasis: figure.baseBasis, time: figure.time, supplier: figure.supplier,
            citation: figure.citation)
    }

    /// The question, if the subject is a question.
    public var question: Question.ID? {
        if case .question(let id) = item { id } else { nil }
    }

    /// The accepted bases of a printed percentage.
    ///
    /// Unit: cases.
    private static let bases = 1...100_000

    /// The counts of sufficient cases that give a percentage; empty without a valid base.
    static func counts(for percent: Int, of base: Int?) -> [Int] {
        guard let base, bases.contains(base) else { return [] }
        return (0...base).filter { RatingScale.percent($0, of: base) == percent }
    }

    package var input: CellInput { .figure(item) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        switch item {
        case .question(let id): id.tags(in: framework)
        case .measure(let key): [.measure: key.rawValue]
        }
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.openFor(.figure)
        let what: String
        switch item {
        case .question(let id): what = "Question \(try inspection.question(id, in: framework).id)"
        case .measure(let key): what = "Measure \(key)"
        }
        guard !citation.places.isEmpty else {
            throw Refusal(
                .textMissing, "\(what) has no place where its percentage is printed.",
                remedy: "Give the place.")
        }
        try inspection.check(citation, of: "the figure of \(item)")
        try inspection.check(time, of: "the figure of \(item)")
        try inspection.check(supplier, of: "the figure of \(item)")
        try inspection.check(
            baseBasis, "The basis of the base of \(item)", atMost: ReportFacts.longest.text)
        guard (0...100).contains(percent) else {
            throw Refusal(
                .percentageImpossible, "\(percent)% is not a valid percentage.",
                remedy: "Give a whole percentage from 0 to 100.")
        }
        guard let base else { return }
        guard Self.bases.contains(base) else {
            throw Refusal(
                .invalidNumber, "\(base) cases is not a valid base.",
                remedy: "Give a base of 1 to 100,000 cases.")
        }
        guard !possibleCounts.isEmpty else {
            throw Refusal(
                .percentageImpossible, "\(what): no count of \(base) cases gives \(percent)%.",
                remedy: "Nearest: \(RatingScale.nearest(to: percent, of: base)).")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.facts.correcting = nil
        inspection.facts.figures.append(ReportFacts.Noted(self, at: occurrence))
        inspection.figures[item] = PrintedPercentage(
            percent: percent, base: base, origin: occurrence.origin)
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        guard let question else { return .nothing }
        return basis.printFigure(
            question, percent: percent, base: base, from: occurrence.origin)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        let what =
            switch item {
            case .question(let id): "of sufficient answers to \(id.words(in: framework))"
            case .measure(let key): "of \(key)"
            }
        return "\(provenance.who("the inspectorate")) recorded the printed share \(what): "
            + "\(percent)%" + (base.map { " of \($0.counted("case"))" } ?? "")
    }
}
