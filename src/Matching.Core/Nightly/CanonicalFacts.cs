using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Engine;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.Nightly;

/// <summary>
/// The facts of a night as bytes that do not depend on culture, machine or the order in which rows came: what the night's hash is made of.
/// </summary>
public static class CanonicalFacts
{
    private static readonly JsonSerializerOptions Options = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new WeeklyHoursConverter(), new JsonStringEnumConverter(), new SortedListConverter(), new SortedKeysConverter() },
    };

    /// <summary>UTF-8 JSON with every list sorted.</summary>
    public static byte[] Bytes(MatchingProblem problem) => JsonSerializer.SerializeToUtf8Bytes(Sorted(problem), Options);

    /// <summary>Facts that <see cref="Bytes"/> wrote; null when a program wrote them that kept something else.</summary>
    public static MatchingProblem? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<MatchingProblem>(bytes, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the bytes name this id.</summary>
    public static bool Names(ReadOnlySpan<byte> bytes, string id) => bytes.IndexOf(JsonSerializer.SerializeToUtf8Bytes(id, Options)) >= 0;

    /// <summary>The same facts as if this young person had never been known.</summary>
    public static MatchingProblem Without(MatchingProblem problem, string youth) => problem with
    {
        Youths = [.. problem.Youths.Where(one => one.Id != youth)],
        Placements = [.. problem.Placements.Where(placement => placement.Youth != youth)],
        History = [.. problem.History.Where(entry => entry.Youth != youth)],
        Ranks = [.. problem.Ranks.Where(rank => rank.Youth != youth)],
        Meetings = [.. problem.Meetings.Where(meeting => meeting.Youth != youth)],
    };

    /// <summary>The same facts as if this mentor or company and its places had never been known.</summary>
    public static MatchingProblem WithoutHost(MatchingProblem problem, string host)
    {
        var places = problem.Openings.Where(opening => opening.Host == host).Select(opening => opening.Id).ToHashSet(StringComparer.Ordinal);
        return problem with
        {
            Hosts = [.. problem.Hosts.Where(one => one.Id != host)],
            Openings = [.. problem.Openings.Where(opening => opening.Host != host)],
            Placements = [.. problem.Placements.Where(placement => placement.Opening is null || !places.Contains(placement.Opening))],
            History = [.. problem.History.Where(entry => !places.Contains(entry.Opening))],
            Ranks = [.. problem.Ranks.Where(rank => !places.Contains(rank.Opening))],
            Meetings = [.. problem.Meetings.Where(meeting => !places.Contains(meeting.Opening))],
            Youths = [.. problem.Youths.Select(youth => Names(youth.NotHosts) || Names(youth.WishedHosts) || youth.BarredInternshipHost == host ? Left(youth) : youth)],
        };

        bool Names(IReadOnlyList<string> ids) => ids.Any(IsGone);
        bool IsGone(string id) => id == host || places.Contains(id);
        YouthFacts Left(YouthFacts youth) => youth with
        {
            NotHosts = [.. youth.NotHosts.Where(id => !IsGone(id))],
            WishedHosts = [.. youth.WishedHosts.Where(id => !IsGone(id))],
            BarredInternshipHost = youth.BarredInternshipHost == host ? null : youth.BarredInternshipHost,
        };
    }

    /// <summary>gzip: how facts are kept.</summary>
    public static byte[] Zipped(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Optimal))
        {
            zip.Write(bytes);
        }

        return memory.ToArray();
    }

    /// <summary>The other way round.</summary>
    public static byte[] Unzipped(byte[] zipped)
    {
        using var zip = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        zip.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>SHA-256 of what <see cref="Bytes"/> wrote, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(MatchingProblem problem) => Hash(Bytes(problem));

    private static MatchingProblem Sorted(MatchingProblem problem) => problem with
    {
        Area = [.. problem.Area.Order(StringComparer.Ordinal)],
        Programmes = [.. problem.Programmes.OrderBy(programme => programme.Id, StringComparer.Ordinal)],
        Networks = [.. problem.Networks.OrderBy(network => network.Id, StringComparer.Ordinal)],
        Hosts = [.. problem.Hosts.OrderBy(host => host.Id, StringComparer.Ordinal)],
        Openings = [.. problem.Openings.OrderBy(opening => opening.Id, StringComparer.Ordinal)],
        Youths = [.. problem.Youths.OrderBy(youth => youth.Id, StringComparer.Ordinal)],
        Placements = [.. problem.Placements.OrderBy(placement => JsonSerializer.Serialize(placement, Options), StringComparer.Ordinal)],
        Ranks = [.. problem.Ranks.OrderBy(row => JsonSerializer.Serialize(row, Options), StringComparer.Ordinal)],
        Meetings = [.. problem.Meetings.OrderBy(row => JsonSerializer.Serialize(row, Options), StringComparer.Ordinal)],
        History = [.. problem.History.OrderBy(row => JsonSerializer.Serialize(row, Options), StringComparer.Ordinal)],
    };

    private sealed class WeeklyHoursConverter : JsonConverter<WeeklyHours>
    {
        public override WeeklyHours Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            WeeklyHours.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, WeeklyHours value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    /// <summary>Lists of codes and ids are sets: their order says nothing.</summary>
    private sealed class SortedListConverter : JsonConverter<IReadOnlyList<string>>
    {
        public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<string[]>(ref reader) ?? [];

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var text in value.Order(StringComparer.Ordinal))
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }
    }

    private sealed class SortedKeysConverter : JsonConverter<IReadOnlyDictionary<string, int>>
    {
        public override IReadOnlyDictionary<string, int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, int>>(ref reader) ?? [];

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, int> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (key, number) in value.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                writer.WriteNumber(key, number);
            }

            writer.WriteEndObject();
        }
    }
}
