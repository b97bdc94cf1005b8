using System.Globalization;
using Matching.Core.LegalRules.Work;
using Matching.Engine.Rules.YouthWork;

namespace Matching.Core.LegalRules;

/// <summary>
/// What a refusal says to a reader, in Danish and English: the rule's own text, the paragraph, and the sum against what is allowed in the unit
/// of the rule.
/// </summary>
public sealed class LegalSentences(LegalRuleSet law)
{
    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>For what the dated judges found; <paramref name="group"/> null where it does not matter.</summary>
    public LegalText Of(LegalBreach breach, YouthWorkGroup? group = null) => Of(breach.Rule, breach.Sum, breach.Limit, breach.Day, group, breach.Day);

    /// <summary>
    /// For what the engine found on a night, where a sum without a day is what is asked for and its limit what is lawful and possible together.
    /// Null where the id is no rule of law or has no version then.
    /// </summary>
    /// <param name="rule">Id.</param>
    /// <param name="sum">What there would be, in the unit of the rule.</param>
    /// <param name="limit">What is allowed.</param>
    /// <param name="on">The day whose version speaks.</param>
    /// <param name="group">Of youth-work law.</param>
    /// <param name="hasDay">One day of the week is at fault.</param>
    public LegalText? OfFinding(string rule, int sum, int limit, DateOnly on, YouthWorkGroup? group, bool hasDay)
    {
        if (law.Find(rule, on) is null)
        {
            return null;
        }

        return hasDay || rule is not ("YW03" or "YW06" or "YW06x" or "YW07" or "YW08" or "YW10" or "IN01")
            ? Of(rule, sum, limit, on, group, null)
            : Of(rule, on, group, (culture, isDanish) => rule == "IN01" ? Weeks(sum, limit, isDanish) : Asked(sum, limit, culture, isDanish), null);
    }

    private LegalText Of(string id, int sum, int limit, DateOnly on, YouthWorkGroup? group, DateOnly? day) =>
        Of(id, on, group, (culture, isDanish) => Sum(id, sum, limit, culture, isDanish), day);

    private LegalText Of(string id, DateOnly on, YouthWorkGroup? group, Func<CultureInfo, bool, string> sum, DateOnly? day)
    {
        var rule = (group is { } hers && LegalRuleSet.ExampleOf(hers) is var (age, school) ? law.Find(id, on, age, school) : null)
            ?? law.Find(id, on)
            ?? throw new InvalidOperationException($"No version of {id} holds on {on:yyyy-MM-dd}.\nMaybe a breach is read with another set of rules than it was found with.");
        return new(
            $"{rule.Text.Da} ({rule.Id}, {rule.Source.Text}{sum(Danish, true)}{OnDay(day, Danish)})",
            $"{rule.Text.En} ({rule.Id}, {rule.Source.Text}{sum(English, false)}{OnDay(day, English)})");
    }

    private static string Asked(int sum, int limit, CultureInfo culture, bool isDanish) => isDanish
        ? $": pladsen kræver {Hours(sum, culture, isDanish)}, lovligt og muligt er {Hours(limit, culture, isDanish)}"
        : $": the place asks {Hours(sum, culture, isDanish)}, lawful and possible are {Hours(limit, culture, isDanish)}";

    private static string Weeks(int used, int allowed, bool isDanish) => isDanish ? $": {used} af {allowed} uger er brugt" : $": {used} of {allowed} weeks are used";

    private static string OnDay(DateOnly? day, CultureInfo culture) => day is { } date ? string.Create(culture, $"; {date:dddd d MMMM yyyy}") : "";

    private static string Sum(string id, int sum, int limit, CultureInfo culture, bool isDanish) => id switch
    {
        "YW03" or "YW04" or "YW18" or "IN07" => $": {Hours(sum, culture, isDanish)}, {(isDanish ? "højst" : "at most")} {Hours(limit, culture, isDanish)}",
        "YW07" or "YW08" => $": {Hours(sum, culture, isDanish)}, {(isDanish ? "mindst" : "at least")} {Hours(limit, culture, isDanish)}",
        "YW06" or "YW06x" or "YW10" => $": {Time(sum)}, {(isDanish ? "grænsen er" : "the bound is")} {Time(limit)}",
        "YW14" when limit > 1 => $": {Time(sum)}, {(isDanish ? "grænsen er" : "the bound is")} {Time(limit)}",
        "YW01" => isDanish ? $": {sum} år, mindst {limit}" : $": {sum} years, at least {limit}",
        "YW09" => isDanish ? $": {sum} fridøgn af 7, mindst {limit}" : $": {sum} days off of 7, at least {limit}",
        "IN01" or "IN02" => isDanish ? $": {sum} uger, højst {limit}" : $": {sum} weeks, at most {limit}",
        "RA01" => isDanish ? $": {sum} personer, højst {limit}" : $": {sum} persons, at most {limit}",
        _ => "",
    };

    private static string Hours(int minutes, CultureInfo culture, bool isDanish) =>
        string.Create(culture, $"{minutes / 60m:0.##} {(isDanish ? "t." : "h")}");

    private static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
