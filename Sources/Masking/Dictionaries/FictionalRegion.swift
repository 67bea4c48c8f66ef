/// Where made-up telephone numbers are of.
public enum FictionalRegion: String, CaseIterable, Hashable, Sendable {
    /// France: six blocks of 10,000 numbers.
    case fr
    /// United Kingdom: Ofcom's blocks of 1,000 numbers.
    case gb
    /// United States and Canada: 100 numbers of every area code.
    case us

    /// All numbers of the region, in the form of E.164.
    var template: FakeTemplate {
        switch self {
        case .fr: FakeTemplate(.literal("+33"), .words(.frenchBlocks), .number(below: 10_000, width: 4))
        case .gb: FakeTemplate(.literal("+44"), .words(.britishBlocks), .number(below: 1000, width: 3))
        case .us:
            FakeTemplate(.literal("+1"), .words(.americanAreas), .literal("55501"), .number(below: 100, width: 2))
        }
    }
}

// Version 1: never changed.
extension WordList {
    /// ARCEP: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49, 06 39 98.
    static let frenchBlocks = WordList("19900 26191 35301 46571 53649 63998")

    /// Ofcom: 020 7946 0, 0121 496 0, 0131 496 0, 0141 496 0, 0151 496 0, 0161 496 0, 01632 960, 07700 900.
    static let britishBlocks = WordList(
        "2079460 1214960 1314960 1414960 1514960 1614960 1632960 7700900")

    /// Area codes in use.
    static let americanAreas = WordList(
        """
        201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240
        248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314
        315 316 317 318 319 320 321 323 325 330 334 336 337 339 347 351 352 360 361 386 401 402 404 405 406
        407 408 409 410 412 413 414 415 417 419 423 425 430 432 434 435 440 443 469 478 479 480 484 501 502
        503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 551 559 561 562 563 567 570 571
        573 574 580 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 623 626 630
        """)
}
