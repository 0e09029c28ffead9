public import EventSourcing

extension Inspection {
    /// Milestones of an inspection, each the position of the last event of a command.
    ///
    /// A view as of a milestone includes the command.
    public struct Milestones: Hashable, Sendable {
        /// The announcement; `nil` before it.
        public internal(set) var announced: Position?
        /// The last command of fieldwork before the ratings panel met; `nil` before fieldwork.
        public internal(set) var fieldwork: Position?
        /// The last decision of the panel; `nil` before it.
        public internal(set) var panel: Position?
        /// The last draft of the report that was sent to the service; `nil` before it.
        public internal(set) var draft: Position?
        /// The publication; `nil` before it.
        public internal(set) var published: Position?
    }
}
