/// The answers that the words in the cells of a sheet stand for.
struct SheetAnswers {
    /// The remedy for a cell that is not an answer.
    static let accepted =
        "Write yes or no (or y, true, 1, sufficient; n, false, 0, not sufficient, insufficient), "
        + "or n/a (na, not applicable). For another word, add a line to the mapping file: "
        + "answer WORD = yes."

    private let own: [String: Answer]

    init(_ reading: SheetReading) {
        own = Dictionary(
            reading.answers.map { ($0.key.answerLetters, $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The answer of a cell; `nil` for any text that is not certain to be one.
    subscript(text: String) -> Answer? {
        if !own.isEmpty, let answer = own[text.answerLetters] { return answer }
        return Self.answer(text)
    }

    /// The answer in the words that every sheet may use.
    static func answer(_ text: String) -> Answer? {
        if let answer = Answer(spelling: text) { return answer }
        return switch text.answerLetters {
        case "true", "1": .yes
        case "false", "0": .no
        default: nil
        }
    }
}

extension String {
    /// The text for comparing answers: in lower case, without white space.
    var answerLetters: String { String(lowercased().filter { !$0.isWhitespace }) }
}
