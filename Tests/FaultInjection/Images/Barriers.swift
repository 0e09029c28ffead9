/// Which syncs count when images are made from a recording.
///
/// Every value but ``all`` is a control: images that are made with it must be found bad.
public enum Barriers: String, Sendable, CaseIterable {
    /// Every sync that succeeded, as on a real disk.
    case all
    /// Those of folders only: what was written to a file may always be lost.
    case withoutFiles
    /// All but those of the meta page, which has a descriptor that syncs each write.
    case withoutMeta
    /// Those of files only: every name that was created or changed may always be lost.
    case withoutFolders
}
