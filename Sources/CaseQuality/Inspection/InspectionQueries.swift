package import EventSourcing

/// Queries about one inspection, as its commands depend on them.
package struct InspectionQueries: Sendable {
    /// The inspection.
    package let stream: StreamName
    /// Its edition; `nil` before the announcement.
    package let framework: Framework?

    package init(stream: StreamName, framework: Framework?) {
        self.stream = stream
        self.framework = framework
    }

    /// Everything that happened in the inspection.
    package var everything: Query { .stream(stream) }

    /// Announcement, publication and corrections: they decide whether anything may be recorded.
    package var milestones: Query { tagged(.milestone, TagName.everyMilestone) }

    /// The announcement.
    package var announcement: Query { ofType([InspectionAnnounced.name]) }

    /// Events of these types.
    package func ofType(_ types: [EventName]) -> Query {
        Query([Query.Clause(stream: stream, types: types)])
    }

    /// Events about one thing.
    package func tagged(_ name: TagName, _ value: some Name) -> Query {
        tagged(name, value.rawValue)
    }

    private func tagged(_ name: TagName, _ value: String) -> Query {
        clause(name, value, []).map { Query([$0]) } ?? everything
    }

    /// Everything that can change the rating of one standard, and nothing that cannot: prompts are not in
    /// it.
    package func rating(of id: Standard.ID) -> Query {
        var clauses = [clause(.standard, id.rawValue, Self.eventsOfStandards)]
        if let standard = framework?.standard(id), standard.method == .caseData {
            clauses += standard.keyQuestions.map { clause(.keyQuestion, $0.id.rawValue, []) }
            clauses.append(clause(.domain, standard.domain.rawValue, Self.eventsOfSamples))
        }
        return Query(clauses.compactMap { $0 })
    }

    private static let eventsOfStandards = names(of: .standard)
    private static let eventsOfSamples = names(of: .domain)

    /// The kinds of events that move ratings so.
    private static func names(of reach: RatingReach) -> [EventName] {
        InspectionEvent.kinds.filter { $0.movesRatings == reach }.map { $0.name }
    }

    private func clause(
        _ name: TagName, _ value: String, _ types: [EventName]
    ) -> Query.Clause? {
        guard let tag = try? EventTag(name.rawValue, value) else { return nil }
        return Query.Clause(stream: stream, types: types, tags: [tag])
    }
}
