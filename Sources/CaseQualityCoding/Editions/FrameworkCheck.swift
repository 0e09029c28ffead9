public import CaseQuality
internal import EventSourcing

/// The check of a definition before it is used: all its problems, and what it lacks.
///
/// A definition without problems can be used everywhere. One that only has unknown keys, no
/// permissions or too few tables of bands can be read, and the check refuses it all the same.
public struct FrameworkCheck: Hashable, Sendable {
    /// The edition; `nil` if the definition cannot be read.
    public let framework: Framework?
    /// The problems, in the order of the file.
    public let problems: [FrameworkProblem]
    /// What the edition does without, a sentence each: it is allowed, and limits what can be done.
    public let lacks: [String]

    /// Checks a definition.
    ///
    /// - Parameters:
    ///   - definition: The content of the file.
    ///   - editions: The other editions that it may refer to.
    public init(definition: [UInt8], among editions: [Framework]) {
        let tree: JSONTree
        do throws(JSONTreeReader.Malformed) { tree = try JSONTreeReader.tree(definition) } catch {
            self.init(nil, [FrameworkProblem("", line: error.line, error.message)], lacks: [])
            return
        }
        let found = TreeDecoder.Problems()
        let decoder = TreeDecoder(tree: tree, path: "", problems: found)
        guard let file = try? decoder.value(FrameworkFile.self) else {
            self.init(
                nil, found.list + [FrameworkProblem("", line: 1, "the file cannot be read.")],
                lacks: [])
            return
        }
        var reader = FrameworkReader(file)
        _ = reader.parts()
        reader.checkReferences(among: editions)
        var framework: Framework?
        do throws(InvalidFramework) { framework = try Framework(definition: definition) } catch {
            // The reader found the same problems, all but the size of the whole file.
            if found.list.isEmpty, reader.problems.isEmpty {
                reader.report("", error.description)
            }
        }
        if let framework {
            reader.checkID(of: framework, among: editions)
            reader.checkCompleteness(of: framework)
        }
        let lines = tree.lines()
        // A value that is missing or of another type has no further problem.
        let values = reader.problems.filter { problem in
            !found.list.contains { problem.path.isWithin($0.path) && !$0.path.isEmpty }
        }
        let all = found.list + values.map { $0.on(lines.line(of: $0.path)) }
        self.init(
            framework,
            all.enumerated().sorted {
                ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
            }.map(\.element),
            lacks: framework.map(Self.lacks(of:)) ?? [])
    }

    private init(_ framework: Framework?, _ problems: [FrameworkProblem], lacks: [String]) {
        self.framework = framework
        self.problems = problems
        self.lacks = lacks
    }

    /// Whether the definition has no problem.
    public var passed: Bool { problems.isEmpty }
}

extension [String: Int] {
    /// The line of a place, or of the nearest place above it.
    fileprivate func line(of path: String) -> Int? {
        var place = path[...]
        while true {
            if let line = self[String(place)] { return line }
            guard let end = place.lastIndex(where: { $0 == "." || $0 == "[" }) else {
                return self[""]
            }
            place = place[..<end]
        }
    }
}

extension String {
    /// Whether this place is the other one, or below it.
    fileprivate func isWithin(_ path: String) -> Bool {
        guard hasPrefix(path) else { return false }
        let next = dropFirst(path.count).first
        return next == nil || next == "." || next == "["
    }
}
