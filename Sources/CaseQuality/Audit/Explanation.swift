public import EventSourcing

/// Why a cell has its value: a tree from a rating down to the answers.
///
/// Each node has the numbers that its value follows from, so that a reader can compute it again from
/// the tree alone.
public struct Explanation: Hashable, Sendable {
    /// The cell that the node explains; `nil` for a node that groups others.
    public internal(set) var cell: Cell?
    /// The node in words, without a full stop.
    public let words: String
    /// What is known of the cell; `nil` for a node that groups others.
    public internal(set) var state: CellState?
    /// The rule that gives the value; `nil` for an answer.
    public let rule: AppliedRule?
    /// The share that a band is read from; `nil` for a node without one.
    public let fraction: Fraction?
    /// The counted answers; `nil` for a node without answers, and for a printed percentage.
    public let counts: Counts?
    /// The points of a core standard, or of a group of them; `nil` for any other node.
    public internal(set) var points: Int?
    /// The conditions of the rule, met and unmet.
    public let conditions: [Condition]
    /// Whether the value depends on the node: the lowest key questions, and the answers of which
    /// the fewest changes would give another rating by rule.
    public let isDeciding: Bool
    /// How many answers would have to change for another rating; `nil` where that is not known.
    public let distance: Distance?
    /// The positions of the events that decided it, or that gave the answers.
    public let positions: [Position]
    /// What the value follows from, in the order of the edition.
    public internal(set) var children: [Explanation]

    /// A share of cases.
    public struct Fraction: Hashable, Sendable {
        /// The number of sufficient cases.
        public let numerator: Int
        /// The number of cases in the denominator.
        public let denominator: Int
        /// The share, rounded half up.
        ///
        /// Unit: whole percent.
        public let percent: Int
    }

    /// Counts of answers.
    ///
    /// Unit: cases.
    public struct Counts: Hashable, Sendable {
        public let yes: Int
        public let no: Int
        public let notApplicable: Int
        public let unanswered: Int
    }

    /// A condition of a rule.
    public struct Condition: Hashable, Sendable {
        /// The condition with its values, without a full stop.
        public let words: String
        /// Whether it is met.
        public let isMet: Bool
        /// Whether the edition's source confirms the rule.
        public let isConfirmed: Bool
    }

    /// The fewest answers that would have to change.
    ///
    /// Unit: answers that change between "sufficient" and "not sufficient".
    public struct Distance: Hashable, Sendable {
        /// For the next better rating; `nil` if no such changes lead to it.
        public let up: Int?
        /// For the next lower rating; `nil` if no such changes lead to it.
        public let down: Int?
    }

    init(
        _ cell: Cell?, _ words: String, state: CellState? = nil, rule: AppliedRule? = nil,
        fraction: Fraction? = nil, counts: Counts? = nil, points: Int? = nil,
        conditions: [Condition] = [], isDeciding: Bool = false, distance: Distance? = nil,
        positions: [Position] = [], children: [Explanation] = []
    ) {
        self.cell = cell
        self.words = words
        self.state = state
        self.rule = rule
        self.fraction = fraction
        self.counts = counts
        self.points = points
        self.conditions = conditions
        self.isDeciding = isDeciding
        self.distance = distance
        self.positions = positions
        self.children = children
    }
}
