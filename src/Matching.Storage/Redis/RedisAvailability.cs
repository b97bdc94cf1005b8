using System.Globalization;
using Matching.Core.Availability;
using Matching.Core.Installations;
using Matching.Engine.Time;
using StackExchange.Redis;

namespace Matching.Storage.Redis;

/// <summary>
/// One key an opening, <c>INSTALLATION:availability:OPENING</c>, read a thousand at a time. A value that is not ours, or of another form,
/// is as good as none. Other keys of the server are never touched.
/// </summary>
internal sealed class RedisAvailability(RedisServer redis, IInstallation installation) : IAvailabilityMemory
{
    private const int PerRoundTrip = 1000;
    private const string Form = "1";

    private string? _prefix;

    public async Task<IReadOnlyDictionary<string, RememberedAvailability>?> RecallAsync(IReadOnlyCollection<string> openings, CancellationToken stopping)
    {
        var prefix = await PrefixAsync(stopping);
        var answers = await redis.AskAsync(
            database => Task.WhenAll(openings.Chunk(PerRoundTrip).Select(async part =>
                (Openings: part, Values: await database.StringGetAsync([.. part.Select(id => (RedisKey)(prefix + id))])))),
            stopping);
        return answers?
            .SelectMany(answer => answer.Openings.Zip(answer.Values))
            .Select(pair => (pair.First, Read: Read(pair.First, pair.Second)))
            .Where(pair => pair.Read is not null)
            .ToDictionary(pair => pair.First, pair => pair.Read!, StringComparer.Ordinal);
    }

    public async Task<bool> RememberAsync(IReadOnlyCollection<OpeningAvailability> openings, DateTimeOffset at, CancellationToken stopping)
    {
        var prefix = await PrefixAsync(stopping);
        return await redis.AskAsync(
            async database =>
            {
                await Task.WhenAll(openings.Chunk(PerRoundTrip).Select(part => database.StringSetAsync(
                    [.. part.Select(opening => new KeyValuePair<RedisKey, RedisValue>(prefix + opening.Opening, Written(opening, at)))])));
                return true;
            },
            stopping);
    }

    public async Task<DateTimeOffset?> RebuiltAtAsync(CancellationToken stopping)
    {
        var key = await RebuiltKeyAsync(stopping);
        var at = await redis.AskAsync(database => database.StringGetAsync(key), stopping);
        return long.TryParse((string?)at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }

    public async Task NoteRebuiltAsync(DateTimeOffset at, CancellationToken stopping)
    {
        var key = await RebuiltKeyAsync(stopping);
        await redis.AskAsync(database => database.StringSetAsync(key, at.ToUnixTimeMilliseconds()), stopping);
    }

    private static string Written(OpeningAvailability opening, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Form}|{opening.Version}|{opening.FreeSeats}|{opening.Holds}|{at.ToUnixTimeMilliseconds()}|{opening.Week.ToHex()}");

    private static RememberedAvailability? Read(string opening, RedisValue value)
    {
        if (value.IsNull || ((string)value!).Split('|') is not [Form, var version, var free, var holds, var at, { Length: 84 } week]
            || !long.TryParse(version, CultureInfo.InvariantCulture, out var rowVersion)
            || !int.TryParse(free, CultureInfo.InvariantCulture, out var freeSeats)
            || !int.TryParse(holds, CultureInfo.InvariantCulture, out var held)
            || !long.TryParse(at, CultureInfo.InvariantCulture, out var milliseconds)
            || !week.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        return new(new(opening, freeSeats, held, WeekBits.FromHex(week), rowVersion), DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
    }

    private async Task<string> PrefixAsync(CancellationToken stopping) =>
        _prefix ??= (await installation.ReadAsync(stopping)).Id + ":availability:";

    // Beside the openings' keys, not among them: INSTALLATION:availability-rebuilt-at.
    private async Task<string> RebuiltKeyAsync(CancellationToken stopping) => (await PrefixAsync(stopping))[..^1] + "-rebuilt-at";
}
