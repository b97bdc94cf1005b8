using System.Security.Cryptography;
using System.Text;
using Dapper;
using Matching.Core.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matching.Web.SignIn;

/// <summary>
/// Who is signed in, kept by us: a browser's cookie holds an unguessable key, so signing out ends the session wherever its cookie has gone. It ends
/// by itself when nothing is asked of it for a while, and after its longest time.
/// </summary>
internal sealed class StoredSessions(NpgsqlDataSource store, IDataProtectionProvider protection, IOptions<SignInOptions> options, TimeProvider clock) : ITicketStore
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _protector = protection.CreateProtector("sessions");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await RunAsync(
            """
            delete from session where started_at <= @heldFrom or seen_at <= @idleFrom;
            insert into session (key_hash, person, ticket, started_at, seen_at) values (@hash, @person, @ticket, @now, @now)
            """,
            Values(key, ticket));
        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) =>
        RunAsync("update session set ticket = @ticket, person = @person where key_hash = @hash", Values(key, ticket));

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var connection = await store.OpenConnectionAsync();
        var row = await connection.QuerySingleOrDefaultAsync<(byte[] Ticket, bool Stale)?>(
            "select ticket, seen_at < @staleFrom from session where key_hash = @hash and started_at > @heldFrom and seen_at > @idleFrom", Values(key, null));
        if (row is not { } found)
        {
            return null;
        }

        if (found.Stale)
        {
            await connection.ExecuteAsync("update session set seen_at = @now where key_hash = @hash", Values(key, null));
        }

        return TicketSerializer.Default.Deserialize(_protector.Unprotect(found.Ticket));
    }

    public Task RemoveAsync(string key) => RunAsync("delete from session where key_hash = @hash", Values(key, null));

    private async Task RunAsync(string sql, object values)
    {
        await using var connection = await store.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, values);
    }

    private object Values(string key, AuthenticationTicket? ticket)
    {
        var now = clock.GetUtcNow();
        return new
        {
            hash = SHA256.HashData(Encoding.ASCII.GetBytes(key)),
            person = ticket is null ? "" : SignedIn.From(ticket.Principal)?.Key ?? "",
            ticket = ticket is null ? [] : _protector.Protect(TicketSerializer.Default.Serialize(ticket)),
            now,
            staleFrom = now - SeenEvery,
            idleFrom = now - options.Value.SessionIdles,
            heldFrom = now - options.Value.SessionHolds,
        };
    }
}
