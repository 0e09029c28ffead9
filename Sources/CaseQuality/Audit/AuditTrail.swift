public import EventSourcing

/// Every change of a target, with who made it, when, why and on what authority.
///
/// A decision that changed nothing is in the trail too: a panel that confirmed a rating, or decided
/// it again, a dissent, a challenge and its resolution, an approval.
public struct AuditTrail: Hashable, Sendable {
    /// The subject of the audit.
    public let target: AuditTarget
    /// What the trail of a person was asked for; `nil` for a cell.
    public let purpose: String?
    /// What is known of the cell now; `nil` for a person.
    public let state: CellState?
    /// The changes, oldest first.
    ///
    /// Empty for a case of a reconstructed inspection, about which nothing is known.
    public let changes: [Entry]

    /// A panel, and where the ledger recorded that it met.
    public struct Panel: Hashable, Sendable {
        /// The position of the meeting.
        public let position: Position
        /// Who sat on it, and what lay before it.
        public let convened: PanelConvened
    }

    /// A change with the command that made it.
    public struct Entry: Hashable, Sendable {
        /// The change.
        public let change: Change
        /// The command that made it.
        public let command: HistoryCommand
        /// The events that made it, described for people.
        public let causes: [Cause]
        /// The panel that decided; `nil` for a change without a decision of a panel.
        public let panel: Panel?
        /// Who approved it as a second person; `nil` without an approval.
        public let approvedBy: Agent.ID?

        /// Describes a change that a command made.
        ///
        /// - Parameters:
        ///   - change: The change.
        ///   - command: The command.
        ///   - panel: The panel that met last before the end of the command.
        ///   - approvals: Who approved decisions of the panel, by their positions.
        ///   - framework: The inspection's edition.
        public init(
            _ change: Change, by command: HistoryCommand, panel: Panel? = nil,
            approvals: [Position: Agent.ID] = [:], in framework: Framework?
        ) {
            self.change = change
            self.command = command
            self.panel = change.panelDecision == nil ? nil : panel
            causes = change.causes.map { Cause($0, of: command, in: framework) }
            let isRequested = change.causes.contains { $0.event?.requestedBy != nil }
            approvedBy =
                isRequested
                ? command.actor : change.causes.lazy.compactMap { approvals[$0.position] }.first
        }

        /// The cell that changed.
        public var cell: Cell { change.cell }
        /// What was known of it before the command.
        public var before: CellState { change.before }
        /// What is known of it after the command.
        public var after: CellState { change.after }
        /// What happened to the decision behind a rating that kept its value.
        public var decision: DecisionChange? { change.decision }
        /// Whether the change is one of running figures during an unfinished fieldwork.
        public var isProvisional: Bool { change.isProvisional }
        /// The end of the command: readers see the new value from there.
        public var position: Position { command.position }
        /// The time at which the ledger recorded the command.
        public var recordedAt: Timestamp { command.recordedAt }
        /// The key of the person or program that gave the command.
        public var actor: Agent.ID { command.actor }
        /// The role in which the actor acted.
        public var role: Role { command.role }
        /// The authority that the actor stated; `nil` when none was stated.
        public var authority: FreeText? { command.authority }

        /// The reason of the panel's decision, of the request for an approved act, or else of the
        /// command; `nil` if none was given.
        public var reason: FreeText? {
            change.panelDecision?.reason ?? command.requestReason ?? command.reason
        }

        /// Where the events come from.
        public var origin: Origin { causes.map(\.origin).joined(or: .recorded) }

        /// What happened, as one sentence without a full stop.
        ///
        /// If the command recorded several events, it says how many, and who judged.
        public var sentence: String {
            if command.isReconstruction {
                return "the figures of the report were entered as printed: "
                    + causes.count.counted("entry", "entries")
            }
            guard causes.count > 1 else { return causes.first?.sentence ?? "" }
            if let own = ownCause {
                return "\(own.sentence), and \((causes.count - 1).counted("more event"))"
            }
            var judges: [String] = []
            for cause in causes {
                if let judge = cause.judgedBy?.rawValue, !judges.contains(judge) {
                    judges.append(judge)
                }
            }
            let words =
                "\(command.actor) entered \(causes.count.counted("event")) together"
                + (command.sheet?.text.map { " from \($0)" } ?? "")
            guard !judges.isEmpty else { return words }
            let shown = judges.prefix(3).joined(separator: ", ")
            let more = judges.count > 3 ? " and \((judges.count - 3).counted("other"))" : ""
            return "\(words); judged by \(shown)\(more)"
        }

