package import EventSourcing

extension InspectionEvent {
    /// The people whom the event names, beside who recorded it.
    ///
    /// They judged, asked for it, opened the case, sat or voted on the panel, declared an interest,
    /// lead the inspection or are in its team. A person can be named more than once.
    package var people: [Agent.ID] {
        let named: [Agent.ID?] =
            switch self {
            case .inspectionAnnounced(let announced): [announced.lead]
            case .teamNamed(let team): team.members.map(\.person)
            case .interestDeclared(let declared): [declared.person]
            case .assessmentOpened(let opened): [opened.inspector]
            case .panelConvened(let panel):
                [panel.chair] + panel.members + panel.declaredInterests
            case .panelDecisionRecorded(let decision): decision.votes.cast.map(\.member)
            default: []
            }
        return named.compactMap(\.self) + [judgedBy, judgeBefore, requestedBy].compactMap(\.self)
    }
}
