using System.Globalization;
using Matching.Core.Openings;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes;

/// <summary>
/// Why a scheme does not take a place as it is described: the code of <see cref="SupplyRules"/> and the values that its sentence names, as codes; of
/// tasks <c>must:</c> or <c>not_only:</c> stands before them.
/// </summary>
public sealed record OpeningRefusal(string Code, IReadOnlyList<string> Values)
{
    private const string Must = "must:";
    private const string NotOnly = "not_only:";

    private static readonly Dictionary<string, (string Da, string En)> Names = new(StringComparer.Ordinal)
    {
        ["company"] = ("virksomheder", "companies"),
        ["mentor"] = ("mentorer", "mentors"),
        ["eldercare"] = ("kommunens ældrepleje", "the municipality's elder care"),
        ["daycare"] = ("kommunens dagtilbud", "the municipality's day care"),
        ["other"] = ("andre af kommunens steder", "other places of the municipality"),
        ["practical"] = ("praktiske", "practical"),
        ["social"] = ("sociale", "social"),
        ["pedagogical"] = ("pædagogiske", "pedagogical"),
    };

    internal static OpeningRefusal Of(string code, ProgrammeDefinition definition, Opening opening)
    {
        var track = definition.Tracks.FirstOrDefault(known => known.Kind == opening.Kind);
        var supply = track?.Supply ?? definition.Supply;
        return new(code, [.. ValuesOf(code, supply, track)]);
    }

    /// <summary>In English, for the command line.</summary>
    public override string ToString() => Code switch
    {
        "kind" => "the scheme has no places of this kind",
        "hours_per_month" => $"under {Values[0]} h a month",
        "hours" => $"under {Values[0]} h",
        "pool" => $"only of the network {string.Join(", ", Values)}",
        "room" => $"at most {Values[0]} at once",
        "host_kind" => $"only at {string.Join(", ", Values)}",
        "sector" => $"only in {string.Join(", ", Values)}",
        "task_kinds" => $"tasks: {string.Join("; ", Values.Select(OfTasksInEnglish))}",
        "workplace_mentor" => "no workplace mentor is named",
        "fixed_contact" => "no fixed contact is named",
        "agreement" => "the company has no agreement",
        "funded" => "too few funded seats",
        _ => throw new InvalidOperationException($"The refusal {Code} has no sentence.\nMaybe it is new."),
    };

    /// <summary>In Danish, for pages that have no words of their own for it.</summary>
    public string InDanish() => Code switch
    {
        "kind" => "indsatsen har ikke pladser af den slags",
        "hours_per_month" => $"under {Values[0]} timer om måneden",
        "hours" => $"under {Values[0]} timer om ugen",
        "pool" => $"kun for netværket {string.Join(", ", Values)}",
        "room" => $"højst {Values[0]} ad gangen",
        "host_kind" => $"kun hos {Named("da")}",
        "sector" => $"kun inden for {string.Join(", ", Values)}",
        "task_kinds" => $"opgaverne passer ikke: {Named("da")}",
        "workplace_mentor" => "der mangler en navngiven mentor på arbejdspladsen",
        "fixed_contact" => "der mangler en fast kontakt",
        "agreement" => "virksomheden har ingen aftale",
        "funded" => "der er for få pladser, som andre betaler",
        _ => throw new InvalidOperationException($"The refusal {Code} has no sentence.\nMaybe it is new."),
    };

    /// <summary>What its sentence names, in the reader's words; a sector stays its code, and a number a number.</summary>
    public string Named(string language) => Code switch
    {
        "host_kind" => string.Join(", ", Values.Select(value => Said(value, language))),
        "task_kinds" => string.Join("; ", Values.Select(value => OfTasks(value, language))),
        _ => string.Join(", ", Values),
    };

    private static string OfTasks(string value, string language)
    {
        var (isMust, kinds) = (value.StartsWith(Must, StringComparison.Ordinal), value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('|').Select(kind => Said(kind, language)));
        return (isMust, language) switch
        {
            (true, "en") => $"there must also be {string.Join(" or ", kinds)} tasks",
            (true, _) => $"der skal også være {string.Join(" eller ", kinds)} opgaver",
            (false, "en") => $"{string.Join(" and ", kinds)} tasks alone are not enough",
            _ => $"kun {string.Join(" og ", kinds)} opgaver er ikke nok",
        };
    }

    private static string OfTasksInEnglish(string value)
    {
        var kinds = value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('|');
        return value.StartsWith(Must, StringComparison.Ordinal) ? $"must include {string.Join(" or ", kinds)}" : $"not {string.Join(" and ", kinds)} alone";
    }

    private static string Said(string code, string language) => Names.TryGetValue(code, out var name) ? language == "en" ? name.En : name.Da : code;

    private static IEnumerable<string> ValuesOf(string code, Supply? supply, Track? track) => code switch
    {
        "hours_per_month" => [Number(supply!.MinHoursPerMonth!.Value)],
        "hours" => [Number(SupplyRules.FewestHours(track!)!.Value)],
        "pool" => supply!.Pools,
        "room" => [Number(supply!.Room!.Default)],
        "host_kind" => supply!.HostKinds.Select(Words.Of),
        "sector" => supply!.Sectors,
        "task_kinds" => OfTasks(supply!.Tasks!),
        _ => [],
    };

    private static IEnumerable<string> OfTasks(TaskRule rule)
    {
        if (rule.MustInclude.Count > 0)
        {
            yield return Must + string.Join('|', rule.MustInclude.Select(Words.Of));
        }

        if (rule.NotOnly.Count > 0)
        {
            yield return NotOnly + string.Join('|', rule.NotOnly.Select(Words.Of));
        }
    }

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
