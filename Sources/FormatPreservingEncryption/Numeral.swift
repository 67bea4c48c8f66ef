/// One numeral of a numeral string: a number from 0 to one less than the radix.
///
/// Every radix up to 65,536 fits.
///
/// ## Specification
/// SP 800-38G, section 4.1: characters are represented by their numerals in the order of the alphabet.
public typealias Numeral = UInt16
