public import EventSourcing

/// The minutes of the ratings panels of an inspection, and what lies before the next one.
public struct PanelMinutes: Hashable, Sendable {
    /// The panels that met, oldest first.
    public let meetings: [Meeting]
    /// What lies before the next panel; `nil` after the publication, and for a chosen panel.
    public let pack: PanelPack?

    /// The minute of one panel.
    public struct Meeting: Hashable, Sendable {
        /// The number of the panel, from 1.
        public let number: Int
        /// The position at which it was convened.
        public let position: Position
        /// Who recorded that it met.
        public let convenedBy: Agent.ID
        /// When the ledger recorded it.
        public let recordedAt: Timestamp
        /// When it met, as claimed.
        public let heldAt: EffectiveTime
        /// Where the events of the meeting come from.
        public let origin: Origin
        /// Who sat on it, what quorum it had, and the ratings that were laid before it.
        public let convened: PanelConvened
        /// Who was barred from deciding, and why.
        public let barred: [Barred]
        /// The decisions and reversals, oldest first.
        public let decisions: [Decision]
        /// The standards on which discretion was open at the end of the meeting.
        ///
        /// By this edition's rule of discretion; see ``isRuleConfirmed``.
        public let eligible: [Eligible]
        /// Whether the edition's source confirms its rule of discretion.
        public let isRuleConfirmed: Bool
        /// The standards with a rating that no panel decided by the end of the meeting.
        public let undecided: [Standard.ID]
        /// The standards that were left unrated by the end of the meeting, and why.
        public let notRated: [Standard.ID: NotRatedReason]
    }

    /// A person who sat on the panel and was barred from deciding.
    public struct Barred: Hashable, Sendable {
        /// The person.
        public let person: Agent.ID
        /// Why, after the person: `"judged a case of this inspection"`.
        public let reasons: [String]
    }

    /// A decision of a panel, with what followed.
    public struct Decision: Hashable, Sendable {
        /// The decision.
        public let decision: PanelDecisionRecorded
        /// The position of the decision.
        public let position: Position
        /// Who recorded it.
        public let recordedBy: Agent.ID
        /// Why; `nil` if no reason was given.
        public let reason: FreeText?
        /// Whether the rating went up, down or stayed.
        public let direction: Direction
        /// The second approval; `nil` without one.
        public let approval: HistoryEntry?
        /// Whether it needs a second approval: it did when it was made, or changes the rating of the
        /// service by now.
        public let needsApproval: Bool
        /// The decision or the reversal that replaced it; `nil` while it stands.
        public let endedBy: HistoryEntry?
        /// The dissents from it, oldest first.
        public let dissents: [HistoryEntry]
        /// The people who voted on it and declared an interest only later; the vote stands.
        public let lateInterests: [LateInterest]

        /// Whether it stands: no later decision or reversal replaced it.
        public var stands: Bool { endedBy == nil }

        /// Whether it stands, needs a second approval and has none.
        public var isWaiting: Bool { stands && needsApproval && approval == nil }
    }

    /// An interest that somebody declared after they voted.
    public struct LateInterest: Hashable, Sendable {
        /// The person who has the interest.
        public let person: Agent.ID
        /// The position of the declaration.
        public let position: Position
    }

    /// The direction of a decision, from the rating by rule or as proposed.
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        case up
        case down
        case same
    }

    /// A standard on which discretion was open.
    public struct Eligible: Hashable, Sendable {
        /// The standard.
        public let standard: Standard.ID
        /// The triggers of the discretion rule that were met.
        public let triggers: [DiscretionTrigger]
        /// Whether the panel considered it: a decision on it was recorded.
        public let isConsidered: Bool
    }

    /// The minutes with the panel of this number only; `nil` if there is none.
    public func only(_ number: Int) -> PanelMinutes? {
        let chosen = meetings.filter { $0.number == number }
        return chosen.isEmpty ? nil : PanelMinutes(meetings: chosen, pack: nil)
    }
}

