package import EventSourcing

/// What an event was recorded after, although it held before it.
package struct Backdating: Hashable, Sendable {
    /// A step of the inspection that comes before judging, or ends it.
    package enum Step: Hashable, Sendable {
        case announcement
        case selection(CaseKey)
        case submission(CaseKey)
        /// The meeting of the panel that decides.
        case panel
        /// The challenge that is resolved.
        case challenge(ChallengeID)
        /// The request that is approved.
        case request(Position)
    }

    /// The step.
    package let step: Step
    /// When the step held.
    package let stepHeldAt: EffectiveTime
}

extension Inspection {
    /// Finds the step that an event would be backdated before; `nil` if it is not backdated.
    ///
    /// An event is backdated if it held before the announcement, before the selection of
    /// its case, before the submission of an assessment that was submitted already, or before the
    /// panel, the challenge or the request that it answers. An event
    /// that says what the record should always have said holds from the time of what it corrects.
    /// A fact about the service, such as a number of a year before, is no act of the inspection.
    ///
    /// - Parameters:
    ///   - event: An event that is not yet part of this inspection.
    ///   - held: When it held.
    /// - Returns: The first step that it held before.
    package func backdating(of event: InspectionEvent, holdingAt held: EffectiveTime) -> Backdating?
    {
        let content = event.content
        let isSelection = if case .caseSelected = event { true } else { false }
        guard !event.holdsAlways || isSelection, !event.isFact, !keepsTime(event, held) else {
            return nil
        }
        func before(_ step: Backdating.Step, _ stepHeldAt: EffectiveTime?) -> Backdating? {
            guard let stepHeldAt, held.isBefore(stepHeldAt) else { return nil }
            return Backdating(step: step, stepHeldAt: stepHeldAt)
        }
        let key: CaseKey? =
            switch content.input {
            case .answer(let key, _), .oversight(let key), .sample(let key, _): key
            default: nil
            }
        // A second judgement is no part of the assessment that is submitted.
        let judgedAgain: CaseKey? =
            if case .secondJudgementRecorded(let second) = event { second.caseKey } else { nil }
        // An announcement that is recorded later has its own date.
        let isAnnounced = announcement?.announcedOn.map { !held.isBefore($0) } ?? false
        return (isAnnounced ? nil : before(.announcement, announcedAt))
            ?? (isSelection
                ? nil
                : (key ?? judgedAgain).flatMap { before(.selection($0), statedSelection(of: $0)) })
            ?? key.flatMap { before(.submission($0), assessments[$0]?.submittedHeldAt) }
            ?? causing(event).flatMap { before($0, $1) }
    }

    /// What an event answers, and when that held; `nil` for an event that answers nothing.
    private func causing(_ event: InspectionEvent) -> (Backdating.Step, EffectiveTime)? {
        switch event {
        case .panelDecisionRecorded: people.panelHeldAt.map { (.panel, $0) }
        case .challengeResolved(let resolved):
            challenges.first { $0.raised.id == resolved.id }
                .map { (.challenge(resolved.id), $0.raisedHeldAt) }
        case .approvalGiven(let given) where !given.isDecision:
            people.requests[given.of].map { (.request(given.of), $0.heldAt) }
        default: nil
        }
    }

    /// When a case was selected, as stated; `nil` if a sheet selected it, whose answers say when
    /// they held and whose selection does not.
    private func statedSelection(of key: CaseKey) -> EffectiveTime? {
        guard let selection = selectedBy[key], let first = answers.firstPosition(in: key),
            first <= selection
        else { return selectedAt[key] }
        return nil
    }

    /// Checks that a command says why it is backdated, if it is.
    ///
    /// - Throws: ``Refusal`` with code `backdated`.
    func checkBackdating(
        of events: [TimedEvent], by provenance: Provenance
    ) throws(Refusal) {
        try check(
            provenance.backdated, "The reason for backdating",
            atMost: Provenance.longestBackdatingInBytes)
        guard provenance.origin.isOwn, provenance.backdated?.allSatisfy(\.isWhitespace) != false,
            announcement != nil
        else { return }
        var first: (held: EffectiveTime, backdating: Backdating)?
        var count = 0
        for event in events {
            let time = event.heldAt ?? provenance.effectiveAt
            guard let found = backdating(of: event.event, holdingAt: time) else { continue }
            count += 1
            if first == nil { first = (time, found) }
        }
        guard let first else { return }
        let others: String = count > 1 ? ", and \((count - 1).counted("other event")) like it" : ""
        throw Refusal(
            .backdated,
            "What is recorded held on \(first.held.shortWords), before \(first.backdating.words)"
                + "\(others).",
            remedy: "Say why it is recorded only now (--backdated), or give the right time.")
    }
}

