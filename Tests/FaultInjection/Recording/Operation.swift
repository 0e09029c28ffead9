import Foundation

/// One entry of a recorded run: what the program did to the files, in order.
///
/// Files and folders have the numbers that the system gave them. A number may be used again after
/// its file was removed.
public enum Operation: Sendable {
    /// A folder that existed when the recording began; the parent of the root is 0.
    case oldFolder(UInt64, in: UInt64, name: String)
    /// A file that existed when the recording began, with its content.
    case oldFile(UInt64, in: UInt64, name: String, content: Range<Int>)
    case create(UInt64, in: UInt64, name: String)
    case makeFolder(UInt64, in: UInt64, name: String)
    /// Bytes of the log written at an offset. The ticket is 0 unless the file is opened so that a
    /// write returns after its sync; that sync ends with the same ticket.
    case write(UInt64, offset: Int, bytes: Range<Int>, ticket: UInt64)
    case truncate(UInt64, size: Int)
    case beginSync(UInt64, ticket: UInt64)
    case endSync(UInt64, ticket: UInt64, succeeded: Bool)
    case rename(from: UInt64, String, to: UInt64, String, isExchange: Bool)
    case unlink(in: UInt64, name: String)
    case link(UInt64, in: UInt64, name: String)
    /// What the program wrote to its standard output.
    case output(String)

    /// Whether it says what was there before the program began.
    var isOld: Bool {
        switch self {
        case .oldFolder, .oldFile: true
        default: false
        }
    }
}
