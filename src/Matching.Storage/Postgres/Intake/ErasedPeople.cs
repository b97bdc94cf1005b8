using Matching.Core.Intake;
using Matching.Core.Openings;
using Matching.Storage.Postgres.Erasures;

namespace Matching.Storage.Postgres.Intake;

/// <summary>Files often know longer than we do: who was erased here does not come back by the next one, unless a person says so.</summary>
internal static class ErasedPeople
{
    private const string Living = "select mark from erasure where lifted_at is null";
    private const string LivingHosts = "select unnest(marks) from host_erasure where lifted_at is null";

    private const string Lift = "update erasure set lifted_at = @at, lifted_by = @by where lifted_at is null and mark = any(@marks)";
    private const string LiftHosts = "update host_erasure set lifted_at = @at, lifted_by = @by where lifted_at is null and marks && @marks";

    /// <summary>The folder without what was erased, and the ids of people, mentors and companies that it says it of; or the whole folder, and the marks of those in it lifted.</summary>
    public static async Task<(ImportedFolder Folder, IReadOnlyList<string> StayErased)> LeaveOutAsync(Merge merge, ImportedFolder folder, ImportRequest request, DateTimeOffset at)
    {
        var marks = new Marks(
            await merge.ScalarAsync<string>(ErasureMark.Key) ?? "",
            [.. (await merge.MarksAsync(Living)).Concat(await merge.MarksAsync(LivingHosts)).Select(Convert.ToHexString)]);
        if (marks.Living.Count == 0)
        {
            return (folder, []);
        }

        var youths = folder.Youths.Select(youth => youth.Id).Where(id => marks.Has(ErasureMark.Of(marks.Key, id))).ToHashSet(StringComparer.Ordinal);
        var mentors = folder.Hosts.Select(host => host.Id).Where(id => marks.Has(ErasureMark.OfHost(marks.Key, id))).ToHashSet(StringComparer.Ordinal);
        if (!request.BringsBackErased)
        {
            var (without, companies) = WithoutContacts(WithoutHosts(Without(folder, youths), mentors), marks);
            return (without, [.. youths.Concat(mentors).Concat(companies).Order(StringComparer.Ordinal)]);
        }

        await merge.ExecuteAsync(Lift, new { at, by = request.By, marks = youths.Select(id => ErasureMark.Of(marks.Key, id)).ToArray() });
        var brought = mentors.Select(id => ErasureMark.OfHost(marks.Key, id)).Concat(folder.Hosts.SelectMany(host => Contact(host).Select(value => ErasureMark.OfContact(marks.Key, host.Id, value))));
        await merge.ExecuteAsync(LiftHosts, new { at, by = request.By, marks = brought.ToArray() });
        return (folder, []);
    }

    private static ImportedFolder Without(ImportedFolder folder, HashSet<string> erased) => erased.Count == 0 ? folder : folder with
    {
        Youths = [.. folder.Youths.Where(youth => !erased.Contains(youth.Id))],
        Placements = [.. folder.Placements.Where(placement => !erased.Contains(placement.YouthId))],
        History = [.. folder.History.Where(entry => !erased.Contains(entry.YouthId))],
        Ranks = [.. folder.Ranks.Where(rank => !erased.Contains(rank.YouthId))],
    };

    private static ImportedFolder WithoutHosts(ImportedFolder folder, HashSet<string> erased)
    {
        if (erased.Count == 0)
        {
            return folder;
        }

        var gone = folder.Openings.Where(opening => erased.Contains(opening.HostId)).Select(opening => opening.Id).ToHashSet(StringComparer.Ordinal);
        var ids = erased.Concat(gone).ToHashSet(StringComparer.Ordinal);
        return folder with
        {
            Hosts = [.. folder.Hosts.Where(host => !erased.Contains(host.Id))],
            Openings = [.. folder.Openings.Where(opening => !gone.Contains(opening.Id))],
            Placements = [.. folder.Placements.Where(placement => !gone.Contains(placement.OpeningId))],
            History = [.. folder.History.Where(entry => !gone.Contains(entry.OpeningId))],
            Ranks = [.. folder.Ranks.Where(rank => !gone.Contains(rank.OpeningId))],
            Youths = [.. folder.Youths.Select(youth => youth with { NotHosts = [.. youth.NotHosts.Where(id => !ids.Contains(id))], WishedHosts = [.. youth.WishedHosts.Where(id => !ids.Contains(id))] })],
        };
    }

    // A company whose contact was erased comes without what was that person's; another contact is let in.
    private static (ImportedFolder Folder, IEnumerable<string> Companies) WithoutContacts(ImportedFolder folder, Marks marks)
    {
        var companies = folder.Hosts.Where(host => Contact(host).Any(value => IsErased(host, value))).Select(host => host.Id).ToHashSet(StringComparer.Ordinal);
        return companies.Count == 0 ? (folder, companies) : (folder with { Hosts = [.. folder.Hosts.Select(host => companies.Contains(host.Id) ? Blank(host) : host)] }, companies);

        bool IsErased(Host host, string value) => marks.Has(ErasureMark.OfContact(marks.Key, host.Id, value));
        Host Blank(Host host) => host with
        {
            ContactName = IsErased(host, host.ContactName) ? "" : host.ContactName,
            Phone = host.Phone is { } phone && IsErased(host, phone.E164) ? null : host.Phone,
            Email = IsErased(host, host.Email) ? "" : host.Email,
        };
    }

    private static IEnumerable<string> Contact(Host host) =>
        host.Kind == HostKind.Mentor ? [] : new[] { host.ContactName, host.Phone?.E164 ?? "", host.Email }.Where(value => value.Length > 0);

    private sealed record Marks(string Key, HashSet<string> Living)
    {
        public bool Has(byte[] mark) => Living.Contains(Convert.ToHexString(mark));
    }
}
