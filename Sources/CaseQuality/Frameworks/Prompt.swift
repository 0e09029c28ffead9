/// A sub-question of a key question: `"2.1.3.a"`.
public struct Prompt: Hashable, Sendable {
    /// The question.
    public let question: Question
    /// The letter as printed.
    ///
    /// A letter may repeat within a key question; the id is unique.
    public let printedLetter: String
    /// The topics of the prompt, for reports across standards.
    public let topics: [String]

    package init(question: Question, printedLetter: String, topics: [String]) {
        self.question = question
        self.printedLetter = printedLetter
        self.topics = topics
    }

    /// The number and letter of the prompt.
    public var id: Question.ID { question.id }
}
