using System.Globalization;
using Dapper;
using Npgsql;

namespace Matching.Channels.Sms.LocalPhones;

/// <summary>The switches as rows, so that worker and pages see the same ones.</summary>
internal static class LocalPhoneSwitchRows
{
    public static async Task<LocalPhoneSwitches> ReadAsync(NpgsqlDataSource store, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Name, string Value)>(new CommandDefinition("select name, value from local_phone_switch", cancellationToken: cancellationToken));
        var on = rows.ToDictionary(row => row.Name, row => row.Value, StringComparer.Ordinal);
        return new(
            on.GetValueOrDefault("undelivered") == "on",
            TimeSpan.FromMilliseconds(long.TryParse(on.GetValueOrDefault("slow"), CultureInfo.InvariantCulture, out var slow) ? slow : 0),
            on.GetValueOrDefault("hang_after_taking") == "on",
            Enum.TryParse<LocalCallBacks>(on.GetValueOrDefault("call_backs"), out var told) ? told : LocalCallBacks.AtOnce,
            on.GetValueOrDefault("typed_twice") == "on");
    }

    public static async Task<bool> IsOffAsync(NpgsqlDataSource store, string number, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from local_phone_switch where name = @name and value = 'on')", new { name = OffName(number) }, cancellationToken: cancellationToken));
    }

    public static string OffName(string number) => $"off:{number}";
}
