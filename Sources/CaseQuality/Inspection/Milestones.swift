public import EventSourcing

extension Inspection {
    /// Points in an inspection's life, each the end of a command: everything up to and with it.
    public struct Milestones: Hashable, Sendable {
        /// The announcement.
        public internal(set) var announced: Position?
        /// The last command before the ratings panel met.
        public internal(set) var fieldwork: Position?
        /// The last decision of the panel.
        public internal(set) var panel: Position?
        /// The publication.
        public internal(set) var published: Position?
    }
}
