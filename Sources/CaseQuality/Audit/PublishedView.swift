public import EventSourcing

/// What the public, the service and the draft's reader had on a day, and what is computed.
public struct PublishedView: Hashable, Sendable {
    /// The day.
    public let day: PartialDate
    /// The drafts and embargoed copies that were issued by then, oldest first.
    public let issued: [Issue]
    /// The publication; `nil` if there was none by then.
    public let publication: Publication?
    /// The standards, in the edition's order: as published and as computed.
    ///
    /// Empty before the announcement.
    public let standards: [Row]
    /// The service: as published, with the corrections, and as computed.
    public let overall: Service?

    /// A draft or an embargoed copy.
    public struct Issue: Hashable, Sendable {
        /// What was issued, to whom, and until when an answer was expected.
        public let draft: DraftIssued
        /// The position of the event.
        public let position: Position
        /// When it was issued, as claimed.
        public let issuedAt: EffectiveTime
        /// When the ledger recorded it.
        public let recordedAt: Timestamp
        /// The ratings that the ledger had at that moment, which its reader could see.
        public let ratings: [RatingSeen]
        /// The standards that could be rated and had no rating at that moment.
        public let unrated: [Standard.ID]
        /// The rating of the service at that moment.
        public let overall: CellState
    }

    /// The publication with the corrections of the published ratings.
    public struct Publication: Hashable, Sendable {
        /// What was published.
        public let report: ReportPublished
        /// The position of the event.
        public let position: Position
        /// When it was published, as claimed.
        public let publishedAt: EffectiveTime
        /// Who approved it, as a second person; `nil` if nobody had to.
        public let approvedBy: Agent.ID?
        /// The corrections of published ratings by the day, oldest first.
        public let corrections: [HistoryEntry]
    }

    /// The rating of a standard, as the public had it and as it is computed.
    public struct Row: Hashable, Sendable {
        /// The standard.
        public let standard: Standard.ID
        /// The title of the standard.
        public let title: String
        /// The published rating with its corrections; `nil` if none was published.
        public let published: Rating?
        /// The rating that the report printed first; `nil` if it printed none.
        public let printed: Rating?
        /// The rating in the draft that was issued last; `nil` without a draft or a rating.
        public let draft: Rating?
        /// What is computed.
        public let computed: CellState

        /// Whether a report was published and the computed rating is another one.
        ///
        /// It is `false` before a publication.
        public let isDifferent: Bool

        /// Whether a published correction changed the rating.
        public var isCorrected: Bool { published != printed }
    }

    /// The rating of the service, as the public had it and as it is computed.
    public struct Service: Hashable, Sendable {
        /// The published rating with the corrections; `nil` if none was published.
        public let published: Rating?
        /// The published total.
        ///
        /// Unit: points; `nil` if none was published.
        public let total: Int?
        /// The largest possible total of the publication.
        ///
        /// Unit: points; `nil` if none was published.
        public let maximum: Int?
        /// What is computed.
        public let computed: CellState
        /// Whether a report was published and the computed rating or total is another one.
        public let isDifferent: Bool

        /// The rating and the points that the report printed first, in words, if published
        /// corrections changed them; `nil` if they did not.
        package let printedWords: String?

        /// The published points in words: `"12 of 36 points"`; `nil` if they are not known.
        package var pointsWords: String? {
            total.map { OverallRating.words(total: $0, of: maximum) }
        }
    }

    /// The standards of which the computed rating differs from the published one.
    public var different: [Row] { standards.filter(\.isDifferent) }
}

