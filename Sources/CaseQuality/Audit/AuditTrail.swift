public import EventSourcing

/// Who changed something, when, on whose authority, from what to what.
public struct AuditTrail: Hashable, Sendable {
    /// What it is about.
    public let target: AuditTarget
    /// The changes, oldest first.
    public let changes: [Change]

    public init(target: AuditTarget, changes: [Change]) {
        self.target = target
        self.changes = changes
    }

    /// One change: what one command made of the target.
    ///
    /// What stood between the events of a command was never seen, and is no change.
    public struct Change: Hashable, Sendable {
        /// The end of the command: people saw the new value from there on.
        public let position: Position
        /// When the ledger learnt it.
        public let recordedAt: Timestamp
        /// Who recorded it.
        public let actor: Agent.ID
        /// In which function.
        public let role: Role
        /// On what authority; `nil` where none was given.
        public let authority: FreeText?
        /// Why; `nil` where no reason was given.
        public let reason: FreeText?
        /// The case, for an answer.
        public let caseKey: CaseKey?
        /// What it was; `nil` for none.
        public let from: AuditedValue?
        /// What it became; `nil` for none.
        public let to: AuditedValue?
        /// Whether this is a running figure while fieldwork is incomplete.
        public let isProvisional: Bool
        /// Where the events come from.
        public let origin: Origin
        /// What the actor had seen, where the caller said so; `nil` where nothing is known of it.
        public let seen: Observation?
        /// What changed, as a target: `"2.1"`, or `"court-07/2.1.3"`.
        public let cell: String
        /// The events of the command that touch what the target follows from, in order; at least one.
        public let causes: [Cause]

        public init(
            of target: AuditTarget, causes: [Cause], in record: Record, _ command: CommandDetails,
            caseKey: CaseKey? = nil, from: AuditedValue?, to: AuditedValue?,
            isProvisional: Bool = false
        ) {
            position = record.lastOfCommand
            recordedAt = record.recordedAt
            actor = record.actor
            role = command.role
            authority = command.authority
            reason = causes.lazy.compactMap { $0.panelDecision?.reason }.first ?? command.reason
            self.caseKey = caseKey
            self.from = from
            self.to = to
            self.isProvisional = isProvisional
            origin = record.origin
            seen = command.seen
            cell = (caseKey.map { "\($0)/" } ?? "") + target.description
            self.causes = causes
        }

        /// What happened, as one sentence without a full stop: the first of its events, and how many more
        /// there are.
        public var sentence: String {
            guard let first = causes.first else { return "" }
            let more = causes.count - 1
            return more == 0
                ? first.sentence : "\(first.sentence), and \(more.counted("more event"))"
        }

        /// The panel's decision, where one is among the causes: outcome, ground, triggers, approval.
        public var panelDecision: PanelDecisionRecorded? {
            causes.lazy.compactMap(\.panelDecision).first
        }
    }

    /// An event that made a change.
    public struct Cause: Hashable, Sendable {
        /// Where it stands.
        public let position: Position
        /// Its name.
        public let event: EventName
        /// What happened, as a sentence without a full stop.
        public let sentence: String
        /// Who judged, where that is not the person who recorded it.
        public let judgedBy: Agent.ID?
        /// When it held, as claimed.
        public let effectiveAt: EffectiveTime
        /// Where the event comes from.
        public let origin: Origin
        /// The panel's decision, where it is one.
        public let panelDecision: PanelDecisionRecorded?

        /// Takes an event with what its command shares, and the inspection's edition.
        public init(
            _ recorded: Recorded<InspectionEvent>, of command: CommandDetails,
            in framework: Framework?
        ) {
            position = recorded.position
            event = recorded.record.type
            sentence = recorded.event.sentence(
                in: framework, by: Provenance(of: recorded.record, command))
            judgedBy = recorded.event.judgedBy
            effectiveAt = recorded.record.effectiveAt
            origin = recorded.record.origin
            if case .panelDecisionRecorded(let decision) = recorded.event {
                panelDecision = decision
            } else {
                panelDecision = nil
            }
        }
    }
}
