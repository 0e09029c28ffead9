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
        /// Who acted.
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
        /// The events of the command that touch what the target follows from, in order; at least one.
        public let causes: [Cause]

        public init(
            causes: [Cause], of record: Record, _ command: CommandDetails,
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
            self.causes = causes
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
        /// When it held, as claimed.
        public let effectiveAt: EffectiveTime
        /// The panel's decision, where it is one.
        public let panelDecision: PanelDecisionRecorded?

        public init(_ recorded: Recorded<InspectionEvent>) {
            position = recorded.position
            event = recorded.record.type
            effectiveAt = recorded.record.effectiveAt
            if case .panelDecisionRecorded(let decision) = recorded.event {
                panelDecision = decision
            } else {
                panelDecision = nil
            }
        }
    }
}