extension Backdating {
    /// The step and its time, after "before": `"the selection of court-07 on 2026-03-02"`.
    package var words: String {
        let step =
            switch step {
            case .announcement: "the announcement"
            case .selection(let key): "the selection of \(key)"
            case .submission(let key): "the submission of \(key)"
            case .panel: "the meeting of the panel"
            case .challenge(let id): "challenge \(id)"
            case .request(let position): "the request at position \(position)"
            }
        return "\(step) on \(stepHeldAt.shortWords)"
    }
}

extension Inspection {
    /// Whether an event corrects the record, and holds from the time of what it corrects.
    private func keepsTime(_ event: InspectionEvent, _ held: EffectiveTime) -> Bool {
        guard event.isMisrecorded else { return false }
        return switch event {
        case .judgementCorrected(let correction):
            answers[correction.question, case: correction.caseKey]?.heldAt == held
        case .oversightJudged(let judged): oversight[judged.caseKey]?.heldAt == held
        default: false
        }
    }
}

extension InspectionEvent {
    /// Whether the event is a fact about the service and its area, whatever the inspection does.
    fileprivate var isFact: Bool {
        switch self {
        case .contextFactRecorded, .surveyRecorded, .eligiblePopulationRecorded,
            .timelineEntryNoted, .anomalyNoted, .publishedFigureRecorded, .statedCountRecorded,
            .chainNoted:
            true
        default: false
        }
    }

    /// Whether the event says what the record should always have said.
    var isMisrecorded: Bool {
        switch self {
        case .judgementCorrected(let correction): correction.ground == .misrecorded
        case .oversightJudged(let judged): judged.ground == .misrecorded
        default: false
        }
    }
}

extension EffectiveTime {
    /// The hours by which the calendars that dates are read in can be ahead of UTC.
    ///
    /// Unit: microseconds.
    private static let mostAhead: Int64 = 2 * 3_600_000_000

    /// The day that decides whether it held before something.
    ///
    /// Of a time that is known to a month or better this is the last day on which it may have held;
    /// of a longer one the first, because a long interval could hide any time.
    ///
    /// Unit: days since 1970-01-01.
    private var decidingDay: Int64 {
        // A day, as it is read, contains the day of UTC two hours after its start and before its
        // end.
        let time =
            switch precision {
            case .instant: latest.microseconds
            case .day, .month: latest.microseconds - Self.mostAhead
            case .year, .between: earliest.microseconds + Self.mostAhead
            }
        return time.flooringDivision(by: 86_400_000_000).quotient
    }

    /// Whether it held before a day.
    fileprivate func isBefore(_ date: PartialDate) -> Bool {
        Int(decidingDay) < date.firstDayNumber - PartialDate.daysTo1970
    }

    /// Whether it held after a day.
    func isAfter(_ date: PartialDate) -> Bool {
        let shift = precision == .instant ? 0 : Self.mostAhead
        let first = (earliest.microseconds + shift).flooringDivision(by: 86_400_000_000).quotient
        return Int(first) > date.lastDayNumber - PartialDate.daysTo1970
    }

    /// Whether it held before another time; times that are no instants are compared by days.
    fileprivate func isBefore(_ other: EffectiveTime) -> Bool {
        guard precision != .instant || other.precision != .instant else {
            return latest < other.earliest
        }
        let first = other.earliest.microseconds + (other.precision == .instant ? 0 : Self.mostAhead)
        return decidingDay < first.flooringDivision(by: 86_400_000_000).quotient
    }

    /// The dates that it was stated as: `"2026-03-02"`.
    var shortWords: String {
        func date(_ time: Timestamp, _ shift: Int64) -> String {
            String(Timestamp(microseconds: time.microseconds + shift).rfc3339.prefix(10))
        }
        let first = date(earliest, Self.mostAhead)
        let last = date(latest, -Self.mostAhead)
        return switch precision {
        case .instant: earliest.rfc3339
        case .day: first
        case .month: String(first.prefix(7))
        case .year: String(first.prefix(4))
        case .between: "\(first) to \(last)"
        }
    }

    /// The dates that it was stated as, with their preposition: `"on 2026-03-02"`.
    var placedWords: String {
        switch precision {
        case .instant: "at \(shortWords)"
        case .day: "on \(shortWords)"
        case .month, .year: "in \(shortWords)"
        case .between: "from \(shortWords)"
        }
    }
}
