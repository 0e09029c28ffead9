public import EventSourcing

/// Everything that one person recorded, judged or sat on a panel for, in one inspection.
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
    /// Everything that one person recorded, judged or sat on a panel for.
    ///
    /// - Parameters:
    ///   - person: The person.
    ///   - purpose: What the record is for, such as a complaint; it is a part of the answer.
    /// - Returns: The record.
    /// - Complexity: O(events).
    public func record(of person: Agent.ID, purpose: String) -> PersonRecord {
        PersonRecord(
            person: person, purpose: purpose,
            entries: entries { event, command in
                command.actor == person || event.event?.people.contains(person) == true
            })
    }
}
