/// A date on which something happened or was measured, as a command states it.
///
/// Such a date cannot be in the future. Due dates, days of fieldwork and embargoes can.
package struct StatedDate: Hashable, Sendable {
    /// What happened then: `"the publication"`.
    package let what: String
    /// The date, as precisely as it is stated.
    package let date: PartialDate
    /// What to do if the date is in the future.
    package let remedy: String

    fileprivate init(
        _ what: String, _ date: PartialDate,
        remedy: String = "Give the date on which it was so."
    ) {
        self.what = what
        self.date = date
        self.remedy = remedy
    }
}

extension InspectionCommand {
    /// The dates of what the command states to have happened or to have been measured.
    package var statedDates: [StatedDate] {
        switch self {
        case .announce(let command):
            command.announcedOn.map {
                [
                    StatedDate(
                        "the announcement", $0,
                        remedy: "Announce the inspection on that day. The days of fieldwork may be "
                            + "in the future.")
                ]
            } ?? []
        case .publishReport(let command):
            command.publishedOn.map {
                [
                    StatedDate(
                        "the publication", $0,
                        remedy: "Record the publication on that day. Until then a draft or an "
                            + "embargoed copy can be issued.")
                ]
            } ?? []
        case .recordEligiblePopulation(let command):
            [StatedDate("the number of eligible cases", command.asOf)]
        case .recordReportFacts(let command):
            (command.context.compactMap(\.fact.heldOn) + command.surveys.compactMap(\.fact.heldOn))
                .map { StatedDate("a fact", $0) }
                + command.timeline.filter { $0.status == .happened }.compactMap(\.time.on)
                .map { StatedDate("an entry of the timeline", $0) }
                + command.findings.compactMap(\.time.on).map { StatedDate("a finding", $0) }
                + command.evidence.compactMap(\.time.on).map { StatedDate("evidence", $0) }
        case .correctFact(let command): command.to.asOf.map { [StatedDate("a fact", $0)] } ?? []
        default: []
        }
    }
}

extension CorrectedFact {
    /// The date that the fact is of; `nil` without one.
    fileprivate var asOf: PartialDate? {
        switch self {
        case .context(let context): context.fact.heldOn
        case .survey(let result): result.fact.heldOn
        case .finding, .evidence, .figure, .summary: nil
        }
    }
}

extension ReportedFact {
    /// The date of the fact; `nil` for a plan, whose date may be to come.
    fileprivate var heldOn: PartialDate? { nature == .plan ? nil : time.on }
}
