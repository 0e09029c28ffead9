#if CLI
    extension String {
        /// The folder of a file's path: empty for a name alone, `"/"` for a file in the root.
        ///
        /// `NSString.deletingLastPathComponent` stops the process for a name of one character.
        var folder: String {
            guard let slash = lastIndex(of: "/") else { return "" }
            return slash == startIndex ? "/" : String(self[..<slash])
        }
    }
#endif
