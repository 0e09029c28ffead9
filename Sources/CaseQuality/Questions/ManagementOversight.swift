public import EventSourcing

/// How sufficient the management oversight of the inspected cases was.
///
/// The share is of the one overall answer a case has: cases where it was sufficient, of those it
/// was relevant to, pooled over the cases and never a mean of domains.
public struct ManagementOversight: Hashable, Sendable {
    /// All cases of the sample together.
    public let overall: Tally
    /// By domain, in the edition's order; domains without cases are left out.
    public let domains: [Group<Domain.ID>]
    /// By team; cases whose team is not known stand under `nil`.
    public let teams: [Group<GroupKey?>]
    /// By stage of the work, over the aspects that were judged apart.
    public let stages: [Group<OversightStage>]
    /// By theme, over the aspects that were judged apart.
    public let themes: [Group<String>]
    /// Aspect by aspect, those that were judged.
    public let aspects: [Group<OversightAspect>]

    /// Whether sufficient oversight goes with sufficient work in all key questions of the case;
    /// `nil` while no case has both.
    public let againstAllKeyQuestions: Comparison?
    /// Whether sufficient oversight of a stage and theme goes with sufficient work in the key
    /// question of that stage and theme; `nil` while no case has both.
    public let againstSameQuestion: Comparison?

    /// What a report prints, without the cases behind it.
    public let published: Published?
    /// The staff's own view, from a survey.
    public let staffView: ReportedFact?
    /// Figures of other inspections, as the edition has them.
    public let benchmarks: [Benchmark]
    /// Where the case judgements come from.
    public let origin: Origin

    /// How far the staff's view lies above what was inspected; `nil` when either is not known, or
    /// printed as something else than a whole percentage.
    ///
    /// Unit: percentage points. It has no interval where a base is not known.
    public var perceptionGap: Int? {
        guard let staffView, case .number(let rated) = staffView.value, rated.decimals == 0,
            let inspected = overall.share?.percent ?? published?.percent
        else { return nil }
        return Int(rated.digits) - inspected
    }

    /// Answers, counted.
    public struct Tally: Hashable, Sendable {
        /// Cases with sufficient oversight.
        public var yes = 0
        /// Cases without it.
        public var no = 0
        /// Cases that needed none.
        public var notApplicable = 0
        /// Cases without an answer; `nil` for a stage or a theme, of which a case can have several answers.
        public var missing: Int? = 0

        /// Cases that oversight was relevant to.
        public var relevant: Int { yes + no }
        /// The share of sufficient among the relevant; `nil` when there are none.
        public var share: Proportion? { Proportion(yes, of: relevant) }

        /// Makes a tally of nothing.
        init(missing: Int? = 0) { self.missing = missing }

        mutating func add(_ answer: Answer?) {
            switch answer {
            case .yes: yes += 1
            case .no: no += 1
            case .notApplicable: notApplicable += 1
            case nil: missing? += 1
            }
        }
    }

    /// Answers of one group.
    public struct Group<Key: Hashable & Sendable>: Hashable, Sendable {
        public let key: Key
        public let tally: Tally
    }

    /// A printed share.
    public struct Published: Hashable, Sendable {
        /// Unit: whole percent.
        public let percent: Int
        /// What it is of; `nil` when the report does not say.
        public let base: Int?
        public let origin: Origin
    }

    /// Two by two: oversight against the work itself, in cases.
    public enum Comparison: Hashable, Sendable {
        /// Sufficient work among those with sufficient oversight, and among those without.
        ///
        /// `nil` where nobody had such oversight.
        case counted(with: Proportion?, without: Proportion?)
        /// Which case got which answer is not known.
        case jointUnknown
    }

