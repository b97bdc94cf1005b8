using Dapper;
using Matching.Core.Enrolments;
using Matching.Core.People;
using Npgsql;

namespace Matching.Storage.Postgres.Enrolments;

/// <summary>The running enrolments of the people on a board, with the events that decide what is open to them; steps and texts stay behind.</summary>
internal static class RunningFiles
{
    // 1 agreed, 4 placement ended, 6 decided, 7 module attended, 8 modules waived, 9 gate passed, 10 group started, 14 gate waived, 42 track opened, 43 hours of a module,
    // 61 goal agreed, 63 goal let go.
    private const string Telling = "kind in (1, 4, 6, 7, 8, 9, 10, 14, 42, 43, 61, 63)";

    public static async Task<IReadOnlyList<Youth>> WithEnrolmentsAsync(NpgsqlConnection connection, IReadOnlyList<Youth> youths, CancellationToken stopping)
    {
        var ids = new { youths = youths.Count == 1 ? youths.Select(youth => youth.Id).ToArray() : null };
        var rows = (await connection.QueryAsync<EnrolmentRow>(new CommandDefinition(
            $"{EnrolmentRow.Columns} where e.ended_on is null and (@youths::text[] is null or e.youth_id = any(@youths)) order by e.youth_id, e.programme", ids, cancellationToken: stopping))).ToList();
        if (rows.Count == 0)
        {
            return youths;
        }

        var events = (await connection.QueryAsync<EventRow>(new CommandDefinition(
            $"select enrolment_id, {EventRow.Columns} from enrolment_event where {Telling} and enrolment_id = any(@Ids) order by number", new { Ids = rows.Select(row => row.Id).ToArray() }, cancellationToken: stopping)))
            .ToLookup(row => row.EnrolmentId);
        var files = rows.ToLookup(row => row.YouthId, row => row.ToFile(events[row.Id], []), StringComparer.Ordinal);
        return [.. youths.Select(youth => files.Contains(youth.Id) ? youth with { Enrolments = [.. files[youth.Id]] } : youth)];
    }
}
