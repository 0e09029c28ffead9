package import EventSourcing

/// The score of a key question without the id of the question.
///
/// ``KeyQuestionScore`` describes each field. A fold stores these values in arrays and compares
/// them without access to a string.
package struct KeyQuestionStanding: Hashable, Sendable {
    package let yes: Int?
    package let no: Int?
    package let notApplicable: Int?
    package let unanswered: Int
    package let assessed: Int?
    package let percent: Int?
    package let band: Rating?
    package let origin: Origin

    package init(
        yes: Int?, no: Int?, notApplicable: Int?, unanswered: Int, assessed: Int?, percent: Int?,
        band: Rating?, origin: Origin
    ) {
        self.yes = yes
        self.no = no
        self.notApplicable = notApplicable
        self.unanswered = unanswered
        self.assessed = assessed
        self.percent = percent
        self.band = band
        self.origin = origin
    }

    /// Whether every answer is "not applicable".
    ///
    /// A share of 0 then says nothing about the work.
    var isAllNotApplicable: Bool { yes == 0 && no == 0 && (notApplicable ?? 0) > 0 }
}

extension KeyQuestionScore {
    /// Creates the score of a key question.
    package init(_ standing: KeyQuestionStanding, of id: Question.ID) {
        self.init(
            id: id, yes: standing.yes, no: standing.no, notApplicable: standing.notApplicable,
            unanswered: standing.unanswered, assessed: standing.assessed,
            percent: standing.percent, band: standing.band, origin: standing.origin)
    }
}
