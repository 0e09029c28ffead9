import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("What an explanation calls deciding, and why not another rating")
struct DecidingFlipsTests {
    /// An answer that counts, to a key question of a standard on cases.
    private struct Leaf: Hashable {
        let caseKey: CaseKey
        let question: Question.ID
        let answer: Answer
    }

    private func leaves(of standard: Standard, in inspection: Inspection) -> [Leaf] {
        inspection.cases.filter(\.counts).flatMap { sampled in
            standard.keyQuestions.compactMap { question in
                inspection.answer(to: question.id, in: sampled.caseKey).map {
                    Leaf(caseKey: sampled.caseKey, question: question.id, answer: $0.answer)
                }
            }
        }.filter { $0.answer != .notApplicable }
    }

    /// The rating by rule after some answers are flipped.
    private func rating(
        of standard: Standard, in history: InspectionHistory, flipping leaves: [Leaf]
    ) -> Rating? {
        let last = lastEvents(of: history)
        let flips = Dictionary(
            uniqueKeysWithValues: leaves.compactMap { leaf in
                last["\(leaf.caseKey)/\(leaf.question)"].map { ($0, leaf) }
            })
        let world = history.mapping { event in
            guard let leaf = flips[event.position] else { return event }
            return HistoryEvent(
                .judgementRecorded(
                    JudgementRecorded(
                        caseKey: leaf.caseKey, question: leaf.question,
                        answer: leaf.answer == .yes ? .no : .yes)), at: event.occurrence)
        }
        return world.state.standardRating(standard.id)?.ruleRating
    }

    private func lastEvents(of history: InspectionHistory) -> [String: Position] {
        var last: [String: Position] = [:]
        for event in history.commands.flatMap(\.events) {
            switch event.event {
            case .judgementRecorded(let judged)?:
                last["\(judged.caseKey)/\(judged.question)"] = event.position
            case .judgementCorrected(let judged)?:
                last["\(judged.caseKey)/\(judged.question)"] = event.position
            default: break
            }
        }
        return last
    }

