package import EventSourcing

/// The counts of the answers to a key question, over the cases that count.
package struct AnswerTally: Hashable, Sendable {
    /// The number of sufficient answers.
    ///
    /// Unit: cases, like the other counts.
    package var yes = 0
    package var no = 0
    package var notApplicable = 0
    /// The joined origin of the answers; `nil` while there are none.
    package var origin: Origin?

    package init() {}

    /// The number of answers.
    package var answered: Int { yes + no + notApplicable }

    /// Adds `count` answers; a negative count removes answers.
    package mutating func add(_ answer: Answer, _ count: Int) {
        switch answer {
        case .yes: yes += count
        case .no, .notOnFile: no += count
        case .notApplicable: notApplicable += count
        }
    }

    /// The number of answers that count like this one.
    func count(of answer: Answer) -> Int {
        switch answer {
        case .yes: yes
        case .no, .notOnFile: no
        case .notApplicable: notApplicable
        }
    }

    /// The number of answers in the denominator of a percentage.
    func assessed(by denominator: Question.Denominator) -> Int {
        switch denominator {
        case .allCases: yes + no + notApplicable
        case .relevantCases: yes + no
        }
    }
}

/// A percentage of a publication without case answers.
package struct PrintedPercentage: Hashable, Sendable {
    /// The percentage as printed.
    ///
    /// Unit: whole percent, `0...100`.
    package let percent: Int
    /// The number of cases that it refers to; `nil` when not stated.
    ///
    /// Unit: cases.
    package let base: Int?
    package let origin: Origin

    package init(percent: Int, base: Int?, origin: Origin) {
        self.percent = percent
        self.base = base
        self.origin = origin
    }
}
