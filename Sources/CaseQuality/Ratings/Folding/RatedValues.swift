internal import EventSourcing

/// The current ratings during a fold, computed from a ``RatingBasis`` at the end of each command.
///
/// At the end of a command, each touched key question and standard is computed once. The overall
/// rating is computed only when a standard changed, or the printed result of the service.
package struct RatedValues: Sendable {
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

    /// The parts that events touched since ``takeChanges(from:)`` was last called.
    private var touchedKeyQuestions = PartPlaces()
    private var touchedStandards = PartPlaces()
    private var isServiceTouched = false
    private var isAllTouched = false

    package init() {}

    /// Computes the values of a basis, which count as reported.
    package init(of basis: RatingBasis) {
        guard let parts = basis.parts else { return }
        lookAgain(basis, parts)
        overall = basis.overall(of: standings, in: parts.framework)
    }

    /// Notes what an event touched; the values stay unchanged until ``takeChanges(from:)``.
    package mutating func touch(_ touched: RatingBasis.Touched, in basis: RatingBasis) {
        switch touched {
        case .nothing: break
        case .everything: isAllTouched = true
        case .service: isServiceTouched = true
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
    package mutating func takeChanges(from basis: RatingBasis) -> Changes {
        var changes = Changes()
        guard isAllTouched || isServiceTouched || !touchedStandards.isEmpty,
            let parts = basis.parts
        else { return changes }
        if isAllTouched {
            begin(basis, parts, &changes)
        } else {
            touchedKeyQuestions.forEach { score($0, basis, parts, &changes) }
            touchedStandards.forEach { rate($0, basis, parts, &changes) }
        }
        let isServiceTouched = isServiceTouched
        isAllTouched = false
        self.isServiceTouched = false
        touchedKeyQuestions = PartPlaces()
        touchedStandards = PartPlaces()
        guard isServiceTouched || !changes.standards.isEmpty else { return changes }
        let overall = basis.overall(of: standings, in: parts.framework)
        if self.overall != overall {
            self.overall = overall
            changes.isOverallChanged = true
        }
        return changes
    }

    private mutating func score(
        _ place: Int, _ basis: RatingBasis, _ parts: RatedParts, _ changes: inout Changes
    ) {
        let score = basis.score(place, parts)
        guard scores[place] != score else { return }
        scores[place] = score
        changes.keyQuestions.insert(place)
    }

    private mutating func rate(
        _ place: Int, _ basis: RatingBasis, _ parts: RatedParts, _ changes: inout Changes
    ) {
        let standing = basis.standing(
            place, scores[parts.standards[place].keyQuestions], parts)
        guard standings[place] != standing else { return }
        standings[place] = standing
        changes.standards.insert(place)
    }

    /// Reports every value of the edition, except those that are the same as before.
    private mutating func begin(
        _ basis: RatingBasis, _ parts: RatedParts, _ changes: inout Changes
    ) {
        let before = self.framework == parts.framework ? self : RatedValues()
        lookAgain(basis, parts)
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
    private mutating func lookAgain(_ basis: RatingBasis, _ parts: RatedParts) {
        self.framework = parts.framework
        scores = basis.scores(parts)
        standings = basis.standings(scores, parts)
    }
}
