/// Takes a percentage from a publication without the answers behind it.
public struct RecordPublishedFigure: Hashable, Sendable {
    /// What it is the share of.
    public var item: PublishedFigure
    /// Unit: whole percent, `0...100`.
    public var percent: Int
    /// Unit: cases.
    public var base: Int?
    /// Where it is printed, 1 to 200 bytes.
    public var place: String

    public init(item: PublishedFigure, percent: Int, base: Int?, place: String) {
        self.item = item
        self.percent = percent
        self.base = base
        self.place = place
    }

    public init(question: Question.ID, percent: Int, base: Int?, place: String) {
        self.init(item: .question(question), percent: percent, base: base, place: place)
    }
}