extension InspectionHistory {
    /// What the public, the service and the draft's reader had on a day.
    ///
    /// What was issued and published by then counts by its own time where the ledger knows it, such
    /// as the date of the publication. What is computed follows from this history.
    ///
    /// - Parameters:
    ///   - date: The day; its end counts.
    ///   - day: The day of a time in the calendar of the inspectorate.
    /// - Returns: What everybody had.
    /// - Complexity: O(events), and once more for each draft.
    public func published(
        on date: PartialDate, day: (Timestamp) -> PartialDate
    ) -> PublishedView {
        let state = state
        var issued: [PublishedView.Issue] = []
        var publication: PublishedView.Publication?
        var corrections: [HistoryEntry] = []
        var ratings: [Standard.ID: Rating] = [:]
        let framework = framework
        for command in commands {
            for event in command.events {
                let held = event.occurrence.effectiveAt
                let isThere = day(held.latest).lastDayNumber <= date.lastDayNumber
                switch event.event {
                case .draftIssued(let draft)? where isThere:
                    let then = asOf(command.position).state
                    issued.append(
                        PublishedView.Issue(
                            draft: draft, position: event.position, issuedAt: held,
                            recordedAt: command.recordedAt, ratings: then.ratingsSeen,
                            unrated: then.standardsWithoutRating,
                            overall: then.state(of: .overall)))
                case .reportPublished(let report)?:
                    let on = report.publishedOn?.lastDayNumber ?? day(held.latest).lastDayNumber
                    guard on <= date.lastDayNumber else { continue }
                    publication = PublishedView.Publication(
                        report: report, position: event.position, publishedAt: held,
                        approvedBy: report.requestedBy == nil ? nil : command.actor,
                        corrections: [])
                    for seen in report.ratings { ratings[seen.standard] = seen.rating }
                case .reportCorrected(let correction)? where isThere && publication != nil:
                    ratings[correction.standard] = correction.to
                    corrections.append(HistoryEntry(event, of: command, in: framework))
                default: continue
                }
            }
        }
        publication = publication.map {
            PublishedView.Publication(
                report: $0.report, position: $0.position, publishedAt: $0.publishedAt,
                approvedBy: $0.approvedBy, corrections: corrections)
        }
        let isPublished = publication != nil
        let draft = issued.last { $0.draft.kind == .draft }
        return PublishedView(
            day: date, issued: issued, publication: publication,
            standards: (framework?.standards ?? []).map { standard in
                let computed = state.state(of: .standard(standard.id))
                return PublishedView.Row(
                    standard: standard.id, title: standard.title,
                    published: ratings[standard.id],
                    printed: publication?.report.ratings.first { $0.standard == standard.id }?
                        .rating,
                    draft: draft?.ratings.first { $0.standard == standard.id }?.rating,
                    computed: computed,
                    isDifferent: isPublished
                        && ratings[standard.id] != computed.settled?.rating)
            },
            overall: framework.map { _ in
                let computed = state.state(of: .overall)
                let result = publication.map { $0.report.corrected(to: ratings, in: framework) }
                return PublishedView.Service(
                    published: result?.rating, total: result?.total, maximum: result?.maximum,
                    computed: computed,
                    isDifferent: result.map { $0.differs(from: computed) } ?? false,
                    printedWords: result.flatMap { publication?.report.words(before: $0) })
            })
    }
}

/// The total and the rating of the service that the public has.
private struct PublicResult {
    let total: Int?
    let maximum: Int?
    let rating: Rating?

    /// Whether the rating or the total of the service is another one now.
    func differs(from computed: CellState) -> Bool {
        guard case .overall(let service)? = computed.value else {
            return total != nil || rating != nil
        }
        return service.total != total || service.rating != rating
    }
}

extension ReportPublished {
    /// The published result with the published corrections of ratings of standards.
    ///
    /// The rule that rates the service makes it of the published ratings, so that a correction has
    /// the same effect on what was published and on what is computed.
    fileprivate func corrected(
        to ratings: [Standard.ID: Rating], in framework: Framework?
    ) -> PublicResult {
        let printed = Dictionary(
            self.ratings.map { ($0.standard, $0.rating) }, uniquingKeysWith: { $1 })
        let isCorrected = ratings.contains { printed[$0.key] != $0.value }
        guard isCorrected, let framework else {
            return PublicResult(total: total, maximum: maximum, rating: overall)
        }
        let standings = framework.standards.map { standard in
            if let rating = ratings[standard.id] {
                return StandardStanding(
                    rating: rating, decidedBy: .published, evidence: .complete,
                    origin: .published)
            }
            // A standard that the report names without a rating was left unrated.
            return printed[standard.id] == nil
                ? StandardStanding(evidence: .notKnown, origin: .published)
                : StandardStanding(
                    decidedBy: .notRated, evidence: .notRated, origin: .published)
        }
        let result = RatingRule.overall(
            of: standings, printed: printedResult(in: framework, from: .published),
            in: framework, origin: .published)
        return PublicResult(total: result.total, maximum: result.maximum, rating: result.rating)
    }

    /// The printed result in words; `nil` if the corrected one is the same.
    fileprivate func words(before result: PublicResult) -> String? {
        guard result.rating != overall || result.total != total || result.maximum != maximum else {
            return nil
        }
        return resultWords
    }

    /// The printed rating and points in words: `"Good, 24 of 36 points"`.
    package var resultWords: String {
        "\(overall?.label ?? "no rating"), \(pointsWords)"
    }
}

extension Inspection {
    /// The standards that could be rated and have no rating.
    package var standardsWithoutRating: [Standard.ID] {
        (framework?.standards ?? []).map(\.id).filter {
            standardRating($0).map { $0.rating == nil && $0.notRated == nil } ?? true
        }
    }

    /// The ratings of all standards as they stand.
    fileprivate var ratingsSeen: [RatingSeen] {
        (framework?.standards ?? []).map {
            RatingSeen(standard: $0.id, rating: basis.standardRating($0.id)?.rating)
        }
    }
}
