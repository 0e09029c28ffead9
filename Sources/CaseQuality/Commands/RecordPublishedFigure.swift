/// Takes a percentage from a publication without the answers behind it.
public struct RecordPublishedFigure: Hashable, Sendable {
    public var question: Question.ID
    /// Unit: whole percent, `0...100`.
    public var percent: Int
    /// Unit: cases.
    public var base: Int?
    /// Where it is printed, 1 to 200 bytes.
    public var place: String

    public init(question: Question.ID, percent: Int, base: Int?, place: String) {
        self.question = question
        self.percent = percent
        self.base = base
        self.place = place
    }
}
