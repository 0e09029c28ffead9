/// A question whose answers decide the rating of a standard: `"2.1.3"`.
public struct KeyQuestion: Hashable, Sendable {
    /// The question.
    public let question: Question
    /// The theme of the question: `"risk of harm"`; `nil` for qualitative standards.
    public let theme: String?
    /// The prompts of the question, which never affect a rating.
    public let prompts: [Prompt]

    package init(question: Question, theme: String?, prompts: [Prompt]) {
        self.question = question
        self.theme = theme
        self.prompts = prompts
    }

    /// The number of the key question.
    public var id: Question.ID { question.id }
}
