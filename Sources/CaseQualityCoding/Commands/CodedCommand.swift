internal import ByteCoding
internal import CaseQuality

/// A command with canonical bytes: two commands have the same bytes exactly when equal.
protocol CodedCommand: InspectionCommandContent {
    /// Writes the fields of the command.
    func write(into writer: inout ByteWriter)
}
