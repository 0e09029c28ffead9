public import EventSourcing

extension InspectionCommand {
    /// What a decision on this command depends on, within `stream`: if one of these events comes
    /// between looking and recording, the decision must be made again.
    ///
    /// Judgements of different cases do not depend on each other, so inspectors never conflict. A
    /// panel's decision depends on every key question's answer behind the standards it decides.
    public func dependencies(in stream: StreamName, _ framework: Framework?) -> Query {
        let ends = Self.milestones(of: stream)
        switch self {
        case .announce, .publishReport, .convenePanel:
            return .stream(stream)
        case .planSample(let command):
            return ends.or(Self.tagged("domain", command.domain, in: stream))
        case .selectCases(let cases):
            return cases.reduce(ends) { $0.or(Self.tagged("case", $1.caseKey, in: stream)) }
        case .withdrawCase(let command):
            return ends.or(Self.tagged("case", command.caseKey, in: stream))
        case .recordJudgements(let command):
            return ends.or(Self.tagged("case", command.caseKey, in: stream))
        case .correctJudgement(let command):
            return ends.or(Self.tagged("case", command.caseKey, in: stream))
        case .judgeOversight(let command):
            return ends.or(Self.tagged("case", command.caseKey, in: stream))
        case .recordAnswerSheet(let sheet):
            let cases = Set(sheet.entries.map(\.caseKey))
            guard cases.count <= Self.mostCasesApart else { return .stream(stream) }
            return cases.sorted().reduce(ends) { $0.or(Self.tagged("case", $1, in: stream)) }
        case .makeRecommendations(let made):
            return made.reduce(Self.announcement(of: stream)) {
                $0.or(Self.tagged("recommendation", $1.id, in: stream))
            }
        case .followUp(let command):
            return Self.announcement(of: stream)
                .or(Self.tagged("recommendation", command.recommendation, in: stream))
        case .recordReportFacts:
            return ends.or(
                Query([
                    Query.Clause(stream: stream, types: [FindingRecorded.name, AnomalyNoted.name])
                ]))
        case .proposeRating(let command):
            return ends.or(Self.rating(of: command.standard, in: stream, framework))
        case .doNotRate(let command):
            switch command.target {
            case .standard(let id):
                return ends.or(Self.rating(of: id, in: stream, framework))
            case .domain(let id):
                let standards = framework?.domain(id)?.standards ?? []
                return standards.reduce(ends) {
                    $0.or(Self.rating(of: $1.id, in: stream, framework))
                }
            }
        case .recordPanelDecisions(let decisions):
            return decisions.reduce(
                ends.or(Query([Query.Clause(stream: stream, types: [PanelConvened.name])]))
            ) { $0.or(Self.rating(of: $1.standard, in: stream, framework)) }
        case .reversePanelDecision(let command):
            return ends.or(Self.rating(of: command.standard, in: stream, framework))
        case .correctReport(let command):
            return ends.or(Self.rating(of: command.standard, in: stream, framework))
        case .recordPublishedRatings(let ratings):
            return ratings.reduce(ends) {
                $0.or(Self.rating(of: $1.standard, in: stream, framework))
            }
        case .recordPublishedFigures(let figures):
            return figures.reduce(ends) { query, figure in
                switch figure.item {
                case .question(let id): query.or(Self.tagged("question", id, in: stream))
                case .measure(let key): query.or(Self.tagged("measure", key, in: stream))
                }
            }
        }
    }

    /// A sheet of more cases than this depends on the inspection as a whole: its observation, which
    /// is stored with it, would name every case.
    private static let mostCasesApart = 64

    /// Announcement, publication and corrections: they decide whether anything may be recorded.
    private static func milestones(of stream: StreamName) -> Query {
        guard let tag = try? Tag(Milestone.tag.name, Milestone.tag.value) else {
            return .stream(stream)
        }
        return Query([Query.Clause(stream: stream, tags: [tag])])
    }

    private static func announcement(of stream: StreamName) -> Query {
        Query([Query.Clause(stream: stream, types: [InspectionAnnounced.name])])
    }

    /// Everything that can change the rating of one standard, and nothing that cannot: prompts are
    /// not in it.
    public static func rating(
        of standard: Standard.ID, in stream: StreamName, _ framework: Framework?
    ) -> Query {
        var clauses: [Query.Clause] = []
        func clause(_ name: String, _ value: some Name, _ types: [EventName]) {
            guard let tag = try? Tag(name, value.rawValue) else { return }
            clauses.append(Query.Clause(stream: stream, types: types, tags: [tag]))
        }
        clause(
            "standard", standard,
            [
                QualitativeRatingProposed.name, StandardNotRated.name,
                PanelDecisionRecorded.name, PanelDecisionReversed.name, ReportCorrected.name,
                PublishedRatingRecorded.name,
            ])
        if let framework, let standard = framework.standard(standard), standard.method == .caseData
        {
            for question in standard.keyQuestions { clause("keyQuestion", question.id, []) }
            clause("domain", standard.domain, [CaseSelected.name, CaseWithdrawn.name])
        }
        return Query(clauses)
    }

    private static func tagged(_ name: String, _ value: some Name, in stream: StreamName) -> Query {
        guard let tag = try? Tag(name, value.rawValue) else { return .stream(stream) }
        return Query([Query.Clause(stream: stream, tags: [tag])])
    }
}
