namespace Matching.Core.Intake;

/// <summary>A fault or warning as one sentence: what is wrong and what is allowed. Danish for pages, English for the command line.</summary>
public static class FaultWords
{
    private const int MostListed = 20;

    /// <summary>Place, value and sentence on one line, for a screen: <c>youths.csv line 3, phone "abc": …</c>.</summary>
    public static string EnglishLine(Fault fault) => Place(fault, "line") + ": " + English(fault);

    /// <summary>As <see cref="EnglishLine"/>, in Danish.</summary>
    public static string DanishLine(Fault fault) => Place(fault, "linje") + ": " + Danish(fault);

    public static string English(Fault fault) => fault.Kind switch
    {
        FaultKind.MissingFile => "the file is missing; youths.csv, hosts.csv, openings.csv and postcodes.csv are needed",
        FaultKind.TooBig => $"the file has {Arg(fault, 0)} MB; at most {Arg(fault, 1)} MB are allowed",
        FaultKind.TooManyRows => $"the file has more than {Arg(fault, 0)} rows; split it",
        FaultKind.EmptyFile => "the file is empty; a header line is needed",
        FaultKind.NotUtf8 => $"byte {Arg(fault, 0)} is not UTF-8 (value {Arg(fault, 1)}); save the file as UTF-8",
        FaultKind.NotAWorkbook => "the file cannot be read as an Excel workbook; save it as .xlsx or .csv",
        FaultKind.FileTwice => "the file is there twice, as .csv and as .xlsx; keep one",
        FaultKind.NotReadable => "the file cannot be read",
        FaultKind.WrongDelimiter => $"the fields are separated by {Arg(fault, 0)}; a semicolon is needed",
        FaultKind.NoHeader => $"the first line has no known column name; expected {Arg(fault, 0)} and others",
        FaultKind.MissingColumn => Arg(fault, 0) is { Length: > 0 } near ? $"the column is missing; did you mean it by '{near}'?" : "the column is missing",
        FaultKind.DuplicateColumn => "the column is there twice; keep one",
        FaultKind.MalformedQuotes => "the quotes do not match; a quoted field begins and ends with \" and doubles the quotes inside",
        FaultKind.FieldCount => $"the row has {Arg(fault, 0)} fields and the header {Arg(fault, 1)}; they must be equal",
        FaultKind.Required => "empty; a value is needed",
        FaultKind.NotACode => Nearest(fault) is { Length: > 0 } near ? $"not a known code; did you mean '{near}'?" : $"not a known code; allowed: {string.Join(", ", fault.Allowed)}",
        FaultKind.NotInRange => Arg(fault, 1) is { Length: > 0 } to ? $"not a whole number from {Arg(fault, 0)} to {to}" : $"not a whole number from {Arg(fault, 0)}",
        FaultKind.NotADecimal => $"not a number from {Arg(fault, 0)} to {Arg(fault, 1)} with a point",
        FaultKind.NotADate => "not a date; allowed: yyyy-MM-dd, for example 2026-11-20",
        FaultKind.NotATime => "not a time of day; allowed: hh:mm from 00:00 to 23:59",
        FaultKind.NotAWeek => $"'{Arg(fault, 0)}' is not a stretch of a week; allowed: Mo08:00-15:30 with Mo Tu We Th Fr Sa Su, 00:00 to 24:00, start before end",
        FaultKind.NotAPhone => "not a telephone number; allowed: eight Danish digits or + and the country, for example +4520123456",
        FaultKind.NotYesOrNo => "neither yes nor no",
        FaultKind.NotOfForm => $"not of the needed form; for example {Arg(fault, 0)}",
        FaultKind.TooLong => $"too long; at most {Arg(fault, 0)} characters are allowed",
        FaultKind.SameIdTwice => $"line {Arg(fault, 0)} has the same id; an id may stand once",
        FaultKind.UnknownReference => $"not found in {Arg(fault, 0)}",
        FaultKind.NotABirthDate => $"not a birth date; allowed: 1900-01-01 to {Arg(fault, 0)}",
        FaultKind.NoSuchTable => $"the file does not exist; a table with the columns {Arg(fault, 0)} is needed",
        FaultKind.SamePairTwice => $"line {Arg(fault, 0)} has the same pair; a pair may stand once",
        FaultKind.SameDaysTwice => $"line {Arg(fault, 0)} has the same days of the same municipality; days may stand once",
        FaultKind.TooManyDays => $"more than {Arg(fault, 1)} days from {Arg(fault, 0)}; no break of a school is so long",
        FaultKind.InTwoNetworks => $"line {Arg(fault, 0)} has the same host in {(Arg(fault, 1).Length > 0 ? $"network {Arg(fault, 1)}" : "no network")}; a host stands once and lies in one network at most",
        FaultKind.NoNetworksGiven => "a network is named, but no table of networks was given (--networks)",
        FaultKind.EmptyRank => "an empty place in the ranking; ids stand between | (best first) and = (level), for example A=B|C",
        FaultKind.TwiceInRanking => "twice in one ranking; each may stand once",
        FaultKind.InTheFuture => $"after the date {Arg(fault, 0)}; a day up to then is allowed",
        FaultKind.LessThan => $"less than {Arg(fault, 0)} ({Arg(fault, 1)}); at least that is allowed",
        FaultKind.UnknownColumn => Arg(fault, 0) is { Length: > 0 } near ? $"the column is not known and not read; did you mean '{near}'?" : "the column is not known and not read",
        FaultKind.Definition => Arg(fault, 0),
        FaultKind.NotUsedYet => "the file is accepted and not used yet",
        FaultKind.UnknownFile => "the file is not known and not read",
        FaultKind.MopedWithoutLicence => "a moped without a licence (am or car) does not count",
        FaultKind.CarWithoutLicence => "a car without a licence (car) does not count",
        FaultKind.RefusedByScheme => $"the scheme does not take the place as it stands, and nobody is proposed to it: {Arg(fault, 0)}",
        FaultKind.SecondPin => $"line {Arg(fault, 0)} holds a seat of this kind for her already; both are held, and the plan has one row, of the smallest opening id",
        FaultKind.OfSomebodyLeftOut => "the person is left out by age, and this row with her",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "A kind of fault without words."),
    };

    public static string Danish(Fault fault) => fault.Kind switch
    {
        FaultKind.MissingFile => "filen mangler; youths.csv, hosts.csv, openings.csv og postcodes.csv skal være der",
        FaultKind.TooBig => $"filen fylder {Arg(fault, 0)} MB; højst {Arg(fault, 1)} MB er tilladt",
        FaultKind.TooManyRows => $"filen har mere end {Arg(fault, 0)} rækker; del den",
        FaultKind.EmptyFile => "filen er tom; der skal være en linje med kolonnenavne",
        FaultKind.NotUtf8 => $"byte {Arg(fault, 0)} er ikke UTF-8 (værdi {Arg(fault, 1)}); gem filen som UTF-8",
        FaultKind.NotAWorkbook => "filen kan ikke læses som Excel-projektmappe; gem den som .xlsx eller .csv",
        FaultKind.FileTwice => "filen er der to gange, som .csv og som .xlsx; behold én",
        FaultKind.NotReadable => "filen kan ikke læses",
        FaultKind.WrongDelimiter => $"felterne er adskilt af {Arg(fault, 0)}; der skal være semikolon",
        FaultKind.NoHeader => $"første linje har intet kendt kolonnenavn; forventet er {Arg(fault, 0)} og andre",
        FaultKind.MissingColumn => Arg(fault, 0) is { Length: > 0 } near ? $"kolonnen mangler; er det den, der hedder '{near}'?" : "kolonnen mangler",
        FaultKind.DuplicateColumn => "kolonnen er der to gange; behold én",
        FaultKind.MalformedQuotes => "anførselstegnene passer ikke; et felt i anførselstegn begynder og slutter med \" og fordobler dem indeni",
        FaultKind.FieldCount => $"rækken har {Arg(fault, 0)} felter og overskriften {Arg(fault, 1)}; der skal være lige mange",
        FaultKind.Required => "tom; der skal stå en værdi",
        FaultKind.NotACode => Nearest(fault) is { Length: > 0 } near ? $"ikke en kendt kode; mente du '{near}'?" : $"ikke en kendt kode; tilladt: {string.Join(", ", fault.Allowed)}",
        FaultKind.NotInRange => Arg(fault, 1) is { Length: > 0 } to ? $"ikke et helt tal fra {Arg(fault, 0)} til {to}" : $"ikke et helt tal fra {Arg(fault, 0)}",
        FaultKind.NotADecimal => $"ikke et tal fra {Arg(fault, 0)} til {Arg(fault, 1)} med punktum",
        FaultKind.NotADate => "ikke en dato; tilladt: åååå-mm-dd, for eksempel 2026-11-20",
        FaultKind.NotATime => "ikke et klokkeslæt; tilladt: tt:mm fra 00:00 til 23:59",
        FaultKind.NotAWeek => $"'{Arg(fault, 0)}' er ikke et stykke af en uge; tilladt: Mo08:00-15:30 med Mo Tu We Th Fr Sa Su, 00:00 til 24:00, start før slut",
        FaultKind.NotAPhone => "ikke et telefonnummer; tilladt: otte danske cifre eller + og landekode, for eksempel +4520123456",
        FaultKind.NotYesOrNo => "hverken ja eller nej",
        FaultKind.NotOfForm => $"har ikke den rigtige form; for eksempel {Arg(fault, 0)}",
        FaultKind.TooLong => $"for lang; højst {Arg(fault, 0)} tegn er tilladt",
        FaultKind.SameIdTwice => $"linje {Arg(fault, 0)} har samme id; et id må stå én gang",
        FaultKind.UnknownReference => $"findes ikke i {Arg(fault, 0)}",
        FaultKind.NotABirthDate => $"ikke en fødselsdato; tilladt: 1900-01-01 til {Arg(fault, 0)}",
        FaultKind.NoSuchTable => $"filen findes ikke; der skal være en tabel med kolonnerne {Arg(fault, 0)}",
        FaultKind.SamePairTwice => $"linje {Arg(fault, 0)} har samme par; et par må stå én gang",
        FaultKind.SameDaysTwice => $"linje {Arg(fault, 0)} har de samme dage i samme kommune; dage må stå én gang",
        FaultKind.TooManyDays => $"mere end {Arg(fault, 1)} dage fra {Arg(fault, 0)}; så lang er ingen skoleferie",
        FaultKind.InTwoNetworks => $"linje {Arg(fault, 0)} har samme vært i {(Arg(fault, 1).Length > 0 ? $"netværk {Arg(fault, 1)}" : "intet netværk")}; en vært står én gang og er højst i ét netværk",
        FaultKind.NoNetworksGiven => "der nævnes et netværk, men der er ingen tabel med netværk (--networks)",
        FaultKind.EmptyRank => "en tom plads i rækkefølgen; id'er står mellem | (bedste først) og = (lige gode), for eksempel A=B|C",
        FaultKind.TwiceInRanking => "to gange i samme rækkefølge; hver må stå én gang",
        FaultKind.InTheFuture => $"efter datoen {Arg(fault, 0)}; en dag til og med den er tilladt",
        FaultKind.LessThan => $"mindre end {Arg(fault, 0)} ({Arg(fault, 1)}); mindst det er tilladt",
        FaultKind.UnknownColumn => Arg(fault, 0) is { Length: > 0 } near ? $"kolonnen kendes ikke og læses ikke; mente du '{near}'?" : "kolonnen kendes ikke og læses ikke",
        FaultKind.Definition => Arg(fault, 0),
        FaultKind.NotUsedYet => "filen tages imod, men bruges ikke endnu",
        FaultKind.UnknownFile => "filen kendes ikke og læses ikke",
        FaultKind.MopedWithoutLicence => "knallert uden kørekort (am eller bil) tæller ikke",
        FaultKind.CarWithoutLicence => "bil uden kørekort (bil) tæller ikke",
        FaultKind.RefusedByScheme => $"indsatsen tager ikke pladsen, som den står, og ingen bliver foreslået til den: {Arg(fault, 1)}",
        FaultKind.SecondPin => $"linje {Arg(fault, 0)} holder allerede en plads af denne slags til hende; begge holdes, og planen har én række, den med det mindste id",
        FaultKind.OfSomebodyLeftOut => "personen er udeladt på grund af alder, og denne række med hende",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "A kind of fault without words."),
    };

    // A list that nobody would read is named by the code that was meant.
    private static string Nearest(Fault fault) => fault.Allowed.Count > MostListed ? NearestName.To(fault.Value, fault.Allowed) : "";

    private static string Arg(Fault fault, int index) => index < fault.Allowed.Count ? fault.Allowed[index] : "";

    private static string Place(Fault fault, string line)
    {
        var place = fault.Line > 0 ? $"{fault.File} {line} {fault.Line}" : fault.File;
        if (fault.Column.Length > 0)
        {
            place += $", {fault.Column}";
        }

        return fault.Value.Length > 0 ? $"{place} \"{fault.Value}\"" : place;
    }
}
