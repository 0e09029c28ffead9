/// A column of a spreadsheet.
public struct SheetColumn: Hashable, Sendable, CustomStringConvertible {
    /// Which, from 1.
    public let number: Int
    /// What its heading says; `nil` where that may be something else than a heading.
    public let heading: String?

    public init(_ number: Int, heading: String? = nil) {
        self.number = number
        self.heading = heading
    }

    /// How spreadsheet programs name it: `"A"` is the first, `"AA"` the 27th.
    public var letters: String {
        var letters = ""
        var rest = number
        while rest > 0 {
            let letter = Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            letters = String(letter) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    public var description: String { heading.map { "\(letters) (\($0))" } ?? letters }
}
