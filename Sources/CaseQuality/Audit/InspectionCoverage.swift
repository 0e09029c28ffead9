public import EventSourcing

/// How far the cases of an inspection are, by domain.
public struct InspectionCoverage: Hashable, Sendable {
    /// The domains from which cases are drawn, in the edition's order.
    ///
    /// Without those of whose sample a publication tells nothing.
    public let domains: [CoveredDomain]
    /// The people who have open cases, sorted.
    public let people: [OpenCases]

    /// How far the cases of a domain are.
    ///
    /// Unit of all numbers: primary cases. Cases that are only examples are counted apart.
    public struct CoveredDomain: Hashable, Sendable {
        /// The domain.
        public let domain: Domain.ID
        /// The title of the domain.
        public let title: String
        /// The cases that the plan wants; `nil` without a plan.
        public let planned: Int?
        /// The cases that were selected, with those that were withdrawn.
        public let selected: Int
        /// The cases that were withdrawn.
        public let withdrawn: Int
        /// The cases whose assessment was opened, or begun by an answer, and not withdrawn.
        public let opened: Int
        /// The cases whose assessment is submitted and not opened again.
        public let submitted: Int
        /// The cases whose submitted assessment was opened again at least once.
        public let reopened: Int
        /// The cases with an answer to every key question.
        public let complete: Int
        /// The cases that were moderated.
        public let moderated: Int
        /// The cases of which a second person judged a question again.
        ///
        /// A question whose first answer is missing does not count, as in
        /// ``Inspection/judgedPairs``.
        public let judgedTwice: Int
        /// The questions of ``judgedTwice`` that two people judged.
        ///
        /// Unit: pairs of answers; a question that a third person judged has two.
        public let pairs: Int
        /// How often the two answers are equal, for each question that two people judged.
        ///
        /// In the edition's order. There is no figure of a person.
        public let agreement: [Agreement]
        /// The cases with answers that somebody else entered for their judge.
        public let entered: Int
        /// The cases of ``entered`` of which the judge attested every answer.
        public let attested: Int
        /// The cases that are only examples, and not withdrawn.
        public let illustrative: Int
        /// The standing cases that stand for cases of a report.
        ///
        /// A report does not say what was submitted and moderated.
        public let reconstructed: Int

        /// The pairs of ``pairs`` whose two answers are equal.
        public var equalPairs: Int { agreement.reduce(0) { $0 + $1.equal } }
        /// The selected cases that were not withdrawn.
        public var standing: Int { selected - withdrawn }
        /// The share of the plan that is selected and stands.
        ///
        /// Unit: whole percent, over 100 if more cases stand than were planned; `nil` without a
        /// plan.
        public var percentOfPlan: Int? { planned.flatMap { RatingScale.percent(standing, of: $0) } }
        /// The share of the standing cases that are submitted.
        ///
        /// Unit: whole percent; `nil` without a case, and with cases of a report.
        public var percentSubmitted: Int? { share(submitted) }
        /// The share of the standing cases that are moderated.
        ///
        /// Unit: whole percent; `nil` without a case, and with cases of a report.
        public var percentModerated: Int? { share(moderated) }
        /// The share of the standing cases that are judged twice.
        ///
        /// Unit: whole percent; `nil` without a case, and with cases of a report.
        public var percentJudgedTwice: Int? { share(judgedTwice) }

        private func share(_ cases: Int) -> Int? {
            reconstructed > 0 ? nil : RatingScale.percent(cases, of: standing)
        }
    }

    /// How often the two answers to a question are equal.
    public struct Agreement: Hashable, Sendable {
        /// The question.
        public let question: Question.ID
        /// The pairs of answers.
        public let pairs: Int
        /// The pairs whose two answers are equal.
        public let equal: Int
    }

    /// The open cases of a person.
    public struct OpenCases: Hashable, Sendable {
        /// The person.
        public let person: Agent.ID
        /// The cases that they opened or began to judge and that are not submitted.
        public let cases: [CaseKey]
    }
}

