public import CaseLedger

/// An explanation as it is shown: down to a depth, or as far as one screen allows.
public struct ShownExplanation: Hashable, Sendable {
    /// The whole explanation.
    public let explanation: Explanation
    /// The levels below the first that the document shows; `nil` for as many as fit one screen.
    public let depth: Int?
    /// Whether it rests on answers that were reconstructed from printed counts.
    public let isReconstructed: Bool

    /// Chooses how much of an explanation is shown.
    public init(_ explanation: Explanation, depth: Int?, isReconstructed: Bool = false) {
        self.explanation = explanation
        self.depth = depth
        self.isReconstructed = isReconstructed
    }

    /// The most lines of the first screen, without the title and the note.
    static let mostLines = 16

    /// The depth that is shown.
    private var shownDepth: Int {
        if let depth { return depth }
        let fitting = (1...8).last { explanation.lines(upTo: $0) <= Self.mostLines }
        return fitting ?? 1
    }

    /// The most nodes that are shown below one node.
    private var mostChildren: Int { depth == nil ? Self.mostLines : .max }
}

extension ShownExplanation: JSONMapped {
    public static let jsonMapping = JSONMapping<ShownExplanation>(
        "ExplanationAnswer", "Why a cell has its value.",
        JSONField("tree", "The whole explanation.") { $0.explanation })
}

extension ShownExplanation: DocumentedAnswer {
    public var subject: String {
        "explanation of \(explanation.cell?.description ?? "the value")"
    }

    public var blocks: [Document.Block] {
        let depth = shownDepth
        var blocks = explanation.blocks(upTo: depth, children: mostChildren)
        if explanation.lines(upTo: depth) < explanation.lines(upTo: .max) {
            blocks.insert(.paragraph("More levels: --depth \(depth + 1), or --all."), at: 1)
        }
        return blocks + (isReconstructed ? [.note(Ratings.reconstructed)] : [])
    }

    public var data: Table? {
        var table = Table([
            .init("Level", .number), .init("Cell", .id), .init("Node", .prose),
            .init("Rule", .id), .init("Sufficient", .number), .init("Of", .number),
            .init("%", .percent), .init("Deciding"), .init("Answers up", .number),
            .init("Answers down", .number), .init("Events"),
        ])
        explanation.add(to: &table, level: 0)
        return table
    }
}

extension Explanation {
    /// What "(unconfirmed)" means in a tree.
    fileprivate static let unconfirmed =
        "(unconfirmed): this edition infers or recalls the rule. It is not confirmed by a "
        + "publication."

    /// The tree down to a depth, and what "(unconfirmed)" means if it is in the tree.
    ///
    /// - Parameters:
    ///   - depth: The levels below the first.
    ///   - most: The most nodes that are shown below one node.
    /// - Returns: The tree, and the paragraph.
    func blocks(upTo depth: Int, children most: Int = .max) -> [Document.Block] {
        [.tree(tree(upTo: depth, children: most))]
            + (hasUnconfirmedRule(upTo: depth) ? [.paragraph(Self.unconfirmed)] : [])
    }

    /// The number of lines of a tree of this depth.
    fileprivate func lines(upTo depth: Int) -> Int {
        let own = 1 + shownConditions.count
        return depth == 0 ? own : children.reduce(own) { $0 + $1.lines(upTo: depth - 1) }
    }

    private var shownConditions: [Condition] { conditions.filter { $0.isMet || $0.isConfirmed } }

    fileprivate func hasUnconfirmedRule(upTo depth: Int) -> Bool {
        shownConditions.contains { !$0.isConfirmed }
            || (depth > 0 && children.contains { $0.hasUnconfirmedRule(upTo: depth - 1) })
    }

    fileprivate func tree(upTo depth: Int, children most: Int) -> Document.Tree {
        let conditions = shownConditions.map { condition in
            Document.Tree(
                (condition.isConfirmed ? "" : "by this edition's rule (unconfirmed), ")
                    + condition.words + (condition.isMet ? "" : ": no"))
        }
        guard depth > 0 else { return Document.Tree(line, conditions) }
        var below = children.prefix(most).map { $0.tree(upTo: depth - 1, children: most) }
        if children.count > most {
            below.append(Document.Tree("... \(children.count - most) more: --all"))
        }
        return Document.Tree(line, conditions + below)
    }

    private var line: String {
        var line = words
        if isDeciding { line += " [deciding]" }
        if let distance {
            var changes: [String] = []
            if let up = distance.up { changes.append("\(up.counted("answer")) up") }
            if let down = distance.down { changes.append("\(down.counted("answer")) down") }
            if !changes.isEmpty { line += "; next rating: \(changes.joined(separator: ", "))" }
        }
        if positions.count == 1, cell == nil || cell?.caseKey != nil {
            line += " (event \(positions[0]))"
        }
        return line
    }

    fileprivate func add(to table: inout Table, level: Int) {
        table.add([
            Table.Cell(level), Table.Cell(cell?.description), Table.Cell(words),
            Table.Cell(rule?.id.rawValue), Table.Cell(fraction?.numerator),
            Table.Cell(fraction?.denominator), Table.Cell(fraction?.percent),
            Table.Cell(isDeciding ? "yes" : "no"), Table.Cell(distance?.up),
            Table.Cell(distance?.down),
            Table.Cell(positions.map(\.description).joined(separator: " ")),
        ])
        for child in children { child.add(to: &table, level: level + 1) }
    }
}

extension WhyNot: DocumentedAnswer {
    public var subject: String { "\(cell): why not \(rating.label)" }

    public var blocks: [Document.Block] {
        let now = Document.Block.paragraph("\(cell) now: \(state.words).")
        let panel = byPanel.map { [Document.Block.paragraph($0.words(for: rating))] } ?? []
        guard let needs else {
            let why: String
            switch (cell, state) {
            case (.overall, _): why = "the edition has no band of that rating for this maximum"
            case (_, .absent(.notRated)):
                why = "the standard is recorded as not rated, which cannot be undone"
            default: why = "no answers of the cases lead to it"
            }
            return [now, .paragraph("\(rating.label) is unreachable by rule: \(why).")] + panel
        }
        if needs.isEmpty { return [now, .paragraph("It has that rating.")] }
        let different: [Document.Block] = [
            .paragraph("For \(rating.label), all of this would have to be different:"),
            .list(needs.map(\.words)),
        ]
        return [now] + different + panel + roomBlocks
    }

    private var roomBlocks: [Document.Block] {
        guard let first = room.first else { return [] }
        let isUp = first.points > 0
        var table = Table(
            [
                .init("Id", .id), .init("Rating", .rating), .init("Points", .number),
                .init("Answers to the next rating", .number),
            ], caption: "The points that each standard could still \(isUp ? "give" : "lose")")
        for room in room {
            table.add([
                Table.Cell(room.standard.rawValue),
                Table.Cell(room.rating?.label ?? "not rated yet"),
                Table.Cell(abs(room.points)), Table.Cell(room.answers),
            ])
        }
        return [.table(table)]
    }
}

extension WhyNot.ByPanel {
    /// The way by a panel as a sentence.
    fileprivate func words(for rating: Rating) -> String {
        let open = isConfirmed ? "" : " By this edition's rule (unconfirmed) discretion is open."
        let approval = needsSecondApproval ? ", with the approval of a second person" : ""
        return "Or a panel would have to decide for \(rating.label)\(approval).\(open)"
    }
}
