internal import EventSourcing

/// How a key question stands, without its name: the form in which a fold keeps scores and compares
/// them, without a text that would be counted whenever one is copied.
///
/// What each means is said at ``KeyQuestionScore``.
struct KeyQuestionStanding: Hashable, Sendable {
    let yes: Int?
    let no: Int?
    let notApplicable: Int?
    let unanswered: Int
    let assessed: Int?
    let percent: Int?
    let band: Rating?
    let origin: Origin

    /// Whether every answer is "not applicable", so that a share of 0 says nothing about the work.
    var isAllNotApplicable: Bool {
        yes == 0 && no == 0 && (notApplicable ?? 0) > 0
    }

    /// The row of `part`, which stands so; ``KeyQuestionScore`` reads it.
    func row(of part: RatedParts.RatedKeyQuestion) -> ProjectedRow {
        var writer = ByteWriter(reserving: 16)
        writer.figure(ifAny: yes)
        writer.figure(ifAny: no)
        writer.figure(ifAny: notApplicable)
        writer.figure(ifAny: unanswered)
        writer.figure(ifAny: assessed)
        writer.figure(ifAny: percent)
        writer.value(ifAny: band)
        writer.value(origin)
        return ProjectedRow(key: part.rowKey, value: writer.finish())
    }
}

extension KeyQuestionScore {
    /// The score of a key question, which stands so.
    init(_ standing: KeyQuestionStanding, of id: Question.ID) {
        self.init(
            id: id, yes: standing.yes, no: standing.no, notApplicable: standing.notApplicable,
            unanswered: standing.unanswered, assessed: standing.assessed,
            percent: standing.percent, band: standing.band, origin: standing.origin)
    }
}
