using System.Globalization;
using Matching.Engine.Facts;
using static Matching.Core.LegalRules.Questions.AnswerForm;

namespace Matching.Core.LegalRules.Questions;

/// <summary>
/// Which questions the law has before a place is approved, and what must be shown beside them: from the dated rules of the day, each with its
/// own words and paragraph. Nothing is asked that the facts already answer; a mentor is no work and no internship.
/// </summary>
/// <remarks>Source: rules of law §1 mode question, §2 "What becomes a question", §3, §4, §6 and §9.</remarks>
public sealed class LegalQuestions(LegalRuleSet rules)
{
    private const int OfAge = 18;
    private const int FiguresHoldMonths = 4;

    /// <summary>From so many interns a year without a paid outcome on, the question of the firm's need is shown with their number; ours, the source says "n".</summary>
    private const int ManyInterns = 3;

    /// <summary>A new main act is expected from this day; until its rules are entered nobody knows what holds then.</summary>
    private static readonly DateOnly NewActExpected = new(2027, 1, 1);

    private static readonly (string Rule, Func<AskedPlace, bool> When)[] YouthWork =
    [
        ("YW02", _ => true),
        ("YW03", place => !place.TimesAreStated),
        ("YW05", _ => true),
        ("YW10", place => place.Environment.HasFlag(WorkEnvironment.Alone) && place.Trade is Trade.NotStated or Trade.Other),
        ("YW11", _ => true),
        ("YW12", _ => true),
        ("YW13", place => place.Environment.HasFlag(WorkEnvironment.Lifting)),
        ("YW14", place => place.Environment.HasFlag(WorkEnvironment.ServesAlcohol)),
        ("YW15", place => place.Environment.HasFlag(WorkEnvironment.Machines)),
        ("YW18", place => place is { ReplacesSchool: true, HasOtherWork: true }),
    ];

    private static readonly string[] LimitsBesideHours = ["YW06", "YW07", "YW08", "YW09"];

    /// <summary>In the order of the rules; <paramref name="today"/> is the day of the agreement, whose rules hold.</summary>
    public IReadOnlyList<LegalQuestion> Of(AskedPlace place, DateOnly today)
    {
        var age = AgeOn(place.Born, place.StartsOn);
        return place.Kind == Kind.Mentor ? [] : [.. OfYouthWork(place, age, today), .. OfCertificate(age, today), .. OfInternship(place, today)];
    }

    /// <summary>From a month before the new act on, everybody who approves is told that its rules are not entered yet.</summary>
    public bool WarnsOfNewAct(DateOnly today) => today >= NewActExpected.AddMonths(-1) && !IsNewActEntered();

    private IEnumerable<LegalQuestion> OfYouthWork(AskedPlace place, int age, DateOnly today) => age >= OfAge ? [] :
        from asked in YouthWork
        where asked.When(place)
        let rule = rules.Find(asked.Rule, today, age, place.School)
        where rule is not null
        select asked.Rule == "YW03" ? Times(place, age, today, rule) : Line(rule, Confirm);

    /// <summary>The limits of her own day and week, where the place has no hours that could be judged.</summary>
    private LegalQuestion Times(AskedPlace place, int age, DateOnly today, LegalRule hours)
    {
        LegalRule[] all = [hours, .. LimitsBesideHours.Select(id => rules.Find(id, today, age, place.School)).OfType<LegalRule>()];
        return Line(hours, Confirm) with
        {
            Text = new(
                $"Kan tiderne holdes inden for dette? {string.Join(' ', all.Select(rule => rule.Text.Da))}",
                $"Can the times be held within this? {string.Join(' ', all.Select(rule => rule.Text.En))}"),
        };
    }

    private IEnumerable<LegalQuestion> OfCertificate(int age, DateOnly today)
    {
        if (age < rules.CertificateBelowAge(today) && rules.Find("CR01", today) is { } rule)
        {
            yield return Line(rule, Confirm);
        }
    }

    private IEnumerable<LegalQuestion> OfInternship(AskedPlace place, DateOnly today)
    {
        if (place.Kind != Kind.Internship || place.ReplacesSchool)
        {
            return [];
        }

        var group = People.TargetGroups.All.Contains(place.TargetGroup) ? place.TargetGroup : People.TargetGroups.None;
        return
        [
            .. rules.FindForGroup("IN02", today, group) is { } weeks ? [Line(weeks, Confirm)] : Array.Empty<LegalQuestion>(),
            .. LastEmployer(place, today),
            .. Asked("IN05", Purpose, today),
            .. Asked("IN06", Confirm, today),
            .. Asked("IN09", Words, today),
            .. Warnings(place, today),
        ];
    }

    private IEnumerable<LegalQuestion> LastEmployer(AskedPlace place, DateOnly today)
    {
        if (place.IsLastEmployer != false && rules.Find("IN04", today) is { } rule)
        {
            yield return place.IsLastEmployer == true
                ? Line(rule, Words) with { Text = new("Hun har senest arbejdet her: skriv, hvad der er nyt i arbejdet.", "She last worked here: write what is new in the work.") }
                : Line(rule, Confirm) with { Text = new("Er det et andet sted end der, hun sidst var ansat?", "Is it another place than where she was last employed?") };
        }
    }

    private IEnumerable<LegalQuestion> Warnings(AskedPlace place, DateOnly today)
    {
        var stated = place.StatedOn;
        if (stated is null || stated.Value.AddMonths(FiguresHoldMonths) < today)
        {
            yield return Shown("RA01", "figures", today, "Virksomhedens tal er mere end fire måneder gamle eller aldrig oplyst: spørg den, før du godkender.", "The company's figures are more than four months old or were never stated: ask before you approve.");
        }

        if (place.Employees == 0)
        {
            yield return Shown("RA01", "nobody", today, "Der er ingen ordinært ansatte: hvem holder opsyn?", "There are no ordinary employees: who supervises?");
        }

        if (place.InternsWithoutPay >= ManyInterns)
        {
            var many = place.InternsWithoutPay.ToString(CultureInfo.InvariantCulture);
            yield return Shown("IN06", "many", today, $"{many} praktikanter er stoppet her på 12 måneder uden lønnede timer bagefter.", $"{many} interns have left here in 12 months without paid hours afterwards.");
        }

        if (place.StartsOn >= NewActExpected && !IsNewActEntered())
        {
            yield return Shown("IN01", "new-act", today, "Reglerne for praktik fra 1. januar 2027 er ikke bekræftet.", "The rules for internships from 1 January 2027 are not confirmed.");
        }
    }

    private bool IsNewActEntered() => rules.FindForGroup("IN01", NewActExpected, People.TargetGroups.Under18) is not { } weeks || weeks.ValidFrom >= NewActExpected;

    private IEnumerable<LegalQuestion> Asked(string id, AnswerForm form, DateOnly today) => rules.Find(id, today) is { } rule ? [Line(rule, form)] : [];

    private LegalQuestion Shown(string id, string about, DateOnly today, string da, string en) =>
        new($"{id}:{about}", new(da, en), rules.Find(id, today)?.Source.Text ?? id, AnswerForm.Shown, IsNeeded: false);

    private static LegalQuestion Line(LegalRule rule, AnswerForm form) => new(rule.Id, rule.Text, rule.Source.Text, form, IsNeeded: true);

    private static int AgeOn(DateOnly born, DateOnly day)
    {
        var years = day.Year - born.Year;
        return born.AddYears(years) > day ? years - 1 : years;
    }
}
