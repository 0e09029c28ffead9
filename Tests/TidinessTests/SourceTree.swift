import Foundation

/// The package's files as text, for tests of how the tree is kept.
enum SourceTree {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A Swift file.
    struct File {
        /// Its path from the package's folder: `"Sources/LMDB/Files/OpenLock.swift"`.
        let path: String
        let text: String

        /// The name without `.swift`.
        var name: String { String(path.split(separator: "/").last?.dropLast(6) ?? "") }

        /// Whether a generator writes it.
        var isGenerated: Bool { path.hasSuffix(".pb.swift") || path.hasSuffix("+Generated.swift") }

        /// The text without comments.
        var code: String {
            text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
            }.joined(separator: "\n")
        }

        /// Doc comments and string literals, a passage each: what people read.
        var prose: [String] {
            let comments = text.split(separator: "\n").compactMap { line -> Substring? in
                guard let start = line.range(of: "//") else { return nil }
                let rest = line[start.upperBound...]
                return rest.hasPrefix("/") ? rest.dropFirst() : rest
            }.joined(separator: " ")
            return [comments] + code.matches(of: #/"(?:\\.|[^"\\])*"/#).map { String($0.0) }
        }

        /// The names of the types that it declares at top level.
        var declared: [String] {
            // Made once: to make one for each line took minutes.
            let declaration =
                #/^(?:    )?(?:(?:public|package|internal|private|fileprivate|final|indirect|@\w+(?:\([^)]*\))?)\s+)*(?:struct|enum|class|protocol|actor|typealias)\s+(\w+)/#
            return code.split(separator: "\n").compactMap { line in
                line.firstMatch(of: declaration).map { String($0.1) }
            }
        }

        /// The names of the types that it extends.
        var extended: [String] {
            code.matches(
                of:
                    #/(?m)^ *(?:(?:public|package|fileprivate|private)\s+)?extension\s+\[?(?:any )?([\w.]+)/#
            ).map { String($0.1) }
        }
    }

    /// The Swift files below a folder of the package, sorted.
    static func files(below folder: String) throws -> [File] {
        let start = root.appendingPathComponent(folder)
        let found = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)
        var paths: [String] = []
        while let url = found?.nextObject() as? URL {
            if url.pathExtension == "swift" { paths.append(url.path) }
        }
        return try paths.sorted().map { path in
            File(
                path: String(path.dropFirst(root.path.count + 1)),
                text: try String(contentsOfFile: path, encoding: .utf8))
        }
    }

    /// The folders below a folder of the package that hold a Swift file, from that folder on.
    static func folders(below folder: String) throws -> Set<String> {
        Set(
            try files(below: folder).map {
                $0.path.dropFirst(folder.count + 1).split(separator: "/").dropLast()
                    .joined(separator: "/")
            })
    }
}
