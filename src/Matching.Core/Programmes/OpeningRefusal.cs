using System.Globalization;
using Matching.Core.Openings;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes;

/// <summary>Why a scheme does not take a place as it is described: the code of <see cref="SupplyRules"/> and the values that its sentence names.</summary>
public sealed record OpeningRefusal(string Code, IReadOnlyList<string> Values)
{
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
        "host_kind" => $"only at {string.Join(", ", Values)}",
        "sector" => $"only in {string.Join(", ", Values)}",
        "task_kinds" => $"tasks: {string.Join("; ", Values)}",
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
        "host_kind" => $"kun hos {string.Join(", ", Values)}",
        "sector" => $"kun inden for {string.Join(", ", Values)}",
        "task_kinds" => $"opgaverne passer ikke: {string.Join("; ", Values)}",
        "workplace_mentor" => "der mangler en navngiven mentor på arbejdspladsen",
        "fixed_contact" => "der mangler en fast kontakt",
        "agreement" => "virksomheden har ingen aftale",
        "funded" => "der er for få pladser, som andre betaler",
        _ => throw new InvalidOperationException($"The refusal {Code} has no sentence.\nMaybe it is new."),
    };

    private static IEnumerable<string> ValuesOf(string code, Supply? supply, Track? track) => code switch
    {
        "hours_per_month" => [Number(supply!.MinHoursPerMonth!.Value)],
        "hours" => [Number(SupplyRules.FewestHours(track!)!.Value)],
        "host_kind" => supply!.HostKinds.Select(Words.Of),
        "sector" => supply!.Sectors,
        "task_kinds" => OfTasks(supply!.Tasks!),
        _ => [],
    };

    private static IEnumerable<string> OfTasks(TaskRule rule)
    {
        if (rule.MustInclude.Count > 0)
        {
            yield return $"must include {string.Join(" or ", rule.MustInclude.Select(Words.Of))}";
        }

        if (rule.NotOnly.Count > 0)
        {
            yield return $"not {string.Join(" and ", rule.NotOnly.Select(Words.Of))} alone";
        }
    }

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