extension InspectionHistory {
    /// The minutes of the panels, and what lies before the next one.
    ///
    /// A meeting lasts until the next one is convened. Who was barred is computed at its start and
    /// at each decision.
    ///
    /// - Returns: The minutes; without a meeting if no panel met.
    /// - Complexity: O(events + decisions x standards).
    public func panelMinutes() -> PanelMinutes {
        let framework = framework
        var drafts: [MeetingDraft] = []
        var inspection = Inspection()
        for command in commands {
            for event in command.events {
                guard let known = event.event else { continue }
                let entry = HistoryEntry(event, of: command, in: framework)
                switch known {
                case .panelConvened(let convened):
                    drafts.last?.close(inspection)
                    drafts.forEach {
                        $0.declare(convened.declaredInterests, at: event.position, on: inspection)
                    }
                    inspection.evolve(with: known, at: event.occurrence)
                    drafts.append(MeetingDraft(convened, event, of: command))
                    drafts.last?.bar(on: inspection)
                    continue
                case .panelDecisionRecorded(let decision):
                    drafts.last?.bar(on: inspection)
                    drafts.forEach { $0.replace(decision.standard, by: entry) }
                    drafts.last?.decide(decision, event, of: command, on: inspection)
                case .panelDecisionReversed(let reversed):
                    drafts.forEach { $0.replace(reversed.standard, by: entry) }
                case .approvalGiven(let approval) where approval.isDecision:
                    drafts.forEach { $0.approve(approval.of, entry) }
                case .interestDeclared(let declared):
                    drafts.forEach {
                        $0.declare([declared.person], at: event.position, on: inspection)
                    }
                case .dissentRecorded(let dissent):
                    if let standard = dissent.target.standard {
                        drafts.forEach { $0.dissent(from: standard, entry) }
                    }
                default: break
                }
                drafts.last?.join(event.occurrence.origin, of: known)
                inspection.evolve(with: known, at: event.occurrence)
            }
        }
        drafts.last?.close(inspection)
        let needing = Set(inspection.decisionsToApprove.values)
        return PanelMinutes(
            meetings: drafts.enumerated().map { $1.meeting($0 + 1, needing: needing) },
            pack: inspection.publication == nil && inspection.announcement != nil
                ? PanelPack(of: inspection) : nil)
    }
}

/// A meeting while its events are collected.
private final class MeetingDraft {
    private let convened: PanelConvened
    private let event: HistoryEvent
    private let command: HistoryCommand
    private var origin: Origin
    private var bars: [Agent.ID: [String]] = [:]
    private var decisions: [DecisionDraft] = []
    private var eligible: [PanelMinutes.Eligible] = []
    private var undecided: [Standard.ID] = []
    private var notRated: [Standard.ID: NotRatedReason] = [:]
    private var isRuleConfirmed = false

    /// A decision while what follows is collected.
    private struct DecisionDraft {
        let decision: PanelDecisionRecorded
        let position: Position
        let recordedBy: Agent.ID
        let reason: FreeText?
        var approval: HistoryEntry?
        var endedBy: HistoryEntry?
        let voters: [Agent.ID]
        var dissents: [HistoryEntry] = []
        var lateInterests: [PanelMinutes.LateInterest] = []
    }

    init(_ convened: PanelConvened, _ event: HistoryEvent, of command: HistoryCommand) {
        self.convened = convened
        self.event = event
        self.command = command
        origin = event.occurrence.origin
    }

    /// Notes who of the panel is barred now.
    func bar(on inspection: Inspection) {
        for person in inspection.people.sitting {
            var reasons = bars[person] ?? []
            for standard in inspection.framework?.standards ?? [] {
                let asked = RequestedAct(.decide, .standard(standard.id))
                if let part = inspection.barred(person, from: asked) {
                    reasons.append(part.words(in: .inspection))
                }
            }
            if inspection.people.interested.contains(person) {
                reasons.append(Participation.declaredInterest.words(in: .inspection))
            }
            if !reasons.isEmpty { bars[person] = reasons.uniqued }
        }
    }

