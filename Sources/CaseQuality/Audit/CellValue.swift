public import EventSourcing

/// The value of a cell.
public enum CellValue: Hashable, Sendable {
    case overall(Service)
    case standard(RatedStandard)
    case question(Figure)
    case answer(Answer)
    case sampled(Domain.ID, CasePurpose)
    case caseOversight(CaseOversight)
    case oversight(Oversight)
    case recommendation(FollowedUp)
    case subPoint(RecommendationProgress)
    case finding(NotedFinding)

    /// The rating of the service with its points.
    public struct Service: Hashable, Sendable {
        /// The rating; `nil` until every standard is rated, and where there are no bands.
        public let rating: Rating?
        /// The points of the rated core standards, or the printed total; `nil` if not known.
        public let total: Int?
        /// The largest possible total; `nil` if not known.
        public let maximum: Int?
        /// The standard that limits the rating, if any.
        public let limitedBy: Standard.ID?

        /// Whether the result stands as a report printed it.
        public let isPrinted: Bool

        package init(of overall: OverallRating) {
            rating = overall.rating
            total = overall.total
            maximum = overall.maximum
            limitedBy = overall.limitedBy
            isPrinted = overall.state == .published
        }
    }

    /// The rating of a standard and how it was decided.
    public struct RatedStandard: Hashable, Sendable {
        /// The rating.
        public let rating: Rating
        /// The source of the rating.
        public let decidedBy: DecidedBy
        /// The outcome of the panel's decision; `nil` without one.
        public let outcome: PanelOutcome?
        /// Whether answers changed after the panel decided.
        public let isStale: Bool

        package init(
            rating: Rating, decidedBy: DecidedBy, outcome: PanelOutcome?, isStale: Bool
        ) {
            self.rating = rating
            self.decidedBy = decidedBy
            self.outcome = outcome
            self.isStale = isStale
        }
    }

    /// The counted answers to a question, or its printed percentage.
    public struct Figure: Hashable, Sendable {
        /// The number of cases judged sufficient; `nil` for a printed percentage.
        ///
        /// Unit: cases, like the other counts.
        public let yes: Int?
        /// The number of cases judged not sufficient.
        public let no: Int?
        /// The number of cases answered "not applicable".
        public let notApplicable: Int?
        /// The share of sufficient cases.
        ///
        /// Unit: whole percent; `nil` when nothing was assessed.
        public let percent: Int?
        /// The rating that the share earns; `nil` for a prompt.
        public let band: Rating?

        package init(yes: Int?, no: Int?, notApplicable: Int?, percent: Int?, band: Rating?) {
            self.yes = yes
            self.no = no
            self.notApplicable = notApplicable
            self.percent = percent
            self.band = band
        }
    }

    /// The judgement of the management oversight of a case.
    public struct CaseOversight: Hashable, Sendable {
        /// Whether it was sufficient as a whole; `nil` when only aspects were judged.
        public let overall: Answer?
        /// The judgements of single aspects, sorted.
        public let aspects: [OversightAspectJudgement]

        package init(overall: Answer?, aspects: [OversightAspectJudgement]) {
            self.overall = overall
            self.aspects = aspects
        }
    }

    /// The management oversight of all cases that count.
    public struct Oversight: Hashable, Sendable {
        /// The number of cases with sufficient oversight.
        ///
        /// Unit: cases, like the other counts.
        public let yes: Int
        /// The number of cases without sufficient oversight.
        public let no: Int
        /// The number of cases that needed no oversight.
        public let notApplicable: Int
        /// The share that a report prints, if any.
        ///
        /// Unit: whole percent.
        public let published: Int?

        package init(yes: Int, no: Int, notApplicable: Int, published: Int?) {
            self.yes = yes
            self.no = no
            self.notApplicable = notApplicable
            self.published = published
        }

        /// The share of sufficient cases among the relevant ones, or the printed share.
        ///
        /// Unit: whole percent; `nil` when there is neither.
        public var percent: Int? { RatingScale.percent(yes, of: yes + no) ?? published }
    }

