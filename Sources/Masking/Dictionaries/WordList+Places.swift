extension WordList {
    /// Cities of the world. Version 1: never changed.
    static let cities = WordList(
        commas: """
            Aarhus, Accra, Adelaide, Aleppo, Algiers, Almaty, Amman, Ankara, Antananarivo, Antwerp, Arequipa,
            Asunción, Athens, Auckland, Austin, Bahía Blanca, Baku, Baltimore, Bamako, Bangkok, Barcelona,
            Basel, Beirut, Belém, Belfast, Belgrade, Bergen, Berlin, Bern, Bilbao, Bogotá, Bologna, Bordeaux,
            Boston, Brașov, Bratislava, Brisbane, Brno, Brussels, Bucharest, Budapest, Buenos Aires, Bursa,
            Busan, Cairo, Calgary, Cape Town, Caracas, Cardiff, Casablanca, Charleroi, Chennai, Chicago,
            Cluj-Napoca, Cologne, Colombo, Copenhagen, Córdoba, Cork, Cusco, Dakar, Dallas, Damascus,
            Daugavpils, Debrecen, Denver, Dhaka, Doha, Dortmund, Dresden, Dubai, Dublin, Dunedin, Durban,
            Düsseldorf, Edinburgh, Eindhoven, Espoo, Essen, Faro, Florence, Fortaleza, Frankfurt, Fukuoka,
            Gaborone, Gdańsk, Geneva, Genoa, Ghent, Glasgow, Gothenburg, Granada, Graz, Grenoble, Groningen,
            Guadalajara, Guayaquil, Győr, Haifa, Halifax, Hamburg, Hanoi, Hanover, Harare, Havana, Helsinki,
            Hobart, Hong Kong, Houston, Innsbruck, Istanbul, Izmir, Jakarta, Jena, Jerusalem, Johannesburg,
            Kampala, Karachi, Kathmandu, Kaunas, Kazan, Khartoum, Kigali, Kingston, Kinshasa, Klaipėda, Kobe,
            Košice, Kraków, Kuala Lumpur, Kyiv, Kyoto, La Paz, Lagos, Lahore, Lausanne, Leeds, Leipzig, León,
            Liège, Lille, Lima, Linz, Lisbon, Liverpool, Ljubljana, Łódź, London, Luanda, Lublin, Lusaka,
            Luxembourg, Lviv, Lyon, Madrid, Málaga, Malmö, Managua, Manchester, Manila, Mannheim, Maputo,
            Maribor, Marseille, Medellín, Melbourne, Mexico City, Milan, Minsk, Mombasa, Monterrey, Montevideo,
            Montpellier, Montréal, Mumbai, Munich, Murcia, Nagoya, Nairobi, Nantes, Naples, Narvik, Nice,
            Nicosia, Niš, Novi Sad, Nuremberg, Odense, Odesa, Olomouc, Oporto, Örebro, Osaka, Osijek, Oslo,
            Ostrava, Ottawa, Oulu, Palermo, Panama City, Paris, Pécs, Perth, Philadelphia, Pilsen, Plovdiv,
            Podgorica, Portland, Poznań, Prague, Quito, Rabat, Reykjavík, Riga, Rio de Janeiro, Rome, Rosario,
            Rotterdam, Rouen, Saint-Denis, Salamanca, Salzburg, San José, San Salvador, Santiago, São Paulo,
            Sapporo, Sarajevo, Seattle, Seoul, Seville, Sheffield, Sibiu, Singapore, Skopje, Sofia, Split,
            Stavanger, Stockholm, Strasbourg, Stuttgart, Suva, Sydney, Szczecin, Szeged, Taipei, Tallinn,
            Tampere, Tartu, Tashkent, Tbilisi, Thessaloniki, Tirana, Tokyo, Toronto, Toulouse, Trieste, Tromsø,
            Trondheim, Tunis, Turin, Turku, Uppsala, Utrecht, Valencia, Valletta, Valparaíso, Vancouver, Varna,
            Venice, Verona, Vienna, Vilnius, Warsaw, Wellington, Windhoek, Winnipeg, Wrocław, Yerevan, Yokohama,
            Zagreb, Zanzibar, Zaragoza, Zürich
            """)

    /// Streets that many towns could have. Version 1: never changed.
    static let streets = WordList(
        commas: """
            Abbey Road, Acacia Avenue, Alder Lane, Almond Grove, Apple Court, Ash Street, Aspen Way, Baker's
            Row, Bank Street, Barn Lane, Beech Road, Bell Lane, Birch Avenue, Blossom Hill, Bluebell Close,
            Bramble Way, Bridge Street, Brook Lane, Broom Hill, Canal Walk, Castle Street, Cedar Drive, Chapel
            Lane, Cherry Tree Road, Chestnut Avenue, Church Street, Clover Field, College Road, Copper Beech
            Close, Cottage Lane, Cranberry Way, Crescent Road, Dairy Lane, Dale Street, Damson Court, Dawn
            Street, Dove Lane, Eagle Street, East Street, Elder Grove, Elm Street, Fairfield Road, Falcon Way,
            Farm Lane, Fern Hill, Field Lane, Fir Tree Avenue, Flint Street, Ford Road, Forest Road, Fountain
            Square, Foxglove Close, Garden Street, Gate Lane, Glebe Road, Gorse Hill, Grange Road, Green Lane,
            Hall Street, Harbour Street, Harvest Way, Hawthorn Road, Hazel Grove, Heather Lane, Heron Court,
            High Street, Hill Road, Holly Lane, Honeysuckle Way, Ivy Street, Jasmine Close, Juniper Avenue,
            Kestrel Way, King's Road, Lake Street, Larch Road, Laurel Avenue, Lavender Hill, Lilac Grove, Lime
            Street, Linden Avenue, Lock Lane, Long Lane, Magnolia Drive, Manor Road, Maple Street, Market
            Square, Meadow Lane, Mill Street, Moor Lane, Mulberry Close, North Street, Nut Tree Lane, Oak Road,
            Old School Lane, Olive Grove, Orchard Street, Otter Walk, Park Avenue, Pear Tree Lane, Pebble Lane,
            Pine Street, Plum Court, Pond Lane, Poplar Road, Primrose Hill, Quarry Road, Queen Street, Reed
            Lane, Ridge Road, River Street, Robin Way, Rose Lane, Rowan Avenue, Saffron Street, Sandy Lane,
            School Street, Silver Street, South Street, Sparrow Close, Spring Gardens, Spruce Street, Square
            Lane, Station Road, Stone Street, Stream Lane, Summer Street, Sunset Drive, Swan Lane, Sycamore
            Road, Tannery Row, Thistle Lane, Tower Street, Tulip Way, Union Street, Vale Road, Valley View,
            Vicarage Lane, Vine Street, Violet Close, Walnut Avenue, Water Lane, Weaver's Row, Well Street, West
            Street, Wheat Lane, Willow Road, Windmill Lane, Winter Street, Wood Lane, Wren Court, Yew Tree Close
            """)
}
