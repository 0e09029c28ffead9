package import EventSourcing

/// The queries of one inspection that its commands depend on.
package struct InspectionQueries: Sendable {
    /// The stream of the inspection.
    package let stream: StreamName
    /// The edition of the inspection; `nil` before the announcement.
    package let framework: Framework?

    package init(stream: StreamName, framework: Framework?) {
        self.stream = stream
        self.framework = framework
    }

    /// All events of the inspection.
    package var everything: Query { .stream(stream) }

    /// Announcement, publication and corrections, which decide whether anything may be recorded.
    package var milestones: Query { tagged(.milestone, TagName.everyMilestone) }

    /// The announcement.
    package var announcement: Query { ofType([InspectionAnnounced.name]) }

    /// The retention holds that were placed and lifted.
    package var holds: Query { ofType([RetentionHoldPlaced.name, RetentionHoldLifted.name]) }

    /// Events of these types.
    package func ofType(_ types: [EventName]) -> Query {
        Query([Query.Clause(stream: stream, types: types)])
    }

    /// Events with one tag.
    package func tagged(_ name: TagName, _ value: some Name) -> Query {
        tagged(name, value.rawValue)
    }

    /// The cases, recommendations and findings with this name.
    package func named(_ name: String) -> Query {
        tagged(.caseKey, name).or(tagged(.recommendation, name)).or(tagged(.finding, name))
    }

    private func tagged(_ name: TagName, _ value: String) -> Query {
        clause(name, value, []).map { Query([$0]) } ?? everything
    }

    /// The events that decide whether a case is in the sample.
    package func selection(of key: CaseKey) -> Query {
        tagged([(.caseKey, key.rawValue), (.sample, TagName.everySelection)])
    }

    /// The answers to a question in one case.
    package func answers(to question: Question.ID, of key: CaseKey) -> Query {
        tagged([(.caseKey, key.rawValue), (.question, question.rawValue)])
    }

    /// The judgements of a case's oversight.
    package func oversight(of key: CaseKey) -> Query {
        clause(.caseKey, key.rawValue, [OversightJudged.name]).map { Query([$0]) } ?? everything
    }

    /// Events that have all of these tags.
    private func tagged(_ tags: [(TagName, String)]) -> Query {
        let known = tags.compactMap { try? EventTag($0.0.rawValue, $0.1) }
        guard known.count == tags.count else { return everything }
        return Query([Query.Clause(stream: stream, tags: known)])
    }

    /// The events that can change the rating of one standard.
    ///
    /// Answers to prompts are not among them.
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

    /// The names of the events that have this reach.
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
