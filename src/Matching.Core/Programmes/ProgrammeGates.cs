using System.Globalization;
using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Nights;

namespace Matching.Core.Programmes;

/// <summary>
/// The gates that stand before a match, as the night asks for them. A gate with a condition on the person is asked of those it holds for;
/// its key names the scheme, so that the same gate elsewhere is not passed by it. A gate with a condition on the place, on the place alone or on
/// the person too, has a key of its own that only such places ask for.
/// </summary>
public static class ProgrammeGates
{
    /// <summary>A guardian's yes is asked of somebody under 18 before the match: said so, or the standard default, which leaves school internships out.</summary>
    public static bool AsksGuardianBeforeMatch(ProgrammeDefinition definition)
    {
        var said = definition.Gates.Where(gate => gate.Code == GateCode.GuardianBacking).ToList();
        return said.Count > 0
            ? said.Any(gate => gate.Before is GateStep.Enrol or GateStep.Match)
            : definition.Tracks.Any(track => track.Form != Form.SchoolInternship);
    }

    /// <summary>A guardian's yes is asked for each offer to somebody under 18, after her own.</summary>
    public static bool AsksGuardianOfEachOffer(ProgrammeDefinition definition) =>
        definition.Gates.Any(gate => gate is { Code: GateCode.GuardianBacking, Before: GateStep.Accept });

    /// <summary>Keys of the others, in the scheme's own order. A guardian and a cleared host are rules of their own.</summary>
    public static IReadOnlyList<string> BeforeMatch(ProgrammeDefinition definition) =>
        [.. Asked(definition).Select(gate => KeyOf(definition, gate)).Distinct(StringComparer.Ordinal)];

    /// <summary>Keys that are passed for her: by her row, or because the gate is not asked of her.</summary>
    public static IEnumerable<string> PassedBy(ProgrammeDefinition definition, Youth youth, DateOnly night) => Asked(definition)
        .Where(gate => youth.GatesPassed is null || youth.GatesPassed.Contains(WordOf(gate), StringComparer.Ordinal) || (gate.When is { } when && !Holds(when, youth, night)))
        .Select(gate => KeyOf(definition, gate));

    /// <summary>The word of a gate in files: its code, a certificate with its own.</summary>
    public static string WordOf(Gate gate) => gate.CertificateCode is { } code ? $"{Words.Of(gate.Code)}:{code}" : Words.Of(gate.Code);

    /// <summary>Every gate that somebody writes down as passed, once: the scheme's own, those of its stages, and the letter where an answer may be statutory. Goals are agreed, not passed.</summary>
    public static IReadOnlyList<string> WordsOf(ProgrammeDefinition definition) =>
    [
        .. definition.Gates.Where(gate => gate.Code != GateCode.Goals).Select(WordOf)
            .Concat(definition.Tracks.SelectMany(track => track.Stages).SelectMany(stage => stage.Gate).Select(Words.Of))
            .Concat(definition.Tracks.Any(track => track.Answer is Answer.Statutory or Answer.ByPerson) ? [Words.Of(GateCode.LetterSent)] : [])
            .Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<Gate> Asked(ProgrammeDefinition definition) => definition.Gates.Where(gate =>
        gate.Before == GateStep.Match
        && gate.Code is not (GateCode.GuardianBacking or GateCode.HostCleared or GateCode.HostAgreement)
        && (gate.When is null || IsOnPerson(gate.When)));

    private static string KeyOf(ProgrammeDefinition definition, Gate gate) => gate.When is null ? WordOf(gate) : $"{WordOf(gate)}@{definition.Id}";

    /// <summary>A condition on the person that holds for her; one on a track or on hours is asked for places, and asks nothing here.</summary>
    public static bool MayAskOf(Condition when, Youth youth, DateOnly night) => IsOnPerson(when) && Holds(when, youth, night);

    /// <summary>Gates before some steps that are asked only for some places: their condition names a kind, a form, a track or hours, and may name whom it is about besides.</summary>
    public static IEnumerable<Gate> ForSomeOpenings(ProgrammeDefinition definition, params GateStep[] before) => definition.Gates.Where(gate =>
        before.Contains(gate.Before)
        && gate.Code is not (GateCode.GuardianBacking or GateCode.HostCleared or GateCode.HostAgreement)
        && gate.When is { } when && !IsOnPerson(when));

    /// <summary>What the condition says of her, whatever it says of the place.</summary>
    public static bool HoldsFor(Condition when, Youth youth, DateOnly night) => Holds(when, youth, night);

    /// <summary>The word of a gate that is asked only for some places; two gates of one code with two conditions have two words.</summary>
    public static string WordForSomeOpenings(ProgrammeDefinition definition, Gate gate)
    {
        var number = ForSomeOpenings(definition, gate.Before).Where(other => WordOf(other) == WordOf(gate)).ToList().FindIndex(other => ReferenceEquals(other, gate));
        return string.Create(CultureInfo.InvariantCulture, $"{WordOf(gate)}:opening{(number > 0 ? number + 1 : null)}");
    }

    /// <summary>Who walks along must speak the language of whom she or he walks with.</summary>
    public static bool AsksEscortsLanguage(this ProgrammeDefinition definition) =>
        definition.Tracks.Any(track => track.Companions.Any(one => one is { Role: CompanionRole.Escort, Language: not null }));

    // What is known only of a placement, its events and outcomes and weeks, is refused before there is one.
    private static bool IsOnPerson(Condition when) => when.FullTime is null && when.HoursFrom is null && when.Kind.Count + when.Form.Count + when.Track.Count == 0;

    private static bool Holds(Condition when, Youth youth, DateOnly night)
    {
        var age = Ages.On(youth.BirthDate, night);
        return !(age >= when.AgeUnder) && !(age < when.AgeFrom)
            && (when.School.Count == 0 || when.School.Contains(youth.School))
            && (when.TargetGroup.Count == 0 || youth.Groups.Append(youth.TargetGroup).Any(group => when.TargetGroup.Contains(group, StringComparer.Ordinal)));
    }
}