    /// A random inspection in which standards on cases have a rating by rule.
    private func answered(_ seed: UInt64) throws -> InspectionHistory {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...6, using: &random)
        var story = try Story.announced(on: TinyFramework.edition()).sampled("1", count)
        for question in ["1.1.1", "1.1.2", "1.2.1"] as [Question.ID] {
            let most = question == "1.2.1" ? 0 : Int.random(in: 0...1, using: &random)
            let yes = Int.random(in: 0...(count - most), using: &random)
            story = try story.answered(
                question, yes: yes, no: count - most - yes, notApplicable: most)
        }
        return InspectionHistory(of: "random", story.history)
    }

    @Test("A leaf is deciding exactly if it is in a least set of flips, up to three of them")
    func deciding() throws {
        var compared = 0
        for seed in SeededRun.seeds(40) {
            let history = try answered(seed)
            let inspection = history.state
            for standard in inspection.framework?.standards ?? []
            where standard.method == .caseData {
                guard let now = inspection.standardRating(standard.id)?.ruleRating else { continue }
                let leaves = leaves(of: standard, in: inspection)
                var expected: Set<Leaf> = []
                var isComplete = true
                for (isUp, exists) in [(true, now < .outstanding), (false, now > .inadequate)]
                where exists {
                    let sets = leastSets(of: leaves) { flipped in
                        let other = rating(of: standard, in: history, flipping: flipped)
                        return isUp ? (other ?? now) > now : (other ?? now) < now
                    }
                    if let sets { expected.formUnion(sets) } else { isComplete = false }
                }
                let explanation = history.explanation(of: .standard(standard.id))
                let found = Set(
                    explanation.all.filter { node in
                        if case .answer? = node.cell { node.isDeciding } else { false }
                    }.compactMap { node in
                        leaves.first { .answer($0.caseKey, $0.question) == node.cell }
                    })
                #expect(found.isSuperset(of: expected), "\(seed) \(standard.id)")
                guard isComplete else { continue }
                compared += 1
                #expect(found == expected, "\(seed) \(standard.id)")
            }
        }
        #expect(compared > 20)
    }

    /// The leaves in the smallest sets of up to three that change the rating; `nil` if more are
    /// needed, and empty if no set of any size does.
    private func leastSets(of leaves: [Leaf], changes: ([Leaf]) -> Bool) -> Set<Leaf>? {
        for size in 1...3 {
            let sets = leaves.combinations(of: size).filter(changes)
            if !sets.isEmpty { return Set(sets.joined()) }
        }
        return leaves.count <= 3 ? [] : nil
    }

    @Test("The needs of why-not, applied, give the rating")
    func whyNot() throws {
        var (reached, unreachable) = (0, 0)
        for seed in SeededRun.seeds(40) {
            let history = try answered(seed)
            let inspection = history.state
            for standard in inspection.framework?.standards ?? []
            where standard.method == .caseData {
                for rating in Rating.allCases {
                    let why = try #require(history.whyNot(rating, of: .standard(standard.id)))
                    guard let needs = why.needs else {
                        unreachable += 1
                        continue
                    }
                    let leaves = leaves(of: standard, in: inspection)
                    var flips: [Leaf] = []
                    for case .answers(let question, let count, let from, _) in needs {
                        flips += leaves.filter { $0.question == question && $0.answer == from }
                            .prefix(count)
                    }
                    reached += 1
                    #expect(
                        self.rating(of: standard, in: history, flipping: flips) == rating,
                        "\(seed) \(standard.id) \(rating)")
                }
            }
        }
        #expect(reached > 0 && unreachable > 0)
    }

    @Test("Why a decided rating is not another one names the decision")
    func decided() throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .answered("1.2.1", yes: 2).panelConvened()
            .given(.decide("1.2", .good, ground: .other, reason: "r"))
        let history = InspectionHistory(of: "x", story.history)
        let why = try #require(history.whyNot(.outstanding, of: .standard("1.2")))
        #expect(why.needs == [.panelDecision(story.position)])
        #expect(why.byPanel?.isConfirmed == true && why.byPanel?.needsSecondApproval == false)
        // Nobody decided on this standard, and the edition leaves a panel no discretion on it.
        #expect(history.whyNot(.good, of: .standard("1.1"))?.byPanel == nil)
        #expect(history.whyNot(.good, of: .standard("1.2"))?.needs == [])
        #expect(history.whyNot(.good, of: .sampled("d1-01")) == nil)
        let overall = try #require(history.whyNot(.good, of: .overall))
        #expect(overall.needs?.first == .ratings(["1.1", "2.1", "3.1"]))
        guard case .total? = overall.needs?.last else {
            Issue.record("no total, although open standards can move it")
            return
        }
        #expect(overall.room.contains { $0.rating == nil })
    }

    @Test("While answers are missing, the needs say how they would have to be")
    func missing() throws {
        var begun = try Story.announced(on: TinyFramework.edition()).sampled("1", 8)
        let keys = (1...8).map { CaseKey(stringLiteral: "d1-0\($0)") }
        for (key, answer) in zip(keys, [Answer.yes, .no, .no, .no, .no]) {
            begun = try begun.given(.judge("1.2.1", of: key, answer))
        }
        for rating in Rating.allCases {
            let history = InspectionHistory(of: "x", begun.history)
            let why = try #require(history.whyNot(rating, of: .standard("1.2")))
            var story = begun
            var open = Array(keys[5...])
            var wrong = Array(keys[1..<5])
            for need in try #require(why.needs, "\(rating)") {
                switch need {
                case .missingAnswers(_, let yes, let no):
                    #expect(yes + no == open.count)
                    for place in 0..<(yes + no) {
                        story = try story.given(
                            .judge("1.2.1", of: open.removeFirst(), place < yes ? .yes : .no))
                    }
                case .answers(_, let count, from: .no, to: .yes):
                    for key in wrong.prefix(count) {
                        story = try story.given(
                            .correctJudgement(
                                CorrectJudgement(
                                    key, "1.2.1", at: try story.place(of: "1.2.1", in: key),
                                    to: .yes)), reason: "r")
                    }
                    wrong.removeFirst(count)
                default: Issue.record("\(need.words)")
                }
            }
            #expect(try story.rating("1.2").rating == rating)
        }
    }

    @Test("For another total, the room of every core standard is listed, up or down")
    func room() throws {
        let story = try Story.announced(on: TinyFramework.edition())
            .printed([.good, .inadequate, .outstanding])
        let history = InspectionHistory(of: "x", story.history)
        let scale = try #require(history.framework).scale
        for rating in Rating.allCases {
            let why = try #require(history.whyNot(rating, of: .overall))
            guard case .total(_, let by)? = why.needs?.last else {
                #expect(why.room.isEmpty)
                continue
            }
            for room in why.room {
                let end = scale.points(for: by > 0 ? .outstanding : .inadequate)
                #expect(room.points == end - (room.rating.map(scale.points(for:)) ?? 0))
                #expect((room.points > 0) == (by > 0))
            }
            #expect(!why.room.isEmpty)
        }
    }
}

extension Explanation {
    /// The node and all nodes below it.
    fileprivate var all: [Explanation] { [self] + children.flatMap(\.all) }
}

extension Array {
    /// All selections of `size` elements, in order.
    fileprivate func combinations(of size: Int) -> [[Element]] {
        guard size > 0 else { return [[]] }
        return indices.flatMap { index in
            Array(self[(index + 1)...]).combinations(of: size - 1).map { [self[index]] + $0 }
        }
    }
}