    /// The oversight of an inspection.
    ///
    /// - Complexity: O(cases x aspects + cases x key questions).
    public init(of inspection: Inspection) {
        let cases = inspection.cases.filter(\.counts)
        let judged = cases.map { ($0, inspection.oversight[$0.caseKey]) }
        func tally(_ isIn: (Inspection.SampledCase) -> Bool) -> Tally {
            judged.reduce(into: Tally()) { if isIn($1.0) { $0.add($1.1?.overall) } }
        }
        overall = tally { _ in true }
        let framework = inspection.framework
        domains = (framework?.domains ?? []).map(\.id)
            .filter { id in cases.contains { $0.domain == id } }
            .map { id in Group(key: id, tally: tally { $0.domain == id }) }
        let known = Set(cases.map { inspection.teams[$0.caseKey] })
        teams = known.sorted { ($0?.rawValue ?? "") < ($1?.rawValue ?? "") }
            .map { team in
                Group(key: team, tally: tally { inspection.teams[$0.caseKey] == team })
            }

        let looked = judged.compactMap(\.1).filter { !$0.aspects.isEmpty }
        func answers(_ isIn: (OversightAspect) -> Bool) -> Tally {
            looked.reduce(into: Tally(missing: nil)) { tally, judged in
                for (aspect, answer) in judged.aspects where isIn(aspect) { tally.add(answer) }
            }
        }
        let all = Set(looked.flatMap(\.aspects.keys))
        stages = OversightStage.allCases.filter { stage in all.contains { $0.stage == stage } }
            .map { stage in Group(key: stage, tally: answers { $0.stage == stage }) }
        themes = (framework?.themes ?? []).filter { theme in
            all.contains { $0.theme == theme }
        }.map { theme in Group(key: theme, tally: answers { $0.theme == theme }) }
        aspects = all.sorted { ($0.stage.rawValue, $0.theme) < ($1.stage.rawValue, $1.theme) }
            .map { aspect in
                var tally = answers { $0 == aspect }
                tally.missing = cases.count - tally.relevant - tally.notApplicable
                return Group(key: aspect, tally: tally)
            }

        againstAllKeyQuestions = Self.allKeyQuestions(judged, inspection)
        againstSameQuestion = Self.sameQuestion(judged, inspection)
        published = inspection.figures[.measure(.sufficientOversight)].map {
            Published(percent: $0.percent, base: $0.base, origin: $0.origin)
        }
        staffView =
            inspection.facts.surveys.last {
                $0.value.fact.measure == .oversightRatedGood
            }?.value.fact
        benchmarks = (framework?.benchmarks ?? []).filter { $0.measure == .sufficientOversight }
        origin = judged.compactMap(\.1?.origin).joined(or: inspection.basis.origin)
    }
}

extension ManagementOversight {
    private typealias Judged = [(Inspection.SampledCase, RecordedOversight?)]

    /// Sufficient work, with sufficient oversight and without, while it is counted.
    private struct TwoByTwo {
        var with = (yes: 0, all: 0)
        var without = (yes: 0, all: 0)
        var isKnown = true

        mutating func add(_ work: Bool, oversight: Bool) {
            if oversight {
                with.all += 1
                with.yes += work ? 1 : 0
            } else {
                without.all += 1
                without.yes += work ? 1 : 0
            }
        }

        var comparison: Comparison? {
            guard isKnown else { return .jointUnknown }
            guard with.all + without.all > 0 else { return nil }
            return .counted(
                with: Proportion(with.yes, of: with.all),
                without: Proportion(without.yes, of: without.all))
        }
    }

    private static func allKeyQuestions(
        _ judged: Judged, _ inspection: Inspection
    ) -> Comparison? {
        var table = TwoByTwo()
        for (sampled, oversight) in judged {
            guard let oversight, let overall = oversight.overall, overall != .notApplicable else {
                continue
            }
            let questions = (inspection.framework?.domain(sampled.domain)?.standards ?? [])
                .filter { $0.method == .caseData }.flatMap(\.keyQuestions).map(\.id)
            let answers = questions.compactMap { inspection.answers[$0, case: sampled.caseKey] }
            guard !questions.isEmpty, answers.count == questions.count else { continue }
            if answers.contains(where: { $0.origin != .recorded }) || oversight.origin != .recorded
            {
                table.isKnown = false
            }
            table.add(answers.allSatisfy { $0.answer == .yes }, oversight: overall == .yes)
        }
        return table.comparison
    }

    private static func sameQuestion(_ judged: Judged, _ inspection: Inspection) -> Comparison? {
        var table = TwoByTwo()
        for (sampled, oversight) in judged {
            for (aspect, answer) in oversight?.aspects ?? [:] where answer != .notApplicable {
                let questions = (inspection.framework?.domain(sampled.domain)?.standards ?? [])
                    .filter { $0.stage == aspect.stage }.flatMap(\.keyQuestions)
                    .filter { $0.theme == aspect.theme }
                for question in questions {
                    guard let given = inspection.answers[question.id, case: sampled.caseKey],
                        given.answer != .notApplicable
                    else { continue }
                    if given.origin != .recorded || oversight?.origin != .recorded {
                        table.isKnown = false
                    }
                    table.add(given.answer == .yes, oversight: answer == .yes)
                }
            }
        }
        return table.comparison
    }
}

extension ManagementOversight.Comparison {
    /// How much more often the work is sufficient with sufficient oversight than without.
    public var difference: ProportionDifference? {
        guard case .counted(let with?, let without?) = self else { return nil }
        return ProportionDifference(with, minus: without)
    }
}
