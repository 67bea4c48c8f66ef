extension WordList {
    /// First parts of names of companies that are made up. Version 1: never changed.
    static let companyNames = WordList(
        commas: """
            Alderwick, Ambervale, Applegarth, Ardenholm, Ashcombe, Aspenfell, Birchmoor, Blackthorn, Bluefen,
            Bramblegate, Brightwater, Briarstone, Brookhaven, Calderbeck, Cedarfield, Cinderhill, Clearbrook,
            Cloverdale, Coppermill, Cranefield, Crystalford, Dawnridge, Deepwell, Dovecote, Driftwood, Eagleton,
            Eastmere, Elderflow, Elmbridge, Emberly, Evenlode, Fairhaven, Falconridge, Farrowdale, Fernhollow,
            Firthstone, Flintlock, Foxmere, Frostvale, Glasswing, Glenrowan, Goldcrest, Granitebay, Greenholt,
            Greywater, Hartfell, Hawkstead, Hazelmere, Heathgrove, Highcliff, Hollybank, Honeyfield, Ironbeck,
            Ivorygate, Jasperfield, Junipera, Kestrelton, Kingsholt, Larkspur, Laurelton, Lindenhof, Longmead,
            Maplecross, Marshlight, Meadowlark, Millstream, Mistral Bay, Moorgate, Mossbank, Nettlecombe,
            Northolme, Oakhurst, Oldbridge, Orchardton, Otterbrook, Peregrine, Pinecrest, Primrose, Quarryside,
            Quillback, Ravensbourne, Redcastle, Ridgeway, Rivermark, Rosemount, Rowanwood, Saltmarsh, Sandpiper,
            Silverbirch, Skylark, Springhead, Starling, Stonebridge, Summerfell, Swallowtail, Tamarisk,
            Thornbury, Timberline, Umberfield, Valeridge, Violetta, Wavecrest, Westerholm, Whitecliff, Wildrose,
            Willowbank, Windermoor, Wintergreen, Yarrowdale, Zephyrine
            """)

    /// What they do. Version 1: never changed.
    static let companyTrades = WordList(
        commas: """
            Analytics, Bakery, Books, Brewing, Builders, Cabinets, Catering, Ceramics, Clocks, Consulting,
            Couriers, Dairy, Design, Electrics, Energy, Engineering, Farms, Films, Finance, Fisheries, Flooring,
            Foods, Foundry, Freight, Gardens, Glass, Heating, Holdings, Hotels, Instruments, Insurance,
            Interiors, Joinery, Laboratories, Leather, Lighting, Logistics, Machines, Marine, Media, Metals,
            Milling, Mobility, Motors, Music, Networks, Optics, Outdoor, Packaging, Paints, Paper, Partners,
            Pharmacy, Plastics, Press, Printing, Properties, Publishing, Recycling, Robotics, Roofing, Salt,
            Security, Seeds, Shipping, Software, Solar, Steel, Stone, Studios, Systems, Tailors, Textiles,
            Timber, Tools, Toys, Trading, Travel, Ventures, Water
            """)

    /// What they are. Version 1: never changed.
    static let companyForms = WordList(
        commas: """
            AB, AG, ApS, AS, BV, GmbH, Inc., Ltd, NV, Oy, S.A., s.r.o., SARL, S.p.A., Sp. z o.o.
            """)
}
