package import EventSourcing

/// The ratings of one inspection while its events are folded: what they follow from, and every value as
/// it stands.
///
/// A command looks again at the key questions and standards that its events touched, once each, and at
/// the service only when a standard changed.
package struct RatingsFold: Sendable {
    /// What the ratings follow from.
    package private(set) var basis: RatingBasis
    /// The edition that the values are of.
    private var framework: Framework?
    /// The scores of the key questions, by their places in the edition.
    package private(set) var scores: [KeyQuestionStanding] = []
    /// The ratings of the standards, by their places in the edition.
    package private(set) var standings: [StandardStanding] = []
    /// The rating of the service, once a standard was rated.
    package private(set) var overall: OverallRating?

    /// Which values a command changed.
    package struct Changes: Sendable {
        package fileprivate(set) var keyQuestions = PartPlaces()
        package fileprivate(set) var standards = PartPlaces()
        package fileprivate(set) var isOverallChanged = false

        /// Whether it changed none.
        @inlinable package var isEmpty: Bool {
            keyQuestions.isEmpty && standards.isEmpty && !isOverallChanged
        }
    }

    /// What events changed since the last look: the values follow when the command ends.
    private var touchedKeyQuestions = PartPlaces()
    private var touchedStandards = PartPlaces()
    private var isAllTouched = false

    package init() { basis = RatingBasis() }

    /// Continues with a basis that was read back: its values count as reported.
    package init(restoring basis: RatingBasis) {
        self.basis = basis
        guard let parts = basis.parts else { return }
        lookAgain(parts)
        overall = RatingRule.overall(of: standings, in: parts.framework, origin: basis.origin)
    }

    /// Folds an event; the values stay as they are until ``takeChanges()``.
    package mutating func apply(_ event: InspectionEvent, at occurrence: Occurrence) {
        touch(event.evolve(&basis, at: occurrence))
    }

    /// Folds an answer whose question and case are given as the bytes of their names.
    package mutating func answer(
        _ question: Span<UInt8>, in key: Span<UInt8>, _ answer: Answer, from origin: Origin
    ) {
        touch(basis.answer(question, in: key, answer, from: origin))
    }

    private mutating func touch(_ touched: RatingBasis.Touched) {
        switch touched {
        case .nothing: break
        case .everything: isAllTouched = true
        case .standard(let place): touchedStandards.insert(place)
        case .keyQuestion(let place):
            touchedKeyQuestions.insert(place)
            if let parts = basis.parts {
                touchedStandards.insert(parts.keyQuestions[place].standard)
            }
        case .cases(let domain):
            guard let parts = basis.parts else { return }
            for standard in parts.domains[domain].standards
            where parts.standards[standard].method == .caseData {
                touchedStandards.insert(standard)
                for place in parts.standards[standard].keyQuestions {
                    touchedKeyQuestions.insert(place)
                }
            }
        }
    }

    /// Brings the values up to what was folded, and says which differ from those at the last look.
    ///
    /// What changed and changed back is no change: people see what stands at the end of a command.
    package mutating func takeChanges() -> Changes {
        var changes = Changes()
        guard isAllTouched || !touchedStandards.isEmpty, let parts = basis.parts else {
            return changes
        }
        if isAllTouched {
            begin(parts, &changes)
        } else {
            touchedKeyQuestions.forEach { score($0, parts, &changes) }
            touchedStandards.forEach { rate($0, parts, &changes) }
        }
        isAllTouched = false
        touchedKeyQuestions = PartPlaces()
        touchedStandards = PartPlaces()
        guard !changes.standards.isEmpty else { return changes }
        let overall = RatingRule.overall(of: standings, in: parts.framework, origin: basis.origin)
        if self.overall != overall {
            self.overall = overall
            changes.isOverallChanged = true
        }
        return changes
    }

    private mutating func score(
        _ place: Int, _ parts: RatedParts, _ changes: inout Changes
    ) {
        let score = basis.score(place, parts)
        guard scores[place] != score else { return }
        scores[place] = score
        changes.keyQuestions.insert(place)
    }

    private mutating func rate(
        _ place: Int, _ parts: RatedParts, _ changes: inout Changes
    ) {
        let standing = basis.standing(
            place, scores[parts.standards[place].keyQuestions], parts)
        guard standings[place] != standing else { return }
        standings[place] = standing
        changes.standards.insert(place)
    }

    /// Notes everything that the edition rates, except what had the same value before.
    private mutating func begin(
        _ parts: RatedParts, _ changes: inout Changes
    ) {
        let before = self.framework == parts.framework ? self : RatingsFold()
        lookAgain(parts)
        for (place, part) in parts.keyQuestions.enumerated()
        where parts.standards[part.standard].method == .caseData {
            guard before.scores.isEmpty || before.scores[place] != scores[place] else { continue }
            changes.keyQuestions.insert(place)
        }
        for place in parts.standards.indices
        where before.standings.isEmpty || before.standings[place] != standings[place] {
            changes.standards.insert(place)
        }
    }

    /// Takes all values from the basis.
    private mutating func lookAgain(_ parts: RatedParts) {
        self.framework = parts.framework
        scores = basis.scores(parts)
        standings = basis.standings(scores, parts)
    }
}
