extension Document {
    /// The blocks of a page that shows the title as its heading of level 1.
    ///
    /// A heading that repeats the title is omitted. The other headings have level 2 or 3.
    var blocksBelowTitle: [Block] {
        blocks.compactMap { block in
            guard case .heading(let text, let level) = block else { return block }
            return level == 1 && text == title ? nil : .heading(text, level: min(max(level, 2), 3))
        }
    }
}
