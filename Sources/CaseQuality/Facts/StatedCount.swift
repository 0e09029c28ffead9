public import EventSourcing

/// A count of cases that the text of a report states, beside its tables.
public struct StatedCount: Hashable, Sendable {
    /// What was counted.
    public enum Subject: Hashable, Sendable {
        /// The answers to a question.
        case question(Question.ID)
        /// Something else on the cases of a standard, in words.
        case other(Standard.ID, FreeText)

        /// What was counted, where it is no question.
        package var words: FreeText? { if case .other(_, let words) = self { words } else { nil } }
    }

    /// The name of the count: `"SC.2.1.1.a"`.
    public var id: MeasureKey
    /// What was counted.
    public var subject: Subject
    /// The sufficient cases, or those that the words count; `nil` if not stated.
    public var yes: Int?
    /// The other cases; `nil` if not stated.
    public var no: Int?
    /// The cases in all; `nil` if not stated.
    public var of: Int?
    /// The count as printed, where it is not a number: `"the relevant cases"`.
    public var inWords: FreeText?
    /// The percentage printed beside it.
    ///
    /// Unit: whole percent, `0...100`.
    public var percent: Int?
    /// What is counted: `"cases"`.
    public var unit: FreeText
    /// Where the source says it, and who says it there.
    public var citation: Citation

    /// Creates a count from its parts.
    public init(
        id: MeasureKey, subject: Subject, yes: Int? = nil, no: Int? = nil, of total: Int? = nil,
        inWords: FreeText? = nil, percent: Int? = nil, unit: FreeText = "cases",
        citation: Citation = Citation()
    ) {
        self.id = id
        self.subject = subject
        self.yes = yes
        self.no = no
        of = total
        self.inWords = inWords
        self.percent = percent
        self.unit = unit
        self.citation = citation
    }

    /// The count in words: `"11 of 13"`, `"6 of 11 not"`.
    package var words: String {
        if yes == nil, inWords == nil, let no {
            return "\(no)" + (of.map { " of \($0)" } ?? "") + " not"
        }
        var parts: [String] = []
        if let yes { parts.append("\(yes)") }
        if let no { parts.append("\(no) not") }
        if let inWords { parts.append(inWords.words) }
        let counted = parts.joined(separator: ", ")
        return of.map { "\(counted) of \($0)" } ?? counted
    }

    /// The fields of a count of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [
            .value("\(path).id"),
            .typed("\(path).subject", about: .child),
            .value("\(path).yes"),
            .value("\(path).no"),
            .value("\(path).of"),
            .typed("\(path).inWords", about: .child),
            .value("\(path).percent"),
            .typed("\(path).unit", about: .nobody),
        ] + Citation.fields("\(path).citation")
    }
}
