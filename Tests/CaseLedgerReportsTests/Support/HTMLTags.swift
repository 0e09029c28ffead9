/// The tags of a page, to check that each that opens also closes.
struct HTMLTags {
    /// The names of the elements, in order.
    private(set) var elements: [String] = []
    /// What is wrong with the page; empty if it is well-formed.
    private(set) var problems: [String] = []

    private static let void: Set = ["meta", "br"]

    init(of page: String) {
        var open: [String] = []
        var rest = Array(page.unicodeScalars)[...]
        while let start = rest.firstIndex(of: "<") {
            if rest[..<start].contains(">"), open.last != "style" { problems.append("bare >") }
            guard let end = Self.end(of: rest[start...]) else {
                problems.append("open tag at the end")
                return
            }
            let tag = Self.string(rest[(start + 1)..<end])
            rest = rest[(end + 1)...]
            if tag.hasPrefix("!DOCTYPE") { continue }
            let isClosing = tag.hasPrefix("/")
            let name = String(tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "\n" })
            if isClosing {
                if open.popLast() != name { problems.append("</\(name)> closes another element") }
            } else {
                elements.append(name)
                if !Self.void.contains(name), !tag.hasSuffix("/") { open.append(name) }
            }
        }
        problems += open.map { "<\($0)> stays open" }
    }

    /// Where a tag ends; a ">" in quotation marks does not end it.
    private static func end(of tag: ArraySlice<Unicode.Scalar>) -> Int? {
        var isQuoted = false
        for (index, scalar) in zip(tag.indices, tag) {
            if scalar == "\"" { isQuoted.toggle() }
            if scalar == ">", !isQuoted { return index }
        }
        return nil
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
