/// Hides the credentials, the query and the fragment of a URL, and its path if asked to.
struct URLRule: MaskRule {
    let hidesPath: Bool

    var text: MaskText { MaskText("url", hidesPath ? [.word("true", label: "path")] : []) }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil,
            reveals: "scheme, host and port" + (hidesPath ? "" : " and path")
                + "; of URLs with nothing else not the path, or else not the host; of other values nothing")
    }

    func mask(_ value: String) -> String? {
        let text = value.withoutInvisible
        guard !text.isEmpty else { return "" }
        let bytes = Array(text.utf8)
        guard let scheme = Self.scheme(bytes) else { return "***" }
        let start = scheme + 3
        let end = bytes[start...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? bytes.count
        let authority = bytes[start..<end]
        // Some read a backslash as a slash, and others as part of the credentials.
        guard !bytes.contains(0x5C), !bytes.contains(0x20), !authority.isEmpty else { return "***" }
        let pathEnd = bytes[end...].firstIndex { $0 == 0x3F || $0 == 0x23 } ?? bytes.count
        let queryEnd = bytes[pathEnd...].firstIndex(of: 0x23) ?? bytes.count
        var output = bytes[..<start]
        let stars: [UInt8] = [0x2A, 0x2A, 0x2A]
        var isHidden = false
        var host = authority
        if let at = authority.lastIndex(of: 0x40) {
            output += stars + [0x40]
            host = authority[(at + 1)...]
            isHidden = true
        }
        if pathEnd < bytes.count { isHidden = true }
        let path = Self.withoutParameters(bytes[end..<pathEnd])
        if path != bytes[end..<pathEnd] { isHidden = true }
        let isPathHidden = path.count > 1 && (hidesPath || !isHidden)
        output += isHidden || isPathHidden ? host : stars[...]
        if isPathHidden { output += [0x2F] + stars } else { output += path }
        if pathEnd < queryEnd { output += [0x3F] + stars }
        if queryEnd < bytes.count { output += [0x23] + stars }
        return Array(output) == bytes ? "***" : String(decoding: output, as: UTF8.self)
    }

    /// A path with asterisks for the parameters of its segments (RFC 3986, 3.3), which carry sessions and passwords.
    private static func withoutParameters(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard path.contains(0x3B) else { return path }
        var output: ArraySlice<UInt8> = []
        for (index, segment) in path.split(separator: 0x2F, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { output.append(0x2F) }
            output += segment.prefix { $0 != 0x3B }
            if segment.contains(0x3B) { output += [0x3B, 0x2A, 0x2A, 0x2A] }
        }
        return output
    }

    /// Where the scheme ends that `://` follows: one of at most 16 characters, no more than four digits of which stand in a
    /// row, since it is shown.
    static func scheme(_ bytes: [UInt8]) -> Int? {
        guard let colon = bytes.prefix(17).firstIndex(of: 0x3A), colon > 0, colon + 2 < bytes.count,
            bytes[colon + 1] == 0x2F, bytes[colon + 2] == 0x2F, (bytes[0] | 0x20) &- 0x61 < 26
        else { return nil }
        var digits = 0
        for byte in bytes[..<colon] {
            digits = byte &- 0x30 < 10 ? digits + 1 : 0
            if digits > 4 { return nil }
        }
        let isScheme = bytes[..<colon].allSatisfy { byte in
            (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2B || byte == 0x2D || byte == 0x2E
        }
        return isScheme ? colon : nil
    }
}

extension Mask {
    /// Hides the credentials, the parameters, the query and the fragment of a URL: `https://***@example.org/a?***`. As text: `url`,
    /// `url(path: true)`.
    ///
    /// A URL that has none of them loses its path, and one without a path its host, since no partial mask shows a whole
    /// value. What has no `scheme://`, one of more than 16 characters or of more than four digits in a row, and what has spaces
    /// or backslashes, becomes `***`.
    ///
    /// - Parameter hidesPath: whether the path is hidden in any case.
    ///
    /// ## Specification
    /// RFC 3986, 3.
    public static func url(hidesPath: Bool = false) -> Mask { Mask(URLRule(hidesPath: hidesPath)) }
}
