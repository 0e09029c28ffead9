/// One of the questions that decide a standard: `"2.1.3"`.
public struct KeyQuestion: Hashable, Sendable {
    /// The question.
    public let question: Question
    /// What it is about: `"risk of harm"`; `nil` for qualitative standards.
    public let theme: String?
    /// What inspectors look at on the way; prompts never enter the rating.
    public let prompts: [Prompt]

    package init(question: Question, theme: String?, prompts: [Prompt]) {
        self.question = question
        self.theme = theme
        self.prompts = prompts
    }

    /// Its number.
    public var id: Question.ID { question.id }
}
