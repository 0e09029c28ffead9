package import EventSourcing

/// The ratings of one inspection during a fold: their inputs and their current values.
package struct RatingsFold: Sendable {
    /// The inputs of the ratings.
    package private(set) var basis: RatingBasis
    /// The current values.
    package private(set) var values: RatedValues

    package init() {
        basis = RatingBasis()
        values = RatedValues()
    }

    /// Continues from a stored basis, whose values count as reported.
    package init(restoring basis: RatingBasis) {
        self.basis = basis
        values = RatedValues(of: basis)
    }

    /// Folds an event; the values stay unchanged until ``takeChanges()``.
    package mutating func apply(_ event: InspectionEvent, at occurrence: Occurrence) {
        values.touch(event.evolve(&basis, at: occurrence), in: basis)
    }

    /// Folds an answer whose question and case are given as the bytes of their names.
    package mutating func answer(
        _ question: Span<UInt8>, in key: Span<UInt8>, _ answer: Answer, from origin: Origin
    ) {
        values.touch(basis.answer(question, in: key, answer, from: origin), in: basis)
    }

    /// Updates the values and returns those that differ from the previous call.
    package mutating func takeChanges() -> RatedValues.Changes { values.takeChanges(from: basis) }
}
