/// What the help of every command says.
enum CommandHelp {
    static let codes = "Exits with 0, or with a code that 'dataprotect --help' explains."
}
