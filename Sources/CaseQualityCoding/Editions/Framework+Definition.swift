internal import ByteCoding
public import CaseQuality
internal import EventSourcing
internal import Foundation
internal import Synchronization

extension Framework {
    /// Reads and checks a definition: JSON of schema `case-ledger/framework/1`.
    ///
    /// - Throws: ``InvalidFramework`` with the place of the error and the expected value.
    public convenience init(definition: [UInt8]) throws(InvalidFramework) {
        guard definition.count <= Self.longestDefinitionInBytes else {
            throw InvalidFramework(
                "The definition has \(definition.count) bytes; the limit is "
                    + "\(Self.longestDefinitionInBytes) bytes. Shorten the labels.")
        }
        let file: FrameworkFile
        do {
            file = try JSONDecoder().decode(FrameworkFile.self, from: Data(definition))
        } catch let error as DecodingError {
            throw InvalidFramework(error.place)
        } catch {
            throw InvalidFramework("The definition is not JSON.")
        }
        var reader = FrameworkReader(file)
        guard let parts = reader.parts() else {
            throw InvalidFramework(
                reader.problems.first?.description ?? "The definition is not an edition.")
        }
        self.init(
            id: parts.id, title: file.title, inForceFrom: parts.inForceFrom,
            source: RuleSource(file.source ?? ""), bandSource: RuleSource(file.bandOnSource ?? ""),
            scale: parts.scale, overallBands: parts.overallBands,
            limitingJudgements: parts.limits, comparable: parts.comparable,
            discretion: DiscretionRule(
                withinPoints: file.discretion.withinPoints,
                casesToChange: file.discretion.casesToChange,
                smallSample: file.discretion.smallSample, source: file.discretion.source),
            countsNotOnFile: file.notOnFile != nil, domains: parts.domains,
            topics: Dictionary(
                file.topics.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first }),
            roles: Set(file.roles.compactMap(Role.init(rawValue:))),
            permissions: parts.permissions, benchmarks: parts.benchmarks,
            definition: definition)
    }

    /// The framework of a definition that was checked before, parsed once in a process.
    ///
    /// Every inspection registers its edition, and most inspections share one. It costs less to
    /// compare the bytes with those of the stated digest than to compute a digest.
    ///
    /// - Returns: `nil` when this code cannot read the bytes as a definition.
    static func known(_ definition: [UInt8], stated: ContentDigest) -> Framework? {
        let alike = parsed.withLock { $0[stated] }
        if let alike, alike.definition.hasSameBytes(as: definition) { return alike }
        let hash = ContentDigest(of: definition)
        if let known = parsed.withLock({ $0[hash] }) { return known }
        guard let framework = try? Framework(definition: definition) else { return nil }
        parsed.withLock { $0[hash] = framework }
        return framework
    }

    /// Parsed definitions by content hash; they are immutable, so all callers share them.
    private static let parsed = Mutex<[ContentDigest: Framework]>([:])
}
