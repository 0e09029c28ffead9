public import CaseLedger
internal import CaseQuality
internal import EventSourcing

/// The changes that a recorded command made, and the next step.
public struct RecordingReport: Sendable {
    /// The receipt of the command.
    public let receipt: Receipt
    /// Its events.
    public let entries: [LogEntry]
    /// Remarks about the events.
    public let remarks: [String]
    /// The next step that is closest to the command; `nil` when nothing is left to do.
    public let next: NextStepList.Entry?
    /// The number of steps that are missing before publication.
    public let missing: Int
    /// The changes of the ratings.
    ///
    /// Somebody with open cases is not told them, where the edition says so: see ``isBlind``.
    public let changes: RatingChanges
    /// Whether the actor is not to be told what the command did to ratings.
    public let isBlind: Bool
    /// The inspection after the command.
    let state: Inspection

    private var after: Ratings { changes.after }

    /// Reads the changes that a command made.
    ///
    /// - Parameters:
    ///   - receipt: The receipt of the command.
    ///   - ledger: The ledger.
    ///   - remarks: Returns remarks about the events.
    ///   - commands: Returns the command lines that record a step, for the inspection as it is.
    /// - Throws: ``LedgerError`` with code `newerFormat`, `damaged`, `closed` or `storage`.
    public init(
        of receipt: Receipt, in ledger: Ledger, remarks: ([InspectionEvent]) -> [String],
        commands: (NextStep, Inspection) -> [String]
    ) async throws(LedgerError) {
        self.receipt = receipt
        let inspection = ledger.inspection(receipt.stream)
        let (first, last) = (receipt.positions.lowerBound, receipt.positions.upperBound)
        var entries: [LogEntry] = []
        var rest: PositionRange? = PositionRange(from: first, through: last)
        while let range = rest {
            let page = try await ledger.page(of: .stream(inspection.id), in: range)
            entries += try await ledger.entries(of: page.records)
            rest = page.rest
        }
        self.entries = entries
        let events = entries.compactMap(\.event)
        let changes = try await RatingChanges(
            of: inspection, from: first, through: last,
            isFirst: receipt.firstSequence == .start.next)
        let after = changes.after
        let state = try await inspection.state(asOf: .position(last))
        self.remarks =
            remarks(events) + (try await Self.warnings(about: events, on: state, in: ledger))
            + (try await Self.barWarning(of: receipt, entries, on: state, in: inspection))
            + Self.effects(ofRequestsIn: entries, on: state)
        let current = try await inspection.state()
        let steps = NextSteps(for: current)
        let nearest = Self.nearest(of: steps, to: entries, state, after.framework)
        next = nearest.map {
            NextStepList.Entry(
                $0, isRequired: steps.required.contains($0), in: after.framework,
                commands: commands($0, current))
        }
        missing = steps.required.count
        isBlind = entries.first.map { current.isBlind($0.record.actor) } ?? false
        self.changes = changes
        self.state = state
    }

    /// What the approval of a request would do to ratings, unless the actor is not to be told.
    private static func effects(ofRequestsIn entries: [LogEntry], on state: Inspection) -> [String]
    {
        entries.compactMap { entry in
            guard case .approvalRequested(let asked)? = entry.event,
                !state.isBlind(entry.record.actor)
            else { return nil }
            let effects = state.effects(ofApproving: asked.request).map(\.words)
            return effects.isEmpty
                ? nil : "If it is approved: \(effects.joined(separator: "; "))."
        }
    }

    /// Warns of names that nothing in the ledger has, and of what a command leaves open.
    private static func warnings(
        about events: [InspectionEvent], on state: Inspection, in ledger: Ledger
    ) async throws(LedgerError) -> [String] {
        var warnings: [String] = []
        var evidence: [EvidenceReference] = []
        for event in events {
            switch event {
            case .qualitativeRatingProposed(let event):
                evidence += event.basis
            case .recommendationMade(let event):
                evidence += event.recommendation.basis
                if let repeated = event.recommendation.repeats, try await !ledger.has(repeated) {
                    warnings.append(
                        "This ledger has no recommendation \(repeated.id) of inspection "
                            + "\(repeated.inspection).")
                }
            case .draftIssued:
                let unrated = state.standardsWithoutRating
                if !unrated.isEmpty {
                    warnings.append(
                        "What was sent is provisional: "
                            + "\(unrated.count.counted("standard")) "
                            + "\(unrated.count == 1 ? "has" : "have") no rating.")
                }
            case .recommendationClosed(let event):
                let open = state.unfinishedActions(of: event.recommendation)
                if !open.isEmpty {
                    warnings.append(
                        "\(event.recommendation) is closed with \(open.count.counted("action")) not "
                            + "finished: \(open.map(\.rawValue).joined(separator: ", ")).")
                }
            default: break
            }
        }
        let known = Set(state.facts.evidence.compactMap(\.value.reference))
        let unknown = evidence.filter { !known.contains($0) }.unique
        if !unknown.isEmpty {
            warnings.append(
                "No evidence is recorded under "
                    + "\(unknown.map(\.rawValue).joined(separator: ", ")).")
        }
        return warnings
    }

