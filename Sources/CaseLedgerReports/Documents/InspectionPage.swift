public import CaseLedger
internal import CaseQuality

/// One page about an inspection: its points, ratings, key questions, times, decisions and controls.
public struct InspectionPage: Hashable, Sendable {
    /// Where the points of the service come from.
    public let points: Explanation
    /// The ratings of all standards.
    public let ratings: Ratings
    /// A row for each standard, in the edition's order.
    public let rows: [Row]
    /// The publication of the report, with what it said before corrections; `nil` before it.
    public let publication: ReportPublished?
    /// The standard that is explained in full; `nil` if none was asked for and none is rated on
    /// cases.
    public let explained: Standard.ID?
    /// The explanation of that standard, down to its answers.
    public let explanation: Explanation?
    /// What happened, on both clocks.
    public let timeline: InspectionTimeline
    /// The audit trails of the standards whose rating a decision changed.
    public let audits: [AuditTrail]
    /// The minutes of the ratings panels; before the first one, what would lie before it.
    public let panels: PanelMinutes
    /// The challenges of the service, with their outcomes.
    public let challenges: ChallengeTable
    /// How far the cases of each domain are.
    public let coverage: InspectionCoverage
    /// What was found: strengths, areas for improvement and the evidence.
    public let findings: FindingList
    /// Where the printed report does not agree with itself.
    public let anomalies: AnomalyList
    /// The controls of the inspection, held and not held.
    public let controls: InspectionControls

    /// A standard with its rating by each source.
    public struct Row: Hashable, Sendable {
        /// The rating, and the sources of it.
        public let rated: StandardRating
        /// The title of the standard.
        public let title: String
        /// The points of a rated core standard.
        public let points: Int?
        /// The rating that the panel decided or confirmed; `nil` without a decision.
        public let byPanel: Rating?
        /// The rating in the published report; `nil` before the publication.
        public let published: Rating?
        /// The lowest key questions with their counts; several if they tie.
        public let lowest: [KeyQuestionScore]
        /// The fewest answers that would have to change for the next better rating by rule.
        public let answersUp: Int?
        /// The fewest answers that would have to change for the next lower rating by rule.
        public let answersDown: Int?
    }

    /// Makes the page of an inspection.
    ///
    /// - Parameters:
    ///   - history: The history of the inspection, on the asked clocks.
    ///   - standard: The number of the standard to explain in full; `nil` for the lowest core
    ///     standard that a panel decided by discretion, or else the lowest one on cases.
    /// - Throws: ``LedgerError`` with code `notFound` for an inspection that is not announced yet,
    ///   and for a standard that its edition does not have.
    public init(of history: InspectionHistory, standard: String? = nil) throws(LedgerError) {
        let state = history.state
        let head = Head(
            position: history.asOf, recordedAt: history.onRecordedClock.commands.last?.recordedAt)
        guard let ratings = Ratings(of: history.inspection, state, asOf: head) else {
            throw LedgerError(
                .notFound, "Inspection \(history.inspection) was not announced by then.",
                remedy: "Choose a later moment.")
        }
        self.ratings = ratings
        points = history.explanation(of: .overall)
        publication = state.publication
        let ratingsPublished = Dictionary(
            (state.publication?.ratings ?? []).map { ($0.standard, $0.rating) },
            uniquingKeysWith: { $1 })
        rows = ratings.standards.map { rated in
            let scores = ratings.keyQuestions(of: rated.id)
            let test = state.reasons(for: rated.id)?.ruling?.discretion
            return Row(
                rated: rated, title: ratings.framework.standard(rated.id)?.title ?? "",
                points: ratings.points(rated),
                byPanel: state.panelDecision(on: rated.id)?.rating,
                published: ratingsPublished[rated.id] ?? nil,
                lowest: scores.filter { rated.decidingKeyQuestions.contains($0.id) },
                answersUp: test?.judgementsUp, answersDown: test?.judgementsDown)
        }
        let explained =
            try standard.map { name throws(LedgerError) in
                try ratings.framework.standard(named: name)
            } ?? rows.telling
        self.explained = explained
        explanation = explained.map { history.explanation(of: .standard($0)) }
        timeline = history.timeline(day: EffectiveMoment.day)
        audits = history.standardsChangedByDecision.map {
            history.auditTrail(of: .cell(.standard($0)))
        }
        panels = history.panelMinutes()
        challenges = history.challenges(
            on: head.recordedAt.map(EffectiveMoment.day) ?? PartialDate.first)
        coverage = history.coverage()
        findings = FindingList(
            findings: state.facts.findings, evidence: state.facts.evidence,
            summaries: state.facts.summaries)
        anomalies = AnomalyList(state.facts.anomalies)
        controls = history.controls(day: EffectiveMoment.day)
    }
}

