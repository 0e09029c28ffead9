/// A question below a key question: `"2.1.3.a"`.
public struct Prompt: Hashable, Sendable {
    /// The question.
    public let question: Question
    /// The letter as printed, which may repeat; the id never does.
    public let printedLetter: String
    /// What it is about, for looking across standards.
    public let topics: [String]

    package init(question: Question, printedLetter: String, topics: [String]) {
        self.question = question
        self.printedLetter = printedLetter
        self.topics = topics
    }

    /// Its number and letter.
    public var id: Question.ID { question.id }
}