    /// Warns somebody with a role of the panel whom the command bars from voting.
    private static func barWarning(
        of receipt: Receipt, _ entries: [LogEntry], on state: Inspection,
        in inspection: LedgerInspection
    ) async throws(LedgerError) -> [String] {
        let first = receipt.positions.lowerBound
        guard let actor = entries.first?.record.actor, receipt.firstSequence != .start.next,
            state.team != nil, !state.roles(of: actor, for: .decide).isEmpty,
            let bar = state.standardsBarred(to: actor, from: .decide).first
        else { return [] }
        let before = try await inspection.state(asOf: .position(first.previous))
        guard before.standardsBarred(to: actor, from: .decide).isEmpty else { return [] }
        return [
            "\(actor) \(bar.part.words(in: .inspection)), and so may not vote on the ratings panel "
                + "now."
        ]
    }

    /// The next step that is closest to the recorded command.
    private static func nearest(
        of steps: NextSteps, to entries: [LogEntry], _ state: Inspection, _ framework: Framework
    ) -> NextStep? {
        func first<ID: Name>(_ name: TagName) -> ID? {
            entries.lazy.compactMap { $0.record.tag(name) }.first.flatMap { ID(rawValue: $0) }
        }
        let caseKey: CaseKey? = first(.caseKey)
        let standard: Standard.ID? = first(.standard)
        let domain =
            first(.domain) ?? state.cases.first { $0.caseKey == caseKey }?.domain
            ?? standard.flatMap { framework.standard($0)?.domain }
        return steps.nearest(to: caseKey, or: first(.recommendation), in: domain)
    }

    /// The progress of the answers of a case.
    struct CaseProgress: Sendable {
        let caseKey: CaseKey
        let keyQuestionsAnswered: Int
        let keyQuestions: Int
        let promptsAnswered: Int
    }

    /// The cases that were judged, in order.
    var judgedCases: [CaseProgress] {
        let keys = entries.compactMap { recorded -> CaseKey? in
            recorded.record.tag(.question) == nil
                ? nil : recorded.record.tag(.caseKey).flatMap(CaseKey.init(rawValue:))
        }
        return keys.unique.compactMap { key in
            guard let sampled = state.cases.first(where: { $0.caseKey == key }) else {
                return nil
            }
            let asked = after.framework.standards.filter {
                $0.domain == sampled.domain
                    && ($0.method == .caseData || sampled.purpose == .illustrative)
            }.flatMap(\.keyQuestions)
            func answered(_ questions: [Question.ID]) -> Int {
                questions.count { state.answer(to: $0, in: key) != nil }
            }
            return CaseProgress(
                caseKey: key, keyQuestionsAnswered: answered(asked.map(\.id)),
                keyQuestions: asked.count,
                promptsAnswered: answered(asked.flatMap(\.prompts).map(\.id)))
        }
    }

    /// The progress of the answers of a standard.
    struct StandardProgress: Sendable {
        let standard: Standard
        let answers: Int
        let expected: Int
    }

    /// The standards whose key questions were answered, in order.
    var judgedStandards: [StandardProgress] {
        let ids = entries.compactMap { recorded -> Standard.ID? in
            recorded.record.tag(.keyQuestion) == nil || recorded.record.tag(.caseKey) == nil
                ? nil : recorded.record.tag(.standard).flatMap(Standard.ID.init(rawValue:))
        }
        return ids.unique.compactMap { id in
            guard let standard = after.framework.standard(id), standard.method == .caseData
            else {
                return nil
            }
            let scores = after.keyQuestions(of: id)
            let answers = scores.reduce(0) {
                $0 + ($1.yes ?? 0) + ($1.no ?? 0) + ($1.notApplicable ?? 0)
            }
            return StandardProgress(
                standard: standard, answers: answers,
                expected: answers + scores.reduce(0) { $0 + $1.unanswered })
        }
    }

    /// The domains whose sample changed, in order.
    var sampledDomains: [Domain] {
        entries.compactMap { recorded -> Domain.ID? in
            recorded.record.tag(.caseKey) == nil
                ? nil : recorded.record.tag(.domain).flatMap(Domain.ID.init(rawValue:))
        }.unique.compactMap(after.framework.domain)
    }
}

extension Record {
    /// The value of the event's tag with a name; `nil` if it has no such tag.
    fileprivate func tag(_ name: TagName) -> String? {
        tags.first { $0.name == name.rawValue }?.value
    }
}

extension Array where Element: Hashable {
    /// The elements without duplicates, in the order of their first occurrence.
    fileprivate var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Ledger {
    /// Whether an inspection was announced in this ledger.
    fileprivate func has(_ id: StreamName) async throws(LedgerError) -> Bool {
        try await inspections().contains(id)
    }

    /// Whether a recommendation was made in this ledger.
    fileprivate func has(_ repeated: PreviousRecommendation) async throws(LedgerError) -> Bool {
        guard try await has(repeated.inspection) else { return false }
        let state = try await inspection(repeated.inspection).state()
        return state.recommendations.contains { $0.recommendation.id == repeated.id }
    }
}

extension Inspection {
    /// The actions of a recommendation that are neither completed nor abandoned.
    fileprivate func unfinishedActions(of id: RecommendationID) -> [ActionID] {
        let followed = recommendations.first { $0.recommendation.id == id }
        return (followed?.actions ?? []).filter { !$0.status.isFinished }.map(\.action.id)
    }
}
