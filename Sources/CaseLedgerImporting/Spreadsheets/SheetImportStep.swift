/// A step of the import of a sheet, for a progress display.
public enum SheetImportStep: Hashable, Sendable {
    /// The file is read; it has this many bytes.
    case reading(bytes: Int)
    /// The rules check this many answers.
    case checking(answers: Int)
    /// This many events are recorded, in one commit.
    case recording(events: Int)
}
