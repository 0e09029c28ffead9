public import EventSourcing

/// The changes of one rating or answer: actor, time, authority, value before and after.
public struct AuditTrail: Hashable, Sendable {
    /// The subject of the audit.
    public let target: AuditTarget
    /// The changes, oldest first.
    public let changes: [Change]

    /// Creates a trail from its changes.
    public init(target: AuditTarget, changes: [Change]) {
        self.target = target
        self.changes = changes
    }

    /// One change of the target by one command.
    ///
    /// A trail compares values at the ends of commands only. No reader ever sees a value between
    /// two events of one command.
    public struct Change: Hashable, Sendable {
        /// The position of the command's last event: readers see the new value from there.
        public let position: Position
        /// The time at which the ledger recorded the command.
        public let recordedAt: Timestamp
        /// The key of the person or program that gave the command.
        public let actor: Agent.ID
        /// The role in which the actor acted.
        public let role: Role
        /// The authority that the actor stated; `nil` when none was stated.
        public let authority: FreeText?
        /// The reason of the panel decision or of the command; `nil` when none was given.
        public let reason: FreeText?
        /// The case of an answer; `nil` for a rating and for a printed percentage.
        public let caseKey: CaseKey?
        /// The value before; `nil` when there was none.
        public let from: AuditedValue?
        /// The value after; `nil` when there is none.
        public let to: AuditedValue?
        /// What happened to the decision behind a rating that kept its value; `nil` for a new value
        /// and for an answer.
        public let decision: DecisionChange?
        /// Whether the values are running figures of an unfinished fieldwork.
        public let isProvisional: Bool
        /// The origin of the events: recorded, reconstructed or published.
        public let origin: Origin
        /// The observation that the actor acted on; `nil` when the caller gave none.
        public let seen: Observation?
        /// The position up to which the decision read the ledger.
        public let decidedAsOf: Position
        /// The target that changed: `"2.1"`, or `"court-07/2.1.3"`.
        public let cell: String
        /// The events of the command that affect the target, in order: at least one.
        public let causes: [Cause]

        /// Creates a change from its parts.
        public init(
            of target: AuditTarget, causes: [Cause], in record: Record, _ command: CommandDetails,
            caseKey: CaseKey? = nil, from: AuditedValue?, to: AuditedValue?,
            decision: DecisionChange? = nil, isProvisional: Bool = false
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
            self.decision = decision
            self.isProvisional = isProvisional
            origin = record.origin
            seen = command.seen
            decidedAsOf = command.dependsOn.position
            cell = (caseKey.map { "\($0)/" } ?? "") + target.description
            self.causes = causes
        }

        /// What happened, as one sentence without a full stop.
        ///
        /// If the command recorded several events, it says how many, and who judged.
        public var sentence: String {
            guard causes.count > 1 else { return causes.first?.sentence ?? "" }
            if let first = causes.first(where: { $0.panelDecision != nil }) {
                return "\(first.sentence), and \((causes.count - 1).counted("more event"))"
            }
            var judges: [String] = []
            for cause in causes {
                if let judge = cause.judgedBy?.rawValue, !judges.contains(judge) {
                    judges.append(judge)
                }
            }
            let words = "\(actor) entered \(causes.count.counted("event")) together"
            guard !judges.isEmpty else { return words }
            let shown = judges.prefix(3).joined(separator: ", ")
            let more = judges.count > 3 ? " and \((judges.count - 3).counted("other"))" : ""
            return "\(words); judged by \(shown)\(more)"
        }

        /// The first panel decision among the causes: outcome, ground, triggers, approval.
        public var panelDecision: PanelDecisionRecorded? {
            causes.lazy.compactMap(\.panelDecision).first
        }
    }

    /// An event that made a change.
    public struct Cause: Hashable, Sendable {
        /// The position of the event.
        public let position: Position
        /// The name of the event.
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
