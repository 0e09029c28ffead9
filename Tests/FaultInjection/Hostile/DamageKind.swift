/// What is done to a data file before it is opened.
public enum DamageKind: String, Sendable, CaseIterable, Codable {
    /// One bit anywhere in the file.
    case bit
    /// One bit in the header of a page in use.
    case pageHeader = "page header"
    /// One bit in the list of the entries of a page.
    case pointer
    /// One bit in the header of an entry.
    case entryHeader = "entry header"
    /// The file ends at a page.
    case truncatedPage = "truncated at a page"
    /// The file ends anywhere.
    case truncatedOdd = "truncated within a page"
    /// A page of zeros.
    case zeroed
    /// A page as it was at an earlier time.
    case stale
    /// A page with the bytes of another one.
    case copied
    /// Two pages in each other's place.
    case swapped
    /// 1 to 64 random bytes.
    case noise
    /// 8 random bytes in the header of a page.
    case randomHeader = "random header"
    /// One bit of a meta page.
    case meta
    /// One bit in the tree that lists the free pages.
    case freeList = "free list"
    /// Two entries of a leaf in each other's place.
    case swappedEntries = "swapped entries"
    /// One bit in a key of a branch.
    case branchKey = "branch key"
}
