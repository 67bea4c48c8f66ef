import Foundation

/// Which file a path means, however it is written.
struct FilePlace: Equatable {
    private let target: String
    /// Of what is there: the device and the number on it, by which a second name of a file is known.
    private let number: [Int]?

    init(_ path: String) {
        target = Self.target(of: path)
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        let (device, file) = (attributes?[.systemNumber] as? Int, attributes?[.systemFileNumber] as? Int)
        number = device.flatMap { device in file.map { [device, $0] } }
    }

    static func == (a: Self, b: Self) -> Bool { a.target == b.target || a.number != nil && a.number == b.number }

    /// Where symbolic links lead. A tilde is a character like others.
    static func target(of path: String) -> String {
        let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        return URL(filePath: whole).standardizedFileURL.resolvingSymlinksInPath().path(percentEncoded: false)
    }
}