    /// The follow-up of a recommendation.
    public struct FollowedUp: Hashable, Sendable {
        /// How far the follow-up is.
        public let status: RecommendationTable.Status
        /// The response of the addressee, if there is one.
        public let response: RecommendationResponse?
        /// The actions of the plan with their state, in the plan's order.
        public let actions: [Action]
        /// The progress of the whole recommendation at the latest review.
        public let progress: RecommendationProgress?
        /// What it says.
        public let recommendation: Recommendation
        /// The position of the event that made it, or corrected it last.
        public let recordedAt: Position

        /// The state of an action.
        public struct Action: Hashable, Sendable {
            /// The action.
            public let id: ActionID
            /// Its status.
            public let status: ActionStatus
            /// Its due date.
            public let due: PartialDate?
        }

        package init(of followed: FollowedRecommendation) {
            status = RecommendationTable.status(of: followed)
            response = followed.response?.value
            actions = followed.actions.map {
                Action(id: $0.action.id, status: $0.status, due: $0.due)
            }
            progress = followed.progress?.value
            recommendation = followed.recommendation
            recordedAt = followed.correctedAt ?? followed.made.position
        }
    }

    /// A finding, as it was recorded or corrected last.
    public struct NotedFinding: Hashable, Sendable {
        /// What it says.
        public let finding: Finding
        /// The position of the event that recorded it, or corrected it last.
        public let recordedAt: Position

        package init(_ noted: ReportFacts.Noted<Finding>) {
            finding = noted.value
            recordedAt = noted.position
        }
    }

    /// The rating in the value; `nil` for a value without one.
    public var rating: Rating? {
        switch self {
        case .overall(let service): service.rating
        case .standard(let rated): rated.rating
        case .question(let figure): figure.band
        default: nil
        }
    }

    /// The value in words, for people: `"Requires improvement, 11 of 36"`, `"6 of 13 (46%)"`.
    public var words: String {
        switch self {
        case .overall(let service): service.words
        case .standard(let rated): rated.words
        case .question(let figure): figure.words
        case .answer(let answer): answer.words
        case .sampled(let domain, let purpose):
            "selected for domain \(domain)" + (purpose == .illustrative ? ", illustrative" : "")
        case .caseOversight(let judged): judged.words
        case .oversight(let oversight): oversight.words
        case .recommendation(let followed): followed.words
        case .subPoint(let progress): progress.words
        case .finding(let noted): noted.finding.kind.words
        }
    }
}

extension CellValue.Service {
    fileprivate var words: String {
        let points = OverallRating.words(total: total, of: maximum)
        return [rating?.label, points, limitedBy.map { "limited by \($0)" }]
            .compactMap(\.self).joined(separator: ", ") + (isPrinted ? " (published)" : "")
    }
}

extension CellValue.RatedStandard {
    fileprivate var words: String {
        var words = rating.label
        switch (decidedBy, outcome) {
        case (.correction, _): words += " (corrected after publication)"
        case (.panel, _): words += " (panel, by discretion)"
        case (_, .confirmed): words += " (confirmed by the panel)"
        case (_, .qualitative): words += " (decided by the panel)"
        case (.published, _): words += " (published)"
        default: break
        }
        return words + (isStale ? ", to be decided again" : "")
    }
}

extension CellValue.Figure {
    fileprivate var words: String {
        guard let yes, let no, let notApplicable else {
            return percent.map { "\($0)% as printed" } ?? "no figure"
        }
        var words = "\(yes) sufficient, \(no) not sufficient"
        if notApplicable > 0 { words += ", \(notApplicable) not applicable" }
        return words + (percent.map { " (\($0)%)" } ?? "")
    }
}

extension CellValue.CaseOversight {
    fileprivate var words: String {
        let details = aspects.map { "\($0.aspect) \($0.answer.words)" }
        return ([overall?.words].compactMap(\.self) + details).joined(separator: ", ")
    }
}

extension CellValue.Oversight {
    fileprivate var words: String {
        guard yes + no + notApplicable > 0 else {
            return published.map { "\($0)% as printed" } ?? "no judgement"
        }
        var words = "\(yes) sufficient, \(no) not sufficient"
        if notApplicable > 0 { words += ", \(notApplicable) not applicable" }
        return words + (percent.map { " (\($0)%)" } ?? "")
    }
}

extension CellValue.FollowedUp {
    fileprivate var words: String {
        var words = status.words
        if !actions.isEmpty {
            let done = actions.count { $0.status == .completed }
            words += ", \(done) of \(actions.count.counted("action")) completed"
        }
        return words
    }
}