extension [InspectionPage.Row] {
    /// The standard on cases that tells most: the lowest core standard of those that a panel
    /// decided by discretion, or else of all.
    fileprivate var telling: Standard.ID? {
        let onCases = filter { $0.points != nil && !$0.lowest.isEmpty }
        let byPanel = onCases.filter { $0.rated.decidedBy == .panel }
        return (byPanel.isEmpty ? onCases : byPanel).min {
            $0.lowness < $1.lowness
        }?.rated.id
    }
}

extension InspectionPage.Row {
    /// The rank of a rating by rule, and then the lowest percentage.
    fileprivate var lowness: (Int, Int) {
        (
            Int(rated.ruleRating?.rawValue ?? rated.rating?.rawValue ?? 0),
            lowest.compactMap(\.percent).min() ?? 0
        )
    }
}

extension Framework {
    /// The standard with this number.
    ///
    /// - Throws: ``LedgerError`` with code `notFound`, which lists the standards.
    fileprivate func standard(named name: String) throws(LedgerError) -> Standard.ID {
        if let id = Standard.ID(rawValue: name), standard(id) != nil { return id }
        throw LedgerError(
            .notFound, "The edition \(id) has no standard \"\(name.prefix(40))\".",
            remedy: "Use one of \(standards.map(\.id.rawValue).joined(separator: ", ")).")
    }
}

extension InspectionHistory {
    /// The standards whose rating a decision changed: of a panel, or a correction of the report.
    fileprivate var standardsChangedByDecision: [Standard.ID] {
        var changed: Set<Standard.ID> = []
        for change in steps(of: .ratings).flatMap(\.changes) {
            guard case .standard(let id) = change.cell,
                change.before.value?.rating != change.after.value?.rating
            else { continue }
            let isDecided = change.causes.contains { event in
                switch event.event {
                case .panelDecisionRecorded, .panelDecisionReversed, .reportCorrected: true
                default: false
                }
            }
            if isDecided { changed.insert(id) }
        }
        return framework?.standards.map(\.id).filter(changed.contains) ?? []
    }
}

extension InspectionPage.Row: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionPage.Row>(
        "PageRow", "A standard with its rating by each source.",
        JSONField("standard", "The standard.") { $0.rated.id },
        JSONField("title", "Its title in the edition.") { $0.title },
        JSONField("rating", "The rating that holds.") { $0.rated.rating },
        JSONField("byRule", "The rating by rule; null for a qualitative standard.") {
            $0.rated.ruleRating
        },
        JSONField("onEvidence", "The rating that the inspectors proposed on evidence.") {
            $0.rated.proposedRating
        },
        JSONField("byPanel", "The rating that the panel decided or confirmed.") { $0.byPanel },
        JSONField("published", "The rating in the published report, before corrections.") {
            $0.published
        },
        JSONField("points", "The points of a rated core standard.") { $0.points },
        JSONField("lowest", "The lowest key questions; all of them where several tie.") {
            $0.lowest
        },
        JSONField("answersUp", "Answers that would have to change for the next better rating.") {
            $0.answersUp
        },
        JSONField("answersDown", "Answers that would have to change for the next lower rating.") {
            $0.answersDown
        })
}

extension InspectionPage: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionPage>(
        "Page", "One page about an inspection.",
        JSONField("points", "Where the points come from.") { $0.points },
        JSONField("ratings", "The rating of each standard, by each source.") { $0.rows },
        JSONField("overall", "The service as a whole.") { $0.ratings.overall },
        JSONField("keyQuestions", "The key questions of standards on cases, in order.") { page in
            page.ratings.standards.flatMap { page.ratings.keyQuestions(of: $0.id) }
        },
        JSONField("explained", "One standard, down to its answers.") { $0.explanation },
        JSONField("timeline", "What happened, on both clocks.") { $0.timeline },
        JSONField("audits", "The audit trails of standards whose rating a decision changed.") {
            $0.audits
        },
        JSONField("panels", "The minutes of the ratings panels.") { $0.panels },
        JSONField("challenges", "The challenges, with their outcomes.") { $0.challenges },
        JSONField("coverage", "How far the cases of each domain are.") { $0.coverage },
        JSONField("found", "What was found, and what it rests on.") { $0.findings },
        JSONField("printed", "Where the printed report does not agree with itself.") {
            $0.anomalies
        },
        JSONField("controls", "The controls, held and not held.") { $0.controls })
}
