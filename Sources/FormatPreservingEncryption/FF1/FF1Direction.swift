/// Which way the rounds run.
enum FF1Direction: Sendable {
    case encrypt, decrypt
}
