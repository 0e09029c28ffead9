internal import ByteCoding
internal import CaseQuality

/// A command that has canonical bytes: equal commands, and no others, have equal bytes.
protocol CodedCommand: InspectionCommandContent {
    /// Writes what the command asks with.
    func write(into writer: inout ByteWriter)
}
