#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A path in two parts: the parent directory, and the name of the environment in it.
struct EnvironmentPath {
    /// The whole path, without trailing slashes: with one, a symbolic link would be followed.
    let path: String
    /// The directory that holds it.
    let parent: String
    /// Its name in `parent`; never empty.
    let name: String

    /// Splits `path`.
    ///
    /// - Throws: `.notFound` when the path has no last name, as in "", "/" and paths that end in
    ///   "..", or when it contains a zero byte, which would truncate it.
    init(_ path: String) throws(LMDBError) {
        var trimmed = Substring(path)
        while trimmed.hasSuffix("/") { trimmed.removeLast() }
        let slash = trimmed.lastIndex(of: "/")
        let name = slash.map { trimmed[trimmed.index(after: $0)...] } ?? trimmed
        if name.isEmpty || name == "." || name == ".." || path.utf8.contains(0) {
            throw LMDBError(
                .notFound, during: "open", "\"\(path)\" does not name a directory.",
                remedy: "Give a path that ends in a name.")
        }
        self.path = String(trimmed)
        self.name = String(name)
        switch slash {
        case nil: parent = "."
        case trimmed.startIndex: parent = "/"
        case .some(let slash): parent = String(trimmed[..<slash])
        }
    }

    /// Opens the parent directory.
    func openParent() throws(LMDBError) -> Descriptor {
        try Descriptor.open(parent, flags: O_RDONLY | O_DIRECTORY, calling: parent)
    }
}
