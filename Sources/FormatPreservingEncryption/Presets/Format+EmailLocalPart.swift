extension Format {
    /// Which local parts of e-mail addresses there are.
    public struct EmailLocalPart: Sendable, Hashable {
        let atom: String

        /// Small letters, digits, `_`, `+`, `-`, with single dots between: what nearly all systems accept. Capitals are
        /// refused, since systems that fold them would destroy tokens: fold them first.
        public static let common = EmailLocalPart(atom: "[a-z0-9_+-]")

        /// All that RFC 5322 allows without quotation marks, capitals and small letters being different.
        public static let rfc5322 = EmailLocalPart(atom: #"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"#)
    }
}
