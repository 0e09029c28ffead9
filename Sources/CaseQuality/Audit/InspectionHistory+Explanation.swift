extension InspectionHistory {
    /// Explains why a cell has its value, down to the answers and the evidence.
    ///
    /// - Parameter cell: The cell.
    /// - Returns: The tree; a single node before there is an edition.
    /// - Complexity: O(events + cases x questions).
    public func explanation(of cell: Cell) -> Explanation {
        if let explainer = Explainer(of: self) { return explainer.explanation(of: cell) }
        let state = state.state(of: cell)
        return Explanation(cell, "\(cell): \(state.words)", state: state)
    }
}
