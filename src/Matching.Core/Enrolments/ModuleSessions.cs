using System.Globalization;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Time;

namespace Matching.Core.Enrolments;

/// <summary>
/// What may be written down of modules: attendance of sessions that the module has, one a day or a number of them, and weekly times that hold as
/// many sessions of as many hours as its definition says.
/// </summary>
/// <remarks>Source: programmes §1.3 modules.</remarks>
internal static class ModuleSessions
{
    private const int MinutesAnHour = 60;

    public static RecordOutcome.Refused? Attended(Happening attended, ProgrammeDefinition definition)
    {
        if (HappeningRules.OneOf("module", attended.Subject, definition.AllModules().Select(module => module.Id)) is { } unknown)
        {
            return unknown;
        }

        var sessions = definition.AllModules().First(module => module.Id == attended.Subject).Sessions ?? 1;
        return attended.Word.Length == 0 || (int.TryParse(attended.Word, NumberStyles.None, CultureInfo.InvariantCulture, out var many) && many >= 1 && many <= sessions)
            ? null
            : HappeningRules.No("sessions", ["1", Number(sessions)]);
    }

    public static RecordOutcome.Refused? Hours(Happening said, ProgrammeDefinition definition)
    {
        if (HappeningRules.OneOf("module", said.Subject, definition.AllModules().Select(module => module.Id)) is { } unknown)
        {
            return unknown;
        }

        if (!WeeklyHours.TryParse(said.Word, out var week, out _))
        {
            return HappeningRules.No("week");
        }

        var module = definition.AllModules().First(known => known.Id == said.Subject);
        var holds = (module.SessionsPerWeek is not { } many || week.Stretches.Count == many)
            && (module.SessionHours is not { } hours || week.Stretches.All(session => session.Minutes == hours * MinutesAnHour));
        return holds ? null : HappeningRules.No("week_sessions", [module.SessionsPerWeek is { } perWeek ? Number(perWeek) : "–", module.SessionHours is { } each ? each.ToString("0.##", CultureInfo.InvariantCulture) : "–"]);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
