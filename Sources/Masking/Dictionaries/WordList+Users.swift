extension WordList {
    /// First parts of user names. Version 1: never changed.
    static let adjectives = WordList(
        commas: """
            able, agile, amber, ample, azure, bold, brave, brief, bright, brisk, bronze, calm, candid, cheery,
            civic, clear, clever, coral, cosmic, cosy, crisp, curious, dapper, daring, deep, deft, eager, early,
            easy, elder, epic, equal, even, exact, fair, fancy, fast, fine, firm, fleet, fond, frank, free,
            fresh, gentle, giant, glad, golden, good, grand, great, green, handy, happy, hardy, hazel, hearty,
            honest, humble, ideal, indigo, ivory, jade, jolly, jovial, keen, kind, large, late, lively, local,
            loyal, lucid, lucky, lunar, magic, main, major, maroon, mellow, merry, mighty, mild, modern, modest,
            native, neat, new, nimble, noble, novel, olive, open, orange, pale, patient, plain, plucky, polite,
            prime, prompt, proud, pure, quick, quiet, rapid, rare, ready, regal, rich, robust, rosy, round,
            royal, ruby, rustic, sage, sandy, scarlet, sharp, shiny, silent, silver, simple, sleek, smart,
            smooth, snowy, solar, solid, sonic, steady, still, stout, strong, sunny, super, sure, sweet, swift,
            tall, teal, tender, tidy, tiny, topaz, tranquil, true, upbeat, urban, useful, vast, velvet, vivid,
            warm, wavy, wide, wild, wise, witty, woven, young, zesty
            """)

    /// Second parts of user names. Version 1: never changed.
    static let nouns = WordList(
        commas: """
            acorn, alder, anchor, apple, arrow, aspen, aurora, badger, bamboo, banjo, barley, basil, beacon,
            beaver, beetle, birch, bison, bloom, branch, breeze, bridge, brook, canyon, castle, cedar, cello,
            cherry, cliff, cloud, clover, comet, compass, condor, copper, cosmos, cottage, crane, crater, creek,
            cricket, curlew, cypress, dahlia, daisy, delta, desert, dolphin, dove, dragonfly, drum, dune, eagle,
            ember, falcon, fern, field, finch, firefly, fjord, flute, forest, fox, frost, galaxy, garden,
            garnet, gecko, geyser, ginger, glacier, grove, gull, harbor, harp, hawk, hazelnut, heather, heron,
            hill, hollow, horizon, ibis, iris, island, jaguar, jasmine, juniper, kelp, kestrel, kite, koala,
            lagoon, lake, lantern, larch, lark, laurel, lemon, lichen, lilac, linden, lizard, lotus, lynx,
            magnet, magpie, maple, marble, marten, meadow, meteor, mint, moose, moss, mountain, mulberry,
            nebula, newt, oak, oasis, ocean, orbit, orchard, orchid, otter, owl, oyster, panda, papaya, pebble,
            pelican, pepper, piano, pine, planet, plover, plum, pond, poplar, poppy, prairie, quail, quartz,
            quince, rabbit, raven, reed, ridge, river, robin, rocket, rose, saffron, salmon, seal, shore, sky,
            sparrow, spruce, star, stone, stork, stream, summit, swallow, swan, thistle, thunder, tiger, toucan,
            tulip, turtle, valley, violet, violin, walnut, wave, whale, willow, window, wren, yarrow, zebra,
            zenith
            """)
}
