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

    /// One change.
    public struct Change: Hashable, Sendable {
        /// The event that made it.
        public let position: Position
        /// When the ledger learnt it.
        public let recordedAt: Timestamp
        /// When it held, as claimed.
        public let effectiveAt: EffectiveTime
        /// Who acted.
        public let actor: Agent.ID
        /// In which function.
        public let role: Role
        /// On what authority; may be empty.
        public let authority: String
        /// Why, where a reason was given.
        public let reason: String?
        /// The case, for an answer.
        public let caseKey: CaseKey?
        /// What it was; `nil` for none.
        public let from: AuditedValue?
        /// What it became; `nil` for none.
        public let to: AuditedValue?
        /// Whether this is a running figure while fieldwork is incomplete.
        public let isProvisional: Bool
        /// The event's name.
        public let event: EventName
        /// Where the event comes from.
        public let origin: Origin
        /// What the actor had seen.
        public let observation: Observation
        /// The panel's decision, where it was one: outcome, ground, triggers, approval.
        public let panelDecision: PanelDecisionRecorded?

        public init(
            record: Record, command: CommandDetails, reason: String?, caseKey: CaseKey? = nil,
            from: AuditedValue?, to: AuditedValue?, isProvisional: Bool = false,
            panelDecision: PanelDecisionRecorded? = nil
        ) {
            position = record.position
            recordedAt = record.recordedAt
            effectiveAt = record.effectiveAt
            actor = record.actor
            role = command.role
            authority = command.authority
            self.reason = reason
            self.caseKey = caseKey
            self.from = from
            self.to = to
            self.isProvisional = isProvisional
            event = record.type
            origin = record.origin
            observation = command.observation
            self.panelDecision = panelDecision
        }
    }
}