        /// The cause that says most of a change with several: a panel's decision, or the judgement
        /// of the cell itself beside the selection of its case.
        private var ownCause: Cause? {
            if let decided = causes.first(where: { $0.event == PanelDecisionRecorded.name }) {
                return decided
            }
            guard let input = change.cell.ownInput else { return nil }
            let own = change.causes.filter { $0.input == input }.map(\.position)
            return own.count == 1 ? causes.first { $0.position == own[0] } : nil
        }
    }
}

extension InspectionHistory {
    /// Lists every change of a target.
    ///
    /// - Parameters:
    ///   - target: A cell, with its parts, or a person.
    ///   - provisional: Whether changes of running figures during fieldwork are listed.
    ///   - purpose: What the trail of a person is for; it is a part of the answer.
    /// - Returns: The changes, oldest first.
    /// - Complexity: O(events); for a person or a prompt, O(events x cases).
    public func auditTrail(
        of target: AuditTarget, provisional: Bool = false, purpose: String? = nil
    ) -> AuditTrail {
        let selection: CellSelection
        switch target {
        case .cell(let cell): selection = .parts(of: cell)
        case .person: selection = .all
        }
        let framework = framework
        let approvals = approvals
        var entries: [AuditTrail.Entry] = []
        var fold = HistoryFold()
        var panel: AuditTrail.Panel?
        for command in commandsAsSeen {
            panel = command.panel ?? panel
            var changes = fold.fold(command, selection: selection)
            for aside in fold.inspection.asides(of: command, selection) {
                // A challenge marks the rating as disputed; the change has no cause of its own.
                let place = changes.firstIndex { $0.cell == aside.cell && $0.causes.isEmpty }
                let change = aside.change(place.map { changes[$0] }, in: fold.inspection)
                if let place { changes[place] = change } else { changes.append(change) }
            }
            for change in changes
            where (provisional || !change.isProvisional) && change.isNoted {
                if case .person(let person) = target, !change.isMade(by: person, in: command) {
                    continue
                }
                entries.append(
                    AuditTrail.Entry(
                        change, by: command, panel: panel, approvals: approvals, in: framework))
            }
        }
        var state: CellState?
        if case .cell(let cell) = target { state = fold.inspection.state(of: cell) }
        return AuditTrail(target: target, purpose: purpose, state: state, changes: entries)
    }
}

extension InspectionHistory {
    /// Who approved decisions of the panel, by the positions of the decisions.
    var approvals: [Position: Agent.ID] {
        var approvals: [Position: Agent.ID] = [:]
        for command in commands {
            for event in command.events {
                guard case .approvalGiven(let given)? = event.event, given.isDecision else {
                    continue
                }
                approvals[given.of] = command.actor
            }
        }
        return approvals
    }
}

extension InspectionEvent {
    /// Who asked for what another person approved in the same command; `nil` without an approval.
    public var requestedBy: Agent.ID? {
        switch self {
        case .caseWithdrawn(let withdrawn): withdrawn.requestedBy
        case .caseSelected(let selected): selected.requestedBy
        case .caseReplaced(let replaced): replaced.requestedBy
        case .reportPublished(let report): report.requestedBy
        case .reportCorrected(let corrected): corrected.requestedBy
        default: nil
        }
    }
}

extension Change {
    /// Whether a person gave the command, or a cause names the person: as the judge, as the judge whom
    /// the record named wrongly, or as the one who asked for it.
    fileprivate func isMade(by person: Agent.ID, in command: HistoryCommand) -> Bool {
        command.actor == person
            || causes.contains { event in
                let content = event.event
                return [content?.judgedBy, content?.judgeBefore, content?.requestedBy]
                    .contains(person)
            }
    }
}
