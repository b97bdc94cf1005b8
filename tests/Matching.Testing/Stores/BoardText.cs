using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Core.Nightly;
using Matching.Core.People;
using Matching.Engine.Time;

namespace Matching.Testing.Stores;

/// <summary>A board as text, its lists sorted, so that two boards with the same content are the same text.</summary>
public static class BoardText
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Converters = { new Phones(), new Weeks() } };

    public static string Of(Board board) => JsonSerializer.Serialize(
        board with
        {
            Postcodes = [.. board.Postcodes.OrderBy(place => place.Code, StringComparer.Ordinal)],
            Youths = [.. board.Youths.OrderBy(youth => youth.Id, StringComparer.Ordinal).Select(youth => youth with { WeeksUsed = new SortedDictionary<string, int>(youth.WeeksUsed.ToDictionary(), StringComparer.Ordinal) })],
            Hosts = [.. board.Hosts.OrderBy(host => host.Id, StringComparer.Ordinal)],
            Networks = [.. board.Networks.OrderBy(network => network.Code, StringComparer.Ordinal)],
            Openings = [.. board.Openings.OrderBy(opening => opening.Id, StringComparer.Ordinal)],
            Placements = [.. board.Placements.OrderBy(Written, StringComparer.Ordinal)],
            History = [.. board.History.OrderBy(Written, StringComparer.Ordinal)],
        },
        Options);

    private static string Written<T>(T row) => JsonSerializer.Serialize(row, Options);

    private sealed class Phones : JsonConverter<PhoneNumber>
    {
        public override PhoneNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PhoneNumber.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.E164);
    }

    private sealed class Weeks : JsonConverter<WeeklyHours>
    {
        public override WeeklyHours Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => WeeklyHours.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, WeeklyHours value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
