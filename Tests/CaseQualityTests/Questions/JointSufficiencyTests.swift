import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Joint sufficiency")
struct JointSufficiencyTests {
    private let questions: [Question.ID] = ["2.1.1", "2.1.2", "2.1.3"]

    /// A sample with these answers to the questions, in cases 1, 2, ...
    private func story(
        _ answers: [[Answer?]], origin: Origin = .recorded
    ) throws -> Story {
        var story = try Story.announced().sampled("2", answers[0].count)
        for (question, given) in zip(questions, answers) {
            for (index, answer) in given.enumerated() {
                guard let answer else { continue }
                story = try story.given(
                    .judge(question, of: .numbered(index + 1, "2"), answer), origin: origin)
            }
        }
        return story
    }

    private func joint(_ story: Story, _ count: Int = 3) throws -> JointSufficiency {
        try JointSufficiency(of: Array(questions.prefix(count)), in: story.subject)
    }

    @Test("Recorded answers are counted, case by case")
    func counted() throws {
        let joint = try joint(
            story([[.yes, .yes, .no, .yes], [.yes, .no, .yes, .yes], [.yes, .yes, .yes, nil]]))
        #expect(joint.result == .counted(1))
        #expect(try joint.count() == 1)
        #expect(joint.cases == 4)
        #expect(joint.incomplete == 1)
        #expect(joint.domain == "2")
    }

    @Test("Reconstructed answers are refused as jointUnknown, with bounds; one alone is a total")
    func refused() throws {
        let told = try story(
            [[.yes, .yes, .yes, .no], [.yes, .yes, .no, .no], [.yes, .yes, .yes, .yes]],
            origin: .reconstructed)
        let joint = try joint(told)
        #expect(joint.result == .unknown(1...2))
        #expect(joint.origin == .reconstructed)
        let refusal = try #require(throws: Refusal.self) { try joint.count() }
        #expect(refusal.code == .jointUnknown)
        #expect(refusal.message.contains("between 1 and 2 of 4"))
        #expect(try self.joint(told, 1).result == .counted(3))
    }

    @Test(
        "Answers that somebody entered for the judges, or copied one by one, are counted",
        arguments: [Origin.entered, .published])
    func entered(origin: Origin) throws {
        let told = try story(
            [[.yes, .yes, .no, .yes], [.yes, .no, .yes, .yes], [.yes, .yes, .yes, .no]],
            origin: origin)
        let joint = try joint(told)
        #expect(joint.result == .counted(1))
        #expect(joint.origin == origin)
    }

    @Test("One reconstructed answer among recorded ones is enough to refuse")
    func mixed() throws {
        let told = try story([[.yes, .yes, .no], [.yes, .no, .yes], [.yes, nil, .no]])
            .given(.judge("2.1.3", of: "d2-02", .yes), origin: .reconstructed)
        #expect(try joint(told).result == .unknown(0...2))
        #expect(try joint(told, 2).result == .counted(1))
    }

    @Test("Where the totals leave one possibility, that is the count")
    func onePossibility() throws {
        let all = try story([[.yes, .yes], [.yes, .no], [.yes, .yes]], origin: .reconstructed)
        #expect(try joint(all).result == .counted(1))
        let none = try story([[.yes, .yes], [.no, .no], [.yes, .yes]], origin: .reconstructed)
        #expect(try joint(none).result == .counted(0))
        #expect(try joint(none).origin == .reconstructed)
    }

    @Test("Printed percentages give bounds when their base is the sample's, and none otherwise")
    func printed() throws {
        func told(base: Int?) throws -> Story {
            try story([[.yes, .yes, .yes, .no], [.yes, .yes, .no, .no]])
                .given(
                    .recordPublishedFigures([
                        RecordPublishedFigures.Figure(
                            question: "2.1.3", percent: 25, base: base, place: "t")
                    ]), by: .importer, origin: .published)
        }
        #expect(try joint(told(base: 4)).result == .unknown(0...1))
        #expect(try joint(told(base: nil)).result == .unknown(nil))
        #expect(try joint(told(base: 8)).result == .unknown(nil))
        let refusal = try #require(throws: Refusal.self) { try joint(told(base: nil)).count() }
        #expect(refusal.message.contains("not known even by its bounds"))
    }

    @Test("Withdrawn and illustrative cases do not count")
    func outside() throws {
        let told = try story([[.yes, .yes], [.yes, .yes], [.yes, .yes]])
            .given(.withdrawCase(WithdrawCase(caseKey: "d2-01", why: .duplicate)))
        let joint = try joint(told)
        #expect(joint.cases == 1)
        #expect(joint.result == .counted(1))
    }

    @Test("Questions of two domains, unknown ones, none and the same twice are refused")
    func wrong() throws {
        let told = try story([[.yes], [.yes], [.yes]])
        for (ids, code) in [
            (["2.1.1", "3.1.1"], .otherDomain), ([], .otherDomain),
            (["2.1.1", "2.1.1"], .otherDomain), (["9.9.9"], .unknownQuestion),
        ] as [([Question.ID], Refusal.Code)] {
            let refusal = try #require(throws: Refusal.self) {
                try JointSufficiency(of: ids, in: told.subject)
            }
            #expect(refusal.code == code)
        }
    }

    @Test("The bounds are the least and the most that any dealing out of the totals reaches")
    func tight() throws {
        let cases = 4
        for totals in (0...cases).flatMap({ a in (0...cases).map { [a, $0] } }) {
            for third in 0...cases {
                let wanted = totals + [third]
                // Every way to choose which cases are sufficient, as bits.
                let ways = wanted.map { total in
                    (0..<(1 << cases)).filter { $0.nonzeroBitCount == total }
                }
                var reached: Set<Int> = []
                for a in ways[0] {
                    for b in ways[1] {
                        for c in ways[2] { reached.insert((a & b & c).nonzeroBitCount) }
                    }
                }
                let told = try story(
                    wanted.map { total in (0..<cases).map { $0 < total ? .yes : .no } },
                    origin: .reconstructed)
                let low = try #require(reached.min())
                let high = try #require(reached.max())
                #expect(
                    try joint(told).result
                        == (low == high ? .counted(low) : .unknown(low...high)), "\(wanted)")
            }
        }
    }
}
