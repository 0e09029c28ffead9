public import EventSourcing

/// Everything that one person did in one inspection, or is named in.
///
/// It has what they recorded, judged, asked for or voted on, the panels on which they sat, their
/// interests and their roles, also where somebody else recorded it.
///
/// This is staff monitoring, so it needs a stated purpose. It has no counts and no rates.
public struct PersonRecord: Hashable, Sendable {
    /// The person.
    public let person: Agent.ID
    /// What the record was asked for.
    public let purpose: String
    /// The events, oldest first.
    public let entries: [HistoryEntry]
}

extension InspectionHistory {
    /// Everything that one person did, or is named in.
    ///
    /// A decision by consensus is one of everybody who sits on the panel.
    ///
    /// - Parameters:
    ///   - person: The person.
    ///   - purpose: What the record is for, such as a complaint; it is a part of the answer.
    /// - Returns: The record.
    /// - Complexity: O(events).
    public func record(of person: Agent.ID, purpose: String) -> PersonRecord {
        var isSitting = false
        return PersonRecord(
            person: person, purpose: purpose,
            entries: entries { event, command in
                if case .panelConvened(let panel)? = event.event {
                    isSitting = panel.chair == person || panel.members.contains(person)
                }
                return command.actor == person || event.event?.people.contains(person) == true
                    || isSitting && event.event?.isByConsensus == true
            })
    }
}

extension InspectionEvent {
    /// Whether the event is a decision of the panel by consensus.
    fileprivate var isByConsensus: Bool {
        if case .panelDecisionRecorded(let decision) = self {
            decision.votes == .consensus
        } else {
            false
        }
    }
}
