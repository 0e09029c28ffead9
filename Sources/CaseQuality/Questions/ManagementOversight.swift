public import EventSourcing

/// The sufficiency of management oversight in the inspected cases.
///
/// A case has one overall answer. The share is the number of sufficient cases divided by the
/// relevant cases, pooled over all cases. It is never a mean of domains.
public struct ManagementOversight: Hashable, Sendable {
    /// Whether the sample is known; `false` where a publication tells of no case.
    public let isSampleKnown: Bool
    /// The answers of all cases in the sample.
    public let overall: Tally
    /// The answers by domain, in the edition's order; a domain without cases is omitted.
    public let domains: [Group<Domain.ID>]
    /// The answers by team; the key `nil` is for cases whose team is unknown.
    public let teams: [Group<GroupKey?>]
    /// The answers by stage of the work, over the aspects that were judged separately.
    public let stages: [Group<OversightStage>]
    /// The answers by theme, over the aspects that were judged separately.
    public let themes: [Group<String>]
    /// The answers by aspect, for the aspects that were judged.
    public let aspects: [Group<OversightAspect>]

    /// Compares oversight with the work in all key questions of the case.
    ///
    /// `nil` while no case has both.
    public let againstAllKeyQuestions: Comparison?
    /// Compares the oversight of an aspect with the key question of the same stage and theme.
    ///
    /// `nil` while no case has both.
    public let againstSameQuestion: Comparison?

    /// The printed share of a report without case answers, if any.
    public let published: Published?
    /// The share of staff who rate their oversight as good, from a survey, if any.
    public let staffView: ReportedFact?
    /// The figures of other inspections, from the edition.
    public let benchmarks: [Benchmark]
    /// The origin of the case judgements.
    public let origin: Origin

    /// The distance from the inspected share to the share that staff report.
    ///
    /// Unit: percentage points; positive when staff report more. `nil` when either share is
    /// unknown, or is not a whole percentage. It has no interval, because a base may be unknown.
    public var perceptionGap: Int? {
        guard let staffView, case .number(let rated) = staffView.value, rated.decimals == 0,
            let inspected = overall.share?.percent ?? published?.percent
        else { return nil }
        return Int(rated.digits) - inspected
    }

    /// Counts of answers.
    ///
    /// Unit: cases, or aspects of cases.
    public struct Tally: Hashable, Sendable {
        /// The number of sufficient answers.
        public var yes = 0
        /// The number of answers "not sufficient".
        public var no = 0
        /// The number of answers "not applicable".
        public var notApplicable = 0
        /// The number of cases without an answer; `nil` for a stage or a theme, where a case can
        /// have several answers.
        public var missing: Int? = 0

        /// The number of answers that are not "not applicable".
        public var relevant: Int { yes + no }
        /// The share of sufficient answers among the relevant ones; `nil` when there are none.
        public var share: Proportion? { Proportion(yes, of: relevant) }

        /// Makes a tally of nothing.
        init(missing: Int? = 0) { self.missing = missing }

        mutating func add(_ answer: Answer?) {
            switch answer {
            case .yes: yes += 1
            case .no, .notOnFile: no += 1
            case .notApplicable: notApplicable += 1
            case nil: missing? += 1
            }
        }
    }

    /// The answers of one group.
    public struct Group<Key: Hashable & Sendable>: Hashable, Sendable {
        /// The group.
        public let key: Key
        /// The counts of the group.
        public let tally: Tally
    }

    /// A printed share with its base and origin.
    public struct Published: Hashable, Sendable {
        /// The share as printed.
        ///
        /// Unit: whole percent.
        public let percent: Int
        /// The number of cases that the share refers to; `nil` when the report does not state it.
        public let base: Int?
        /// The origin of the share.
        public let origin: Origin
    }

    /// A two-by-two comparison of oversight and the work itself.
    ///
    /// Unit: cases.
    public enum Comparison: Hashable, Sendable {
        /// The shares of sufficient work with sufficient oversight and without it.
        ///
        /// A share is `nil` when no case had such oversight.
        case counted(with: Proportion?, without: Proportion?)
        /// The answers of the single cases are not known.
        case jointUnknown
    }

    /// Computes the oversight of an inspection.
    ///
    /// - Complexity: O(cases x aspects + cases x key questions).
    public init(of inspection: Inspection) {
        let cases = inspection.cases.filter(\.counts)
        let judged = cases.map { ($0, inspection.oversight[$0.caseKey]) }
        func tally(_ isIn: (Inspection.SampledCase) -> Bool) -> Tally {
            judged.reduce(into: Tally()) { if isIn($1.0) { $0.add($1.1?.overall) } }
        }
        isSampleKnown = !inspection.hidesCases()
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

    /// The counts of sufficient work, with and without sufficient oversight.
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
            if !answers.allSatisfy(\.origin.knowsEachCase) || !oversight.origin.knowsEachCase {
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
                    if !given.origin.knowsEachCase || oversight?.origin.knowsEachCase != true {
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
    /// The difference between the two shares of sufficient work; `nil` when one is unknown.
    public var difference: ProportionDifference? {
        guard case .counted(let with?, let without?) = self else { return nil }
        return ProportionDifference(with, minus: without)
    }
}
