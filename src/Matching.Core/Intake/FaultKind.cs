namespace Matching.Core.Intake;

/// <summary>What is wrong, or (from <see cref="UnknownColumn"/> on) worth a warning.</summary>
public enum FaultKind
{
    /// <summary>A needed file is not in the folder.</summary>
    MissingFile,

    /// <summary>More bytes than the limit: the file's megabytes, the limit's.</summary>
    TooBig,

    /// <summary>More rows than the limit: the limit.</summary>
    TooManyRows,

    /// <summary>Not one byte, or nothing but blank lines.</summary>
    EmptyFile,

    /// <summary>A byte that UTF-8 does not have there: its place, counted from 1, and its value.</summary>
    NotUtf8,

    /// <summary>A workbook that cannot be opened, or a cell of it that cannot be read.</summary>
    NotAWorkbook,

    /// <summary>The same file as text and as workbook.</summary>
    FileTwice,

    /// <summary>A file that cannot be read at all.</summary>
    NotReadable,

    /// <summary>Another sign separates the fields: the sign.</summary>
    WrongDelimiter,

    /// <summary>Not one known name in the header: the first expected names.</summary>
    NoHeader,

    /// <summary>A needed column is missing: the nearest name that the file has, or empty.</summary>
    MissingColumn,

    /// <summary>The same column twice.</summary>
    DuplicateColumn,

    /// <summary>Quotes that do not open before a field or are not closed.</summary>
    MalformedQuotes,

    /// <summary>More or fewer fields than the header: the row's number, the header's.</summary>
    FieldCount,

    /// <summary>Empty where something is needed.</summary>
    Required,

    /// <summary>Not one of the codes: the codes.</summary>
    NotACode,

    /// <summary>Not a whole number in the range: from, to (empty = no end).</summary>
    NotInRange,

    /// <summary>Not a decimal number in the range: from, to.</summary>
    NotADecimal,

    NotADate,

    NotATime,

    /// <summary>Not weekly hours: the faulty part.</summary>
    NotAWeek,

    NotAPhone,

    NotYesOrNo,

    /// <summary>Not text of the needed form: an example.</summary>
    NotOfForm,

    /// <summary>More characters than allowed: the limit.</summary>
    TooLong,

    /// <summary>An id that an earlier row has: its line.</summary>
    SameIdTwice,

    /// <summary>No such row: the file in which it was looked for.</summary>
    UnknownReference,

    /// <summary>A birth date before 1900 or after the date: the date.</summary>
    NotABirthDate,

    /// <summary>What a definition gets wrong, as its own sentence.</summary>
    Definition,

    /// <summary>A plain table that is not where it was said to be: its columns.</summary>
    NoSuchTable,

    /// <summary>A pair that an earlier row has: its line.</summary>
    SamePairTwice,

    /// <summary>A municipality's days that an earlier row has: its line.</summary>
    SameDaysTwice,

    /// <summary>A stretch of days that is too long: its first day, the most days.</summary>
    TooManyDays,

    /// <summary>A host that an earlier row puts in another network: its line, the network.</summary>
    InTwoNetworks,

    /// <summary>An id in a network's column, and no table of networks.</summary>
    NoNetworksGiven,

    /// <summary>Nothing between two signs of a ranking.</summary>
    EmptyRank,

    /// <summary>An id that stands twice in one ranking.</summary>
    TwiceInRanking,

    /// <summary>After the date: the date.</summary>
    InTheFuture,

    /// <summary>Before another column's value: that column, its value.</summary>
    LessThan,

    /// <summary>A column that is not known: the nearest known name, or empty.</summary>
    UnknownColumn,

    /// <summary>A file that the product does not use yet.</summary>
    NotUsedYet,

    /// <summary>A file with a name that is not known.</summary>
    UnknownFile,

    /// <summary>A moped without a licence for it: it does not count.</summary>
    MopedWithoutLicence,

    /// <summary>A car without a licence for it: it does not count.</summary>
    CarWithoutLicence,

    /// <summary>Another row holds a seat for the same wish: its line. The plan has one row of them.</summary>
    SecondPin,

    /// <summary>A youth who was left out has this row: it is left out too.</summary>
    OfSomebodyLeftOut,

    /// <summary>A warning: its scheme does not take the place as it is described: the sentence in English, in Danish.</summary>
    RefusedByScheme,
}
