public import CaseLedger

/// An empty sheet, or the labels of its questions, as CSV.
public struct AnswerSheetTemplate: Sendable {
    private let edition: Framework.ID
    private let form: String?
    private let domain: Domain.ID?
    /// The sheet.
    public let csv: String

    /// Creates the answer for a sheet.
    ///
    /// - Parameters:
    ///   - csv: The sheet.
    ///   - edition: The edition of its questions.
    ///   - form: `wide` or `long`; `nil` for labels.
    ///   - domain: The domain of its questions; `nil` for all domains.
    public init(_ csv: String, of edition: Framework.ID, form: String?, domain: Domain.ID?) {
        self.csv = csv
        self.edition = edition
        self.form = form
        self.domain = domain
    }
}

extension AnswerSheetTemplate: JSONMapped {
    public static let jsonMapping = JSONMapping<AnswerSheetTemplate>(
        "Template", "An empty sheet, or the labels of its questions.",
        JSONField("edition", "The edition of the questions.") { $0.edition },
        JSONField("form", "wide or long; null for labels.") { $0.form },
        JSONField("domain", "The only domain; null for all.") { $0.domain },
        JSONField("csv", "The sheet, as CSV.") { $0.csv })
}
