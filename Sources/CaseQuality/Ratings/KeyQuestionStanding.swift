package import EventSourcing

/// A key question's score without the question's id: what a rating rests on.
///
/// ``KeyQuestionScore`` says what each field means. A fold keeps these in arrays, and compares them
/// without touching a text.
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

    /// Whether every answer is "not applicable", so that a share of 0 says nothing about the work.
    var isAllNotApplicable: Bool { yes == 0 && no == 0 && (notApplicable ?? 0) > 0 }
}

extension KeyQuestionScore {
    /// The score of a key question.
    package init(_ standing: KeyQuestionStanding, of id: Question.ID) {
        self.init(
            id: id, yes: standing.yes, no: standing.no, notApplicable: standing.notApplicable,
            unanswered: standing.unanswered, assessed: standing.assessed,
            percent: standing.percent, band: standing.band, origin: standing.origin)
    }
}
