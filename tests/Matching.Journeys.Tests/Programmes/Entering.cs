using System.Globalization;
using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>People who come into a scheme by the enrolment step, and what is told of their gates.</summary>
internal static class Entering
{
    /// <summary>Somebody whom files know and no scheme yet.</summary>
    public static async Task<string> KnownAsync(this SchemeTown town, string born, short wants, string group = "")
    {
        var youth = await town.YouthAsync(born, wants, group);
        await town.Town.Store.ExecuteAsync("update youth set programmes = '{}' where id = @youth", new { youth });
        return youth;
    }

    /// <summary>She is known, and enrols on a day of 2027 with everything ticked and agreed that the scheme asks for.</summary>
    public static async Task<string> EnrolledAsync(this SchemeTown town, string born, short wants, string day, string group = "", ReferralRoute? route = null, params string[] gates)
    {
        var youth = await town.KnownAsync(born, wants, group);
        await town.EnrolsAsync(youth, day, route, gates);
        return youth;
    }

    /// <summary>The step lets her in.</summary>
    public static async Task<EnrolOutcome.Enrolled> EnrolsAsync(this SchemeTown town, string youth, string day, ReferralRoute? route = null, params string[] gates) =>
        await town.TryToEnrolAsync(youth, day, route, gates) is EnrolOutcome.Enrolled enrolled ? enrolled : throw new InvalidOperationException($"{youth} was not enrolled.");

    public static Task<EnrolOutcome> TryToEnrolAsync(this SchemeTown town, string youth, string day, ReferralRoute? route = null, params string[] gates)
    {
        town.Town.Clock.MoveTo($"2027-{day}", "08:30");
        return town.Town.Get<EnrolYouth>().HandleAsync(
            new(youth, town.Municipality, town.Programme, "karin") { Route = route, Says = Enum.GetValues<EntryStatement>(), AgreedBy = Enum.GetValues<Role>(), Gates = gates },
            CancellationToken.None);
    }

    public static IReadOnlyList<string> Sentences(this EnrolOutcome outcome) =>
        outcome is EnrolOutcome.Refused refused ? [.. refused.Refusals.Select(one => one.ToString())] : [];

    public static Task<RecordOutcome> PassAsync(this SchemeTown town, string youth, string gate, string day, string word = "") =>
        town.TellAsync(youth, EnrolmentEventKind.GatePassed, day, one => one with { Subject = gate, Word = word });

    /// <summary>What the last night's nearest miss of hers broke, as rule and facts.</summary>
    public static async Task<string> MissAsync(this SchemeTown town, string youth) =>
        await town.Town.Store.ScalarAsync<string>(
            """
            select (m #>> '{broken,id}') || ' ' || (select string_agg((f ->> 'name') || '=' || (f ->> 'value'), ' ') from jsonb_array_elements(m #> '{broken,facts}') f)
            from unplaced u join night n on n.id = u.night_id cross join lateral jsonb_array_elements(u.details -> 'nearestMisses') m
            where u.youth_id = @youth order by n.local_date desc limit 1
            """,
            new { youth }) ?? "";

    /// <summary>All modules of the preparation are attended.</summary>
    public static async Task PreparedAsync(this SchemeTown town, string youth, string day)
    {
        foreach (var module in (await town.FileAsync(youth)).VersionIn(Core.Programmes.ProgrammeBook.Shipped).Definition.Preparation!.Modules)
        {
            await town.TellAsync(youth, EnrolmentEventKind.ModuleAttended, day, one => one with { Subject = module.Id, Word = module.Sessions is { } all ? all.ToString(CultureInfo.InvariantCulture) : "" });
        }
    }

    /// <summary>The opening is a municipal care home's, with tasks that schemes of such homes take.</summary>
    public static Task<int> HomeAsync(this SchemeTown town, string opening, string municipal = "eldercare", params string[] tasks) => town.Town.Store.ExecuteAsync(
        "update host set municipal = @municipal, sector = 'eldercare' where id = 'H' || @opening; update opening set task_kinds = @tasks where id = @opening",
        new { opening, municipal, tasks = tasks.Length > 0 ? tasks : ["practical", "social", "pedagogical"] });

    public static DateOnly Day(string day) => DateOnly.ParseExact($"2027-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
