using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Checking;

/// <summary>Modules fit in their time, and a group can open.</summary>
internal static class CourseChecks
{
    private const int MostHoursAWeek = 37;

    public static void Run(Checked on)
    {
        on.RefuseTwice(on.Modules.Select(known => (known.Path, known.Module.Id)), "module");
        foreach (var (path, module) in on.Modules)
        {
            CheckModule(on, path, module);
        }

        CheckOrder(on, "$.preparation.modules", on.Definition.Preparation?.Modules ?? []);
        CheckComplete(on, "$.preparation", on.Definition.Preparation?.Modules ?? [], on.Definition.Preparation?.CompleteWhen);
        on.RefuseIf(on.Definition.Preparation is { Modules.Count: 0 }, "$.preparation.modules", $"is empty, so there is nothing to complete.");
        foreach (var (path, track) in on.Tracks)
        {
            CheckOrder(on, $"{path}.modules", track.Modules);
            CheckComplete(on, path, track.Modules, track.CompleteWhen);
        }

        foreach (var (path, group) in on.Groups)
        {
            CheckGroup(on, path, group);
            CheckDates(on, path, group);
        }
    }

    private static void CheckModule(Checked on, string path, Module module)
    {
        on.RefuseIf(module.Length is { IsZero: true } or { IsBefore: true }, $"{path}.length", $"is {module.Length}, but must be a length above nothing.");
        if (module is { Length: { } length, Sessions: { } sessions, SessionsPerWeek: { } perWeek })
        {
            var weeks = (length.LongestDays + 6) / 7;
            on.RefuseIf(sessions > weeks * perWeek, $"{path}.sessions", $"is {sessions}, but {length} with {perWeek} a week holds {weeks * perWeek}.");
        }

        var hours = module.SessionHours * (module.SessionsPerWeek ?? 1);
        on.RefuseIf(hours > MostHoursAWeek, $"{path}.sessionHours", $"makes {hours} hours a week, above {MostHoursAWeek}.");
        on.RefuseIf(
            module.When == ModuleTime.Between && on.Definition.Tracks.Count > 0 && on.Definition.Tracks.All(track => track.MaxPlacements == 1) && on.Definition.Tracks.Count == 1,
            $"{path}.when",
            $"is between, but there is only one placement: nothing lies between.");
    }

    private static void CheckOrder(Checked on, string path, IReadOnlyList<Module> modules)
    {
        foreach (var order in modules.Where(module => module.Order is not null).GroupBy(module => module.Order).Where(same => same.Count() > 1))
        {
            on.Refuse(path, $"has the order {order.Key} twice.");
        }
    }

    private static void CheckComplete(Checked on, string path, IReadOnlyList<Module> modules, CompleteWhen? complete)
    {
        on.RefuseIf(complete?.Modules > modules.Count, $"{path}.completeWhen.modules", $"is {complete?.Modules}, but there are {modules.Count} modules: nobody can complete it.");
        on.RefuseIf(complete is not null && modules.Count == 0, $"{path}.completeWhen", $"has no modules to complete.");
    }

    private static void CheckGroup(Checked on, string path, Group group)
    {
        on.RefuseIf(group.Min > group.Max, $"{path}.min", $"is {group.Min}, above the maximum of {group.Max}: it never opens.");
        on.RefuseIf(
            group.Min > on.Definition.Entry?.Places?.Running,
            $"{path}.min",
            $"is {group.Min}, but only {on.Definition.Entry?.Places?.Running} may be enrolled at once: it never opens.");
        on.RefuseIf(group.Meets is { IsBefore: true } or { FewestDays: 0 }, $"{path}.meets", $"is {group.Meets}, but must be at least a day, for example P1W.");
        on.RefuseIf(group.Absence is { Of: AbsenceOf.Module } && on.Modules.Count == 0, $"{path}.absence.of", $"is module, but there are no modules.");
    }

    private static void CheckDates(Checked on, string path, Group group)
    {
        if (group.Start == GroupStart.Rolling)
        {
            on.RefuseIf(group.ClosesOn is not null || group.ClosesBefore is not null, path, $"is rolling, so nothing closes: take out closesOn and closesBefore, or start together.");
            on.RefuseIf(group.IfDissolved is not null, $"{path}.ifDissolved", $"belongs to a group that starts together; a rolling one is not dissolved.");
            on.RefuseIf(group.Starts.Count > 0, $"{path}.starts", $"has dates, but the group is rolling.");
            return;
        }

        on.RefuseIf(group is { ClosesOn: not null, ClosesBefore: not null }, $"{path}.closesBefore", $"stands beside closesOn; one of them says when it closes.");
        on.RefuseIf(group.ClosesOn is { } closes && group.Starts.Any(start => start <= closes), $"{path}.closesOn", $"is {group.ClosesOn:yyyy-MM-dd}, not before every start.");
        on.RefuseIf(group.Starts.Zip(group.Starts.Skip(1)).Any(two => two.Second <= two.First), $"{path}.starts", $"must be in order, each once.");
        if (on.Definition.Period is { } period)
        {
            on.RefuseIf(group.Starts.Any(start => start < period.From || start > period.To), $"{path}.starts", $"has a date outside the period.");
        }
    }
}