    func decide(
        _ decision: PanelDecisionRecorded, _ event: HistoryEvent, of command: HistoryCommand,
        on inspection: Inspection
    ) {
        decisions.append(
            DecisionDraft(
                decision: decision, position: event.position, recordedBy: command.actor,
                reason: command.reason(of: event), voters: decision.voters(on: inspection)))
    }

    /// Notes interests that people declare only after they voted.
    func declare(_ people: [Agent.ID], at position: Position, on inspection: Inspection) {
        let late = people.filter { !inspection.people.interested.contains($0) }
        for index in decisions.indices {
            decisions[index].lateInterests += late.filter(decisions[index].voters.contains).map {
                PanelMinutes.LateInterest(person: $0, position: position)
            }
        }
    }

    func replace(_ standard: Standard.ID, by entry: HistoryEntry) {
        for index in decisions.indices
        where decisions[index].decision.standard == standard && decisions[index].endedBy == nil {
            decisions[index].endedBy = entry
        }
    }

    func approve(_ position: Position, _ entry: HistoryEntry) {
        for index in decisions.indices where decisions[index].position == position {
            decisions[index].approval = entry
        }
    }

    func dissent(from standard: Standard.ID, _ entry: HistoryEntry) {
        for index in decisions.indices
        where decisions[index].decision.standard == standard && decisions[index].endedBy == nil {
            decisions[index].dissents.append(entry)
        }
    }

    /// Joins the origin of an event that belongs to a meeting.
    func join(_ other: Origin, of event: InspectionEvent) {
        switch event {
        case .panelDecisionRecorded, .panelDecisionReversed, .approvalGiven, .dissentRecorded:
            origin = origin.and(other)
        default: break
        }
    }

    /// Notes what was open when the meeting ended.
    func close(_ inspection: Inspection) {
        let ratings = (inspection.framework?.standards ?? []).compactMap {
            inspection.standardRating($0.id)
        }
        isRuleConfirmed =
            inspection.framework.map { RuleSource($0.discretion.source).isConfirmed } ?? false
        eligible = ratings.filter { !$0.eligibility.isEmpty && $0.ruleRating != nil }.map {
            PanelMinutes.Eligible(
                standard: $0.id, triggers: $0.eligibility, isConsidered: $0.panelOutcome != nil)
        }
        notRated = ratings.reduce(into: [:]) { $0[$1.id] = $1.notRated }
        undecided = ratings.filter {
            $0.panelOutcome == nil && ($0.ruleRating ?? $0.proposedRating) != nil
        }.map(\.id)
    }

    func meeting(_ number: Int, needing: Set<Position>) -> PanelMinutes.Meeting {
        PanelMinutes.Meeting(
            number: number, position: event.position, convenedBy: command.actor,
            recordedAt: command.recordedAt, heldAt: event.occurrence.effectiveAt, origin: origin,
            convened: convened,
            barred: bars.sorted { $0.key < $1.key }.map {
                PanelMinutes.Barred(person: $0.key, reasons: $0.value)
            },
            decisions: decisions.map {
                PanelMinutes.Decision(
                    decision: $0.decision, position: $0.position, recordedBy: $0.recordedBy,
                    reason: $0.reason, direction: $0.decision.direction, approval: $0.approval,
                    needsApproval: $0.decision.needsSecondApproval || needing.contains($0.position),
                    endedBy: $0.endedBy, dissents: $0.dissents, lateInterests: $0.lateInterests)
            },
            eligible: eligible, isRuleConfirmed: isRuleConfirmed, undecided: undecided,
            notRated: notRated)
    }
}

extension PanelDecisionRecorded {
    /// Whether the rating went up, down or stayed.
    fileprivate var direction: PanelMinutes.Direction {
        guard let from, from != decided else { return .same }
        return decided > from ? .up : .down
    }
}
