extension Format {
    /// What becomes of the Luhn check where a card's first digits are kept.
    public struct LuhnTreatment: Sendable, Hashable {
        let isRecomputed: Bool

        /// Not looked at: any digits are a value, and a token passes the check by chance, once in ten.
        public static let ignored = LuhnTreatment(isRecomputed: false)

        /// A value has to pass the check, and every token passes it too.
        public static let recomputed = LuhnTreatment(isRecomputed: true)
    }
}
