namespace Matching.Core.Texts.Templates;

/// <summary>The longest words that may come to stand in a text, as they are in life: what fits with them fits with all.</summary>
/// <remarks>Source: the lengths above the table of texts.</remarks>
public static class LongestWords
{
    private static readonly Dictionary<string, string> Danish = new(StringComparer.Ordinal)
    {
        ["navn"] = "Christopher",
        ["modtager"] = "Maximiliane",
        ["mentor"] = "Wilhelmiina",
        ["barn"] = "Christopher",
        ["kontakt"] = "Anne-Sofie-",
        ["opgave"] = "kundeservice",
        ["afs"] = "Ringkøbing-Skj",
        ["virk"] = "Café Havnefronte",
        ["fag"] = "bygningsmal",
        ["hvad"] = "kundebetjening",
        ["form"] = "Fritidsjob",
        ["by"] = "Nykøbing Fal",
        ["prog"] = "Sammen om job efter skoletid 2",
        ["loen"] = "evt. løn",
        ["foresat"] = "forælder",
        ["timer"] = "10-14 t",
        ["tal"] = "123456",
        ["frist"] = "tor 26/11",
        ["dato"] = "tor 26/11",
        ["tlf"] = "87870791",
        ["mtlf"] = "23000001",
        ["hvem"] = "Café Havnefronte",
        ["om"] = "hos Café Havnefronte",
        ["dig"] = "Christopher",
        ["dine"] = "Christophers",
        ["er"] = "Is Christopher",
        ["k"] = "K7",
        ["koder"] = "K7 = kundebetjening, M4 = kundebetjening",
    };

    /// <summary>Every placeholder with its longest word; English where phones' own letters suffice, for every language.</summary>
    public static IReadOnlyDictionary<string, string> In(string language) =>
        language == "da" ? Danish : new Dictionary<string, string>(Danish, StringComparer.Ordinal) { ["form"] = "Spare-time job", ["foresat"] = "guardian", ["frist"] = "Thu 26/11", ["dato"] = "Thu 26/11", ["om"] = "at Café Havnefronte", ["dine"] = "Christopher's" };
}
