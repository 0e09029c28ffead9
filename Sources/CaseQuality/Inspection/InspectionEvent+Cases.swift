package import EventSourcing

extension InspectionEvent {
    /// The cases that the event is about: those that it carries as tags.
    ///
    /// A query for the events of a case finds the same events. What answers such an event, as
    /// ``answered`` says, is about the same case and has no tag of it.
    package func cases(by provenance: Provenance) -> [CaseKey] {
        content.tags(in: nil, by: provenance).all(.caseKey).compactMap { CaseKey(rawValue: $0) }
    }
}
