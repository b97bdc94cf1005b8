using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Checking;

/// <summary>Every gate can be passed by somebody, stands before a step that comes, and applies to somebody.</summary>
internal static class GateChecks
{
    public static void Run(Checked on)
    {
        var gates = on.Definition.Gates;
        for (var at = 0; at < gates.Count; at++)
        {
            Check(on, $"$.gates[{at}]", gates[at]);
            var gate = gates[at];
            on.RefuseIf(
                gates.Take(at).Any(known => known.Code == gate.Code && known.Before == gate.Before && known.When is null && gate.When is null && known.CertificateCode == gate.CertificateCode),
                $"$.gates[{at}].code",
                $"{Words.Of(gate.Code)} before {Words.Of(gate.Before)} stands twice.");
        }
    }

    private static void Check(Checked on, string path, Gate gate)
    {
        CheckMembers(on, path, gate);
        CheckWhen(on, path, gate);
        if (NobodyCanPass(on, gate) is { } why)
        {
            on.Refuse(path, $"nobody can pass {Words.Of(gate.Code)} before {Words.Of(gate.Before)}: {why}.");
        }
    }

    private static void CheckMembers(Checked on, string path, Gate gate)
    {
        on.RefuseIf(gate.Code == GateCode.Certificate && gate.CertificateCode is null, path, $"certificate needs certificateCode, for example amu-49980.");
        on.RefuseIf(gate.Code != GateCode.Certificate && gate.CertificateCode is not null, $"{path}.certificateCode", $"belongs to the gate certificate, not to {Words.Of(gate.Code)}.");
        on.RefuseIf(
            gate.Count is not null && gate.Code is not (GateCode.Talk or GateCode.Goals or GateCode.ModulesDone),
            $"{path}.count",
            $"is {gate.Count}, but {Words.Of(gate.Code)} is not counted; talk, goals and modules_done are.");
        on.RefuseIf(gate.ValidFor is { IsZero: true } or { IsBefore: true }, $"{path}.validFor", $"is {gate.ValidFor}, so it would never hold.");
        on.RefuseIf(
            gate is { Waive: { SecondPerson: true } waive } && waive.By is Role.Youth or Role.Guardian,
            $"{path}.waive.by",
            $"is {(gate.Waive is null ? "" : Words.Of(gate.Waive.By))}, but a waiver with a second person is given by staff.");
    }

    private static void CheckWhen(Checked on, string path, Gate gate)
    {
        if (gate.When is not { } when)
        {
            return;
        }

        on.RefuseIf(when.AgeUnder <= on.Ages.From, $"{path}.when.ageUnder", $"is {when.AgeUnder}, but nobody is under it: who.age begins at {on.Ages.From}.");
        on.RefuseIf(when.AgeFrom > on.Ages.To, $"{path}.when.ageFrom", $"is {when.AgeFrom}, but nobody is that old: who.age ends at {on.Ages.To}.");
        on.RefuseIf(when.AgeUnder <= when.AgeFrom, $"{path}.when", $"asks for at least {when.AgeFrom} and under {when.AgeUnder}: nobody is both.");
        ConditionChecks.CheckNames(on, $"{path}.when", when);
        ConditionChecks.RefuseOf(on, $"{path}.when", when, Member.Event | Member.Outcome | Member.WeeksUsed, $"is nothing a gate looks at; age, target group, school, kind, form, track and hours are.");
        if (gate.Before is GateStep.Enrol or GateStep.Close)
        {
            ConditionChecks.RefuseOf(on, $"{path}.when", when, Member.OfPlaces, $"is known of a place, and {Words.Of(gate.Before)} is about the whole enrolment.");
        }

        if (gate.Before is GateStep.Start or GateStep.Extend or GateStep.Close)
        {
            ConditionChecks.RefuseOf(on, $"{path}.when", when, Member.School, $"is looked at until there is a match, and not before {Words.Of(gate.Before)}.");
        }
    }

    private static string? NobodyCanPass(Checked on, Gate gate) => gate.Code switch
    {
        GateCode.GuardianBacking when on.EverybodyIsAdult => "everybody is of age",
        GateCode.ParentsInvolved when on.EverybodyIsAdult => "everybody is of age",
        GateCode.EscortNamed when !Companions(on).Any(companion => companion.Role == CompanionRole.Escort) => "no track has an escort among its companions",
        GateCode.ModulesDone when on.Modules.Count == 0 => "there are no modules",
        GateCode.ModulesDone when gate.Count > on.Modules.Count => $"it asks for {gate.Count} modules and there are {on.Modules.Count}",
        GateCode.ModulesDone when gate.Before == GateStep.Enrol => "modules begin after the enrolment",
        GateCode.Goals when gate.Before == GateStep.Enrol => "goals are agreed in her file, which begins with the enrolment",
        GateCode.PlaceConfirmed when gate.Before is GateStep.Enrol or GateStep.Match => "there is no place before the match",
        GateCode.LetterSent when gate.Before is GateStep.Enrol or GateStep.Match => "there is nothing to write about before the match",
        _ => ByWhom(on, gate),
    };

    private static string? ByWhom(Checked on, Gate gate) => gate.By switch
    {
        Role.Guardian when on.EverybodyIsAdult => "it is recorded by a guardian, and everybody is of age",
        Role.Mentor when gate.Before is GateStep.Enrol or GateStep.Match => "it is recorded by the mentor, who is not known before the match",
        Role.WorkplaceMentor when gate.Before is GateStep.Enrol or GateStep.Match => "it is recorded by the workplace mentor, who is not known before the match",
        Role.Host when gate.Before == GateStep.Enrol && gate.Code is not (GateCode.HostAgreement or GateCode.HostCleared) => "it is recorded by the host, who is not known before the enrolment",
        _ => null,
    };

    private static IEnumerable<Companion> Companions(Checked on) => on.Definition.Tracks.SelectMany(track => track.Companions);
}
