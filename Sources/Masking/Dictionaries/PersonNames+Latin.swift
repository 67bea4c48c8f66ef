extension PersonNames {
    /// Latin script, with the letters of many languages. Version 1: never changed.
    static let latin = PersonNames(given: latinGiven, family: latinFamily)

    private static let latinGiven = WordList(
        """
        Ada Adèle Adrián Agata Agnès Åke Alan Albert Aleš Alexandra Alicia Aline Álvaro Amélie Amira Ana
        Anders André Ángela Anja Anna Annika Antonín Antônio Aoife Arne Árpád Arthur Astrid Aurélie Aurora
        Axel Bárbara Barnabás Beatriz Benoît Bérénice Bjarne Björn Blaž Bogdan Božena Branka Brigitte Britta
        Bruno Camille Cândida Carla Cátia Cécile Céline César Chloé Christian Ciarán Clara Clémence Cornelia
        Cristóbal Dagmar Daniel Danuta Dávid Débora Denisa Désirée Diego Dóra Dorota Dušan Édouard Elif
        Élise Elżbieta Emil Émilie Emma Enikő Enrique Érika Ernő Esperança Esteban Étienne Eva Fabián Fátima
        Félix Fernanda Finn Fionnuala Florian François Françoise Frida Friedrich Gabriela Gaëlle Géraldine
        Gergő Giulia Göran Gösta Grażyna Gréta Günther Gustavo Håkan Hana Hannelore Harald Hélène Helga
        Hervé Hörður Ida Ignác Inês Ingrid Irène Isabel István Ivana Jácint Jacqueline Jakub Jan Jana Jānis
        Jérôme Jiří Joana João Jorge José Josefína Jóhann Joëlle Jules Júlia Jürgen Kaisa Kamil Karin Károly
        Katarína Katharina Kirsten Klára Krzysztof Ksenija Lars Laura Léa Lech Leïla Lena Léon Lidia Linnéa
        Līga Lívia Loïc Łucja Lucía Ludmila Luís Lukáš Maëlle Magdalena Magnus Małgorzata Manuela Márcia
        Marek Margarida Marie Márton Matěj Mathilde Matteo Maurício Maxime Mégane Mehmet Mercè Mia Michał
        Mikołaj Milan Mirjam Mónica Morten Nadège Naïma Natália Nélida Niamh Nicolás Niels Noémie Núria
        Ólafur Olga Olívia Ondřej Oriol Óscar Øyvind Paloma Patrícia Paul Paweł Pénélope Pedro Petr Pilar
        Piotr Quentin Rachel Radosław Rafael Raúl Régine Renata René Rikke Róbert Rocío Rodrigo Roos Rosalía
        Rūta Sabine Salomé Sándor Saskia Sébastien Séverine Siân Sigrún Simon Šimon Siobhán Sláva Sofia
        Søren Stanisław Štěpán Sylvie Tadeáš Tamás Teresa Théo Thérèse Þóra Tiago Tobias Tomáš Tomasz Tove
        Ülle Ulrike Urszula Valérie Vasco Věra Verónica Vicente Viktor Vinícius Violeta Vít Vojtěch Wanda
        Werner Wiebke Władysław Xavier Ximena Yannick Yolanda Yves Zbigniew Zdeněk Zoë Zofia Zsófia Zuzana
        """)

    private static let latinFamily = WordList(
        """
        Aalto Abreu Ågren Aguirre Åkesson Almeida Álvarez Amundsen
        Andersson Andrés Ångström Araújo Arias Aşkın Aubert Bäcker
        Balázs Baráth Barbosa Barnes Baumgärtner Bečvář Beißner
        Bélanger Benítez Berg Bergström Bernát Bešić Bíró Blanc
        Błaszczyk Bøe Bordás Borges Borkowski Böttcher Boyer Bräuer
        Brânză Brandão Březina Brodský Brückner Cáceres Calderón
        Câmara Cardoso Carvalho Černý Çelik Chaloupka Chevalier
        Chmiel Ciobanu Clément Côté Coelho Conceição Costa Couto
        Cruz Csizmár Cvetković Dąbrowski Dahl Delacroix Demirel
        Desprès Díaz Dobrý Domínguez Dražić Dubois Ďurica Dvořák
        Eckström Eggers Ejstrup Ekelöf Engström Erdoğdu Escárcega
        Espíndola Fábián Faltýn Farkas Fehér Fernández Ferrão Fiala
        Figueiredo Fjeld Fournier Franková Fröhlich Fuchs Gaál
        Gąsior Gagné Gálvez García Garnier Gärtner Gendron Giménez
        Głowacki Gómez Gonçalves Göransson Gözübüyük Gráf Großmann
        Guðjónsson Guérin Gutiérrez Haase Håland Hájek Hämäläinen
        Hansen Hartmann Havlíček Hébert Henriksen Hernández Hervás
        Hjelm Höfer Holý Horáček Horváth Høyer Hrubý Huber Hübner
        Ibáñez Iglésias Iñárritu Ionescu Işık Jäger Jakobsen Janáček
        Jansen Járai Jelínek Jensen Jiménez Jónsdóttir Jørgensen
        Juhász Jurić Kaczmarek Kádár Kaiser Kalniņš Karlsson Kašpar
        Kęsik Kjær Klímová Knežević Köhler Kolář Kővári Kovač Kovács
        Kowalczyk Král Krüger Kučera Kühn Kurt Květoň Lacroix
        Łapiński Larsen Laurent Lefèvre Leitão Lévêque Lindqvist
        Lipták Löfgren López Lörincz Lozano Łukasik Lundgård Mácha
        Madureira Magalhães Mäkinen Małecki Marchetti Mareš Márquez
        Martínez Mészáros Meunier Mihăilă Møller Molnár Monteiro
        Moreau Möser Müller Muñoz Naďová Navrátil Németh Neves
        Nguyễn Nikolić Nilsson Noël Nordström Novák Núñez Ødegård
        Ökten Olafsdóttir Olsson Orbán Ördög Ørsted Ortiz Ostrowski
        Öztürk Pálinkás Pařízek Paulsen Pavlović Pécsi Pelletier
        Peña Peralta Pérez Peşteanu Petrović Pięta Piñeiro Pokorný
        Popović Præstgaard Procházka Quiñones Raczyński Rădulescu
        Ramírez Răzvan Řehoř Renaud Ribeiro Ríos Rodríguez Rønning
        Rosário Roškot Rożek Růžička Sáenz Sánchez Santos Şahin
        Sæther Schäfer Schröder Schütz Ševčík Sequeira Simões
        Šimůnek Sjöberg Skála Słowik Smørdal Sobczak Sørensen Soušek
        Souza Steinþórsson Štěpánek Stępień Strøm Suárez Süß Svoboda
        Szabó Szczepański Székely Szőke Takács Tăriceanu Teixeira
        Thériault Tkáč Tóth Tremblay Túry Tučková Uğurlu Urbański
        Väisänen Valdés Vargas Vašek Vásquez Veselý Vieira
        Villeneuve Viçosa Vlček Voß Vrba Wagner Walczak Weiß
        Wiśniewski Wójcik Würth Yáñez Yıldız Zając Žák Zapata
        Zarębski Zelenková Żelazny Ziegler Zimányi Žižka Zúñiga
        """)
}
