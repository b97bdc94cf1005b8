using System.Globalization;
using System.Text.Json;
using Matching.Core.Backings;
using Matching.Core.Offers;
using Matching.Core.Openings;
using Matching.Core.Texts.Checking;
using Matching.Engine.Facts;

namespace Matching.Core.Texts.Templates;

/// <summary>The words of one pair that fill a text's placeholders, each no longer than its place, in letters that phones show.</summary>
/// <remarks>Source: offers and answers, the lengths above its table of texts.</remarks>
internal static class TextWords
{
    private const int HostLength = 16;
    private const int TaskLength = 12;
    private const int CityLength = 12;
    private const int WhatLength = 14;
    private const int GuardianLength = 8;

    private static readonly string[] DaysDa = ["søn", "man", "tir", "ons", "tor", "fre", "lør"];
    private static readonly string[] DaysEn = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] CompanyForms = [" ApS", " A/S", " I/S", " K/S", " IVS", " P/S"];
    private static readonly Dictionary<string, Field> Fields = ReadFields();

    /// <summary>What is known of the sender alone.</summary>
    public static Dictionary<string, string> Of(Sender sender)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kontakt"] = Gsm7.Fold(sender.Addressed),
            ["afs"] = Gsm7.Fold(sender.SmsName),
        };
        if (sender.Phone is { } phone)
        {
            words["tlf"] = phone.E164.StartsWith("+45", StringComparison.Ordinal) ? phone.E164[3..] : phone.E164;
        }

        return words;
    }

    /// <summary>What is known of a pair, in the reader's language.</summary>
    public static Dictionary<string, string> Of(Parties parties, string language)
    {
        var danish = language == "da";
        var words = Of(parties.Sender);
        var opening = parties.Opening;
        words["navn"] = words["barn"] = Gsm7.Fold(parties.Youth.FirstName);
        words["foresat"] = GuardianName(parties.Youth.Guardians, danish);
        words["modtager"] = Gsm7.Fold(parties.Host.Addressed);
        words["opgave"] = Short(opening.SmsTask.Length > 0 ? opening.SmsTask : FieldName(opening.Sector, danish), TaskLength);
        if (parties.Host.Kind == HostKind.Mentor)
        {
            words["mentor"] = words["modtager"];
            words["fag"] = FieldName(opening.Sector, danish);
            words["hvad"] = "mentor";
            return words;
        }

        words["virk"] = HostName(parties.Host.Name);
        words["by"] = Short(opening.City, CityLength);
        words["hvad"] = Short(words["opgave"], WhatLength);
        words["form"] = Form(opening.Kind, danish);
        words["timer"] = Hours(opening, danish);
        words["loen"] = Pay(opening.Paid, danish);
        return words;
    }

    private static string GuardianName(IReadOnlyList<Guardian> guardians, bool danish) => (guardians is [var first, ..] ? first.Relation.Trim().ToLowerInvariant() : "", danish) switch
    {
        ("mor", false) => "mother",
        ("far", false) => "father",
        ({ Length: > 0 and <= GuardianLength } relation, true) => Gsm7.Fold(relation),
        (_, true) => "forælder",
        _ => "guardian",
    };

    /// <summary>A company's name and a task as texts have them.</summary>
    public static (string Host, string Task) Short(string hostName, string task) => (HostName(hostName), Short(task, TaskLength));

    /// <summary>What a pair's texts may name of the host and the task, in either language.</summary>
    public static IEnumerable<string> Names(Parties parties)
    {
        string[] fields = ["virk", "opgave", "modtager", "fag"];
        return new[] { Of(parties, "da"), Of(parties, "en") }.SelectMany(words => fields.Where(words.ContainsKey).Select(field => words[field]));
    }

    /// <summary>A day as texts write it: <c>tor 26/11</c>.</summary>
    public static string Day(DateOnly day, string language) =>
        string.Create(CultureInfo.InvariantCulture, $"{(language == "da" ? DaysDa : DaysEn)[(int)day.DayOfWeek]} {day.Day}/{day.Month}");

    private static string Form(Kind kind, bool danish) => kind switch
    {
        Kind.Internship => danish ? "Praktik" : "Internship",
        _ => danish ? "Fritidsjob" : "Spare-time job",
    };

    private static string Hours(OpeningParty opening, bool danish)
    {
        var most = opening.HoursMax is { } max && max != opening.HoursMin ? $"-{max}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{opening.HoursMin}{most} {(danish ? "t" : "h")}");
    }

    private static string Pay(bool? paid, bool danish) => paid switch
    {
        true => danish ? "løn" : "paid",
        false => danish ? "ulønnet" : "unpaid",
        null => danish ? "evt. løn" : "pay: ask",
    };

    private static string HostName(string name) =>
        Short(CompanyForms.Aggregate(name, (rest, form) => rest.EndsWith(form, StringComparison.OrdinalIgnoreCase) ? rest[..^form.Length] : rest), HostLength);

    internal static string Short(string text, int length)
    {
        var folded = Gsm7.Fold(text.Trim());
        if (folded.Length <= length)
        {
            return folded;
        }

        var cut = folded[..(length + 1)].LastIndexOf(' ');
        return folded[..(cut >= length / 2 ? cut : length)].TrimEnd(' ', ',', '-', '&');
    }

    private static string FieldName(string sector, bool danish) =>
        Fields.TryGetValue(sector, out var field) ? (danish ? field.Da : field.En) : danish ? "erhverv" : "business";

    private static Dictionary<string, Field> ReadFields()
    {
        using var stream = typeof(TextWords).Assembly.GetManifestResourceStream("Matching.Core.Texts.Templates.fields.json")
            ?? throw new InvalidOperationException("fields.json is not in the assembly.");
        var all = JsonSerializer.Deserialize<List<Field>>(stream, JsonSerializerOptions.Web) ?? [];
        return all.ToDictionary(field => field.Sector, StringComparer.Ordinal);
    }

    /// <summary>A sector's short name, at most 11 characters.</summary>
    private sealed record Field(string Sector, string Da, string En);
}
