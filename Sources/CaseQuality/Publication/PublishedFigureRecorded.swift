public import EventSourcing

/// A percentage was taken from a publication without the answers behind it.
public struct PublishedFigureRecorded: InspectionEventContent {
    public static let name: EventName = "published-figure-recorded"
    package static let fields: [FieldPrivacy] = [
        .value("item"),
        .value("percent"),
        .value("base"),
        .value("possibleCounts"),
        .text("place", 5, about: .nobody),
    ]
    package static let movesRatings: RatingReach? = .keyQuestion
    /// What it is the share of.
    public let item: PublishedFigure
    /// The share as printed.
    ///
    /// Unit: whole percent.
    public let percent: Int
    /// The cases it is of, if stated.
    ///
    /// Unit: cases.
    public let base: Int?
    /// How many sufficient cases would give this percentage; empty when the base is not stated.
    public let possibleCounts: [Int]
    /// Where it is printed.
    public let place: FreeText

    package init(
        item: PublishedFigure, percent: Int, base: Int? = nil, possibleCounts: [Int],
        place: FreeText
    ) {
        self.item = item
        self.percent = percent
        self.base = base
        self.possibleCounts = possibleCounts
        self.place = place
    }

    /// The question, when it is one's.
    public var question: Question.ID? {
        if case .question(let id) = item { id } else { nil }
    }

    /// The cases that a printed share can be of.
    private static let bases = 1...100_000

    /// How many sufficient cases would give this percentage; empty without a possible base.
    static func counts(for percent: Int, of base: Int?) -> [Int] {
        guard let base, bases.contains(base) else { return [] }
        return (0...base).filter { RatingScale.percent($0, of: base) == percent }
    }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        switch item {
        case .question(let id): id.tags(in: framework)
        case .measure(let key): [.measure: key.rawValue]
        }
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        let what: String
        switch item {
        case .question(let id): what = "Question \(try inspection.question(id, in: framework).id)"
        case .measure(let key): what = "Measure \(key)"
        }
        try inspection.check(place, "The place", atMost: PublishedFigure.longestPlaceInBytes)
        guard (0...100).contains(percent) else {
            throw Refusal(
                .percentageImpossible, "\(percent)% is no share.",
                remedy: "Give a whole percentage from 0 to 100.")
        }
        guard let base else { return }
        guard Self.bases.contains(base) else {
            throw Refusal(
                .invalidNumber, "A share of \(base) cases does not exist.",
                remedy: "Give a base of 1 to 100,000 cases.")
        }
        guard !possibleCounts.isEmpty else {
            throw Refusal(
                .percentageImpossible, "\(what): no count of \(base) cases gives \(percent)%.",
                remedy: "Nearest: \(RatingScale.nearest(to: percent, of: base)).")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
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

extension MeasureKey {
    /// Cases whose management oversight was sufficient, of those it was relevant to.
    public static let sufficientOversight: MeasureKey = "management-oversight.sufficient"
    /// Staff who rate the management oversight of their own cases very or quite good.
    public static let oversightRatedGood: MeasureKey = "management-oversight.rated-good"
}
