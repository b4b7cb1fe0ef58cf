/// The units that Grafana knows (grafana: packages/grafana-data/src/valueFormats/categories.ts, the union of its versions; the
/// dashboard-linter project keeps the same list in lint/rule_panel_units.go).
enum GrafanaUnit {
    /// The sorts of units of one's own: `suffix: tokens` (grafana: packages/grafana-data/src/valueFormats/valueFormats.ts,
    /// `getValueFormat`).
    private static let prefixes = ["prefix", "suffix", "time", "si", "count", "currency", "bool"]

    /// Whether a unit is one of Grafana's, or one of one's own.
    static func isKnown(_ unit: String) -> Bool {
        if ids.contains(unit) { return true }
        guard let colon = unit.firstIndex(of: ":") else { return false }
        return prefixes.contains(String(unit[..<colon])) && colon != unit.index(before: unit.endIndex)
    }

    /// Every id.
    static let ids: Set<String> = Set(
        """
        none string short sishort percent percentunit humidity dB hex0x hex sci locale pixel candela
        accMS2 accFS2 accG
        degree radian grad arcmin arcsec
        areaM2 areaF2 areaMI2 acres hectares
        flops mflops gflops tflops pflops eflops zflops yflops
        ppm conppb conngm3 conngNm3 conμgm3 conμgNm3 conmgm3 conmgNm3 congm3 congNm3 conmgdL conmmolL
        currencyUSD currencyGBP currencyEUR currencyJPY currencyRUB currencyUAH currencyBRL currencyDKK currencyISK
        currencyNOK currencySEK currencyCZK currencyCHF currencyPLN currencyBTC currencymBTC currencyμBTC currencyZAR
        currencyINR currencyKRW currencyIDR currencyPHP currencyVND currencyTRY currencyMYR currencyXPF currencyBGN
        currencyPYG currencyUYU currencyILS
        bytes decbytes bits decbits kbytes deckbytes mbytes decmbytes gbytes decgbytes tbytes dectbytes pbytes decpbytes
        pps binBps Bps binbps bps KiBs Kibits KBs Kbits MiBs Mibits MBs Mbits GiBs Gibits GBs Gbits TiBs Tibits TBs Tbits
        PiBs Pibits PBs Pbits
        dateTimeAsIso dateTimeAsIsoNoDateIfToday dateTimeAsUS dateTimeAsUSNoDateIfToday dateTimeAsLocal
        dateTimeAsLocalNoDateIfToday dateTimeAsSystem dateTimeFromNow
        watt kwatt megwatt gwatt mwatt Wm2 voltamp kvoltamp voltampreact kvoltampreact watth watthperkg kwatth kwattm amph
        kamph mamph joule ev amp kamp mamp volt kvolt mvolt dBm mohm ohm kohm Mohm farad µfarad nfarad pfarad ffarad henry
        mhenry µhenry lumens
        flowgpm flowcms flowcfs flowcfm litreh flowlpm flowmlpm lux
        forceNm forcekNm forceN forcekN
        Hs KHs MHs GHs THs PHs EHs
        massmg massg masslb masskg masst
        lengthmm lengthin lengthft lengthm lengthkm lengthmi
        pressurembar pressurebar pressurekbar pressurepa pressurehpa pressurekpa pressurehg pressurepsi
        radbq radci radgy radrad radsv radmsv radusv radrem radexpckg radr radsvh radmsvh radusvh
        rotrpm rothz rotrads rotdegs
        celsius fahrenheit kelvin
        hertz ns µs ms s m h d dtdurationms dtdurations dthms dtdhms timeticks clockms clocks
        cps ops reqps rps wps iops eps mps recps rowsps cpm opm reqpm rpm wpm epm mpm recpm rowspm
        velocityms velocitykmh velocitymph velocityknot
        mlitre litre m3 Nm3 dm3 gallons
        bool bool_yes_no bool_on_off
        """
        .split(whereSeparator: { $0 == " " || $0.isNewline }).map(String.init)
    )
}
