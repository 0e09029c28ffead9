package import EventSourcing

/// The ratings of one inspection during a fold: their inputs and their current values.
///
/// At the end of a command, the fold computes each touched key question and standard once. It
/// computes the overall rating only when a standard changed.
package struct RatingsFold: Sendable {
    /// The inputs of the ratings.
    package private(set) var basis: RatingBasis
    /// The edition of the values.
    private var framework: Framework?
    /// The scores of the key questions, by their index in the edition.
    package private(set) var scores: [KeyQuestionStanding] = []
    /// The ratings of the standards, by their index in the edition.
    package private(set) var standings: [StandardStanding] = []
    /// The rating of the service; `nil` until a standard was rated.
    package private(set) var overall: OverallRating?

    /// The values that a command changed.
    package struct Changes: Sendable {
        package fileprivate(set) var keyQuestions = PartPlaces()
        package fileprivate(set) var standards = PartPlaces()
        package fileprivate(set) var isOverallChanged = false

        /// Whether the command changed no value.
        @inlinable package var isEmpty: Bool {
            keyQuestions.isEmpty && standards.isEmpty && !isOverallChanged
        }
    }

    /// The parts that events touched since ``takeChanges()`` was last called.
    private var touchedKeyQuestions = PartPlaces()
    private var touchedStandards = PartPlaces()
    private var isAllTouched = false

    package init() { basis = RatingBasis() }

    /// Continues from a stored basis, whose values count as reported.
    package init(restoring basis: RatingBasis) {
        self.basis = basis
        guard let parts = basis.parts else { return }
        lookAgain(parts)
        overall = RatingRule.overall(of: standings, in: parts.framework, origin: basis.origin)
    }

    /// Folds an event; the values stay unchanged until ``takeChanges()``.
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

    /// Updates the values and returns those that differ from the previous call.
    ///
    /// A value that changed and changed back is not reported: readers see only the state at the end
    /// of a command.
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

    /// Reports every value of the edition, except those that are the same as before.
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

    /// Computes all values from the basis.
    private mutating func lookAgain(_ parts: RatedParts) {
        self.framework = parts.framework
        scores = basis.scores(parts)
        standings = basis.standings(scores, parts)
    }
}
