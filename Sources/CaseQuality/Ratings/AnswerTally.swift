package import EventSourcing

/// How the answers to a key question add up, over the cases that count.
package struct AnswerTally: Hashable, Sendable {
    /// Unit: cases, each.
    package var yes = 0
    package var no = 0
    package var notApplicable = 0
    /// Where the answers come from; `nil` while there are none.
    package var origin: Origin?

    package init() {}

    /// How many answers there are.
    package var answered: Int { yes + no + notApplicable }

    /// Counts `count` more answers, or fewer.
    package mutating func add(_ answer: Answer, _ count: Int) {
        switch answer {
        case .yes: yes += count
        case .no: no += count
        case .notApplicable: notApplicable += count
        }
    }

    /// How many answers a percentage divides by.
    func assessed(by denominator: Question.Denominator) -> Int {
        switch denominator {
        case .allCases: yes + no + notApplicable
        case .relevantCases: yes + no
        }
    }
}

/// A percentage that a publication printed without the answers behind it.
package struct PrintedPercentage: Hashable, Sendable {
    /// Unit: whole percent, `0...100`.
    package let percent: Int
    /// Unit: cases; `nil` when the publication does not say.
    package let base: Int?
    package let origin: Origin

    package init(percent: Int, base: Int?, origin: Origin) {
        self.percent = percent
        self.base = base
        self.origin = origin
    }
}
