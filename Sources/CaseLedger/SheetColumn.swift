/// A column of a spreadsheet.
public struct SheetColumn: Hashable, Sendable, CustomStringConvertible {
    /// Its number, from 1.
    public let number: Int
    /// Its heading; `nil` if the text in that place may not be a heading.
    public let heading: String?

    /// Creates a column.
    public init(_ number: Int, heading: String? = nil) {
        self.number = number
        self.heading = heading
    }

    /// Its name in spreadsheet programs: `"A"` for the first column, `"AA"` for the 27th.
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