extension InspectionHistory {
    /// How far the cases of the inspection are.
    ///
    /// Cases of a reconstructed inspection are counted, and nobody is named for them.
    ///
    /// - Returns: The domains, and who has open cases.
    /// - Complexity: O(events + cases x key questions).
    public func coverage() -> InspectionCoverage {
        let state = state
        var reopened: Set<CaseKey> = []
        var entered: Set<CaseKey> = []
        for event in commands.lazy.flatMap(\.events) {
            guard let known = event.event, let key = event.caseKeyOfCourse else { continue }
            if case .assessmentReopened = known { reopened.insert(key) }
            let isEntered =
                known.judgedBy.map { $0 != event.occurrence.actor } ?? false
                && event.occurrence.origin.isOwn
            if isEntered { entered.insert(key) }
        }
        let pairs = Dictionary(grouping: state.judgedPairs, by: \.caseKey)
        let domains = state.knownSamples.map { domain in
            state.coverage(of: domain, reopened: reopened, entered: entered, pairs: pairs)
        }
        let judges = Set(state.cases.flatMap { state.assessors(of: $0.caseKey) })
        let people = judges.sorted().map {
            InspectionCoverage.OpenCases(person: $0, cases: state.openCases(of: $0))
        }.filter { !$0.cases.isEmpty }
        return InspectionCoverage(
            domains: domains, people: state.publication == nil ? people : [])
    }
}

extension Inspection {
    /// The domains from which cases are drawn, without those of whose sample a publication tells
    /// nothing.
    var knownSamples: [Domain] {
        (framework?.domains ?? []).filter {
            $0.sample != nil && (samplePlans[$0.id] != nil || !hidesCases(of: $0.id))
        }
    }

    fileprivate func coverage(
        of domain: Domain, reopened: Set<CaseKey>, entered: Set<CaseKey>,
        pairs: [CaseKey: [JudgedPair]]
    ) -> InspectionCoverage.CoveredDomain {
        let all = cases.filter { $0.domain == domain.id }
        let primary = all.filter { $0.purpose == .primary }
        let standing = primary.filter { !$0.isWithdrawn }.map(\.caseKey)
        let entries = standing.filter(entered.contains)
        let judgedTwice = standing.flatMap { pairs[$0] ?? [] }
        return InspectionCoverage.CoveredDomain(
            domain: domain.id, title: domain.title, planned: samplePlans[domain.id]?.target,
            selected: primary.count, withdrawn: primary.count(where: \.isWithdrawn),
            opened: standing.count { assessments[$0]?.inspector != nil || isJudged($0) },
            submitted: standing.count { submission(of: $0) != nil },
            reopened: standing.count(where: reopened.contains),
            complete: standing.count { isJudged($0) && openKeyQuestions(of: $0).isEmpty },
            moderated: standing.count { moderation(of: $0) != nil },
            judgedTwice: standing.count { pairs[$0] != nil },
            pairs: judgedTwice.count, agreement: judgedTwice.agreement(in: domain),
            entered: entries.count, attested: entries.count { unattested(of: $0).isEmpty },
            illustrative: all.count { $0.purpose == .illustrative && !$0.isWithdrawn },
            reconstructed: standing.count(where: reconstructed.contains))
    }

    /// Who opened a case, or judged it.
    fileprivate func assessors(of key: CaseKey) -> [Agent.ID] {
        [assessments[key]?.inspector].compactMap(\.self) + answers.judges(of: key)
    }
}

extension [JudgedPair] {
    /// How often the two answers are equal, by question of a domain.
    fileprivate func agreement(in domain: Domain) -> [InspectionCoverage.Agreement] {
        let byQuestion = Dictionary(grouping: self, by: \.question)
        return domain.standards.flatMap(\.questions).compactMap { question in
            byQuestion[question.id].map { pairs in
                InspectionCoverage.Agreement(
                    question: question.id, pairs: pairs.count,
                    equal: pairs.count { $0.first == $0.second })
            }
        }
    }
}

extension HistoryEvent {
    /// The case that the event is about, also one that only continues its assessment.
    fileprivate var caseKeyOfCourse: CaseKey? {
        if case .assessmentReopened(let reopened)? = event { return reopened.caseKey }
        return input.caseKey
    }
}
