#if CLI
    import ArgumentParser
    import CaseLedger

    /// An error: a word on the command line is not a command.
    struct MistypedCommand: Error, CustomStringConvertible {
        private let word: String
        private let path: [String]
        private let candidates: [String]

        /// Looks for the first word that is not a command; `nil` when every word is.
        ///
        /// - Parameters:
        ///   - arguments: The arguments of the process, without its name.
        ///   - root: The command that receives the arguments.
        init?(in arguments: [String], of root: any ParsableCommand.Type) {
            var command = root
            var path: [String] = []
            var words = arguments[...]
            if words.first == "help" { words.removeFirst() }
            while let word = words.first, !word.hasPrefix("-") {
                let subcommands = command.configuration.subcommands
                guard !subcommands.isEmpty else { return nil }
                guard let next = subcommands.first(where: { $0.isNamed(word) }) else {
                    self.word = word
                    self.path = path
                    candidates = subcommands.map { $0._commandName }.sorted()
                    return
                }
                path.append(word)
                command = next
                words.removeFirst()
            }
            return nil
        }

        /// The names of the commands at the beginning of a command line.
        static func path(
            in arguments: some Collection<String>, of root: any ParsableCommand.Type
        ) -> [String] {
            var command = root
            var path: [String] = []
            for word in arguments {
                guard
                    let next = command.configuration.subcommands.first(where: {
                        $0.isNamed(word)
                    })
                else { break }
                path.append(word)
                command = next
            }
            return path
        }

        var description: String {
            let name = (["case-ledger"] + path).joined(separator: " ")
            let near = Suggestions.nearest(to: word, among: candidates)
            let hint =
                near.isEmpty
                ? path.isEmpty
                    ? "See \(name) --help for the commands."
                    : "Use one of \(candidates.joined(separator: ", "))."
                : "Did you mean \(near.map { "\(name) \($0)" }.joined(separator: " or "))?"
            return "\(name) has no command \"\(word.shortened)\". \(hint)"
        }
    }

    extension ParsableCommand {
        /// Whether this is the command's name, or another name for it.
        fileprivate static func isNamed(_ word: String) -> Bool {
            _commandName == word || configuration.aliases.contains(word)
        }
    }
#endif
