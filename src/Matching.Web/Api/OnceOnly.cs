using System.Security.Cryptography;
using Dapper;
using Matching.Web.SignIn;
using Npgsql;

namespace Matching.Web.Api;

/// <summary>
/// A POST carries an Idempotency-Key. The first with it is done; the same again, within a day, is answered as the first was and not done again; another
/// request with it is refused. What was refused or failed is forgotten, so that it can be put right and sent again.
/// </summary>
internal sealed class OnceOnly(RequestDelegate next, NpgsqlDataSource store, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    private const int LongestName = 200;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    // One that died in the middle must not hold its key for a day.
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(5);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!ApiKeyReader.IsAsked(context) || !HttpMethods.IsPost(context.Request.Method) || SignedIn.From(context.User) is not { } system)
        {
            await next(context);
            return;
        }

        if (context.Request.Headers[Header].ToString() is not { Length: >= 1 and <= LongestName } name)
        {
            await ApiProblem.Of(StatusCodes.Status400BadRequest, $"Send a header {Header} of 1 to {LongestName} letters, a new one for each new request.").ExecuteAsync(context);
            return;
        }

        var request = new Asked(Guid.Parse(system.SignIn), name, await HashAsync(context), clock.GetUtcNow());
        if (await ClaimAsync(request))
        {
            await DoAsync(context, request);
            return;
        }

        await AnswerAgainAsync(context, request);
    }

    private async Task DoAsync(HttpContext context, Asked request)
    {
        var body = context.Response.Body;
        await using var kept = new MemoryStream();
        context.Response.Body = kept;
        // Until it has ended well it has ended badly.
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        finally
        {
            context.Response.Body = body;
            await RememberAsync(request, status, kept);
        }

        kept.Position = 0;
        await kept.CopyToAsync(body, context.RequestAborted);
    }

    private async Task AnswerAgainAsync(HttpContext context, Asked request)
    {
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        var row = await connection.QuerySingleOrDefaultAsync<(byte[] Hash, int? Status, string? Answer)?>(
            "select request_hash, status, answer from system_request where key_id = @KeyId and name = @Name", request);
        switch (row)
        {
            case { } known when !known.Hash.AsSpan().SequenceEqual(request.Hash):
                await ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, $"This {Header} was used for another request.").ExecuteAsync(context);
                return;
            case { Status: { } status, Answer: var answer }:
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json; charset=utf-8";
                context.Response.Headers["Idempotency-Replayed"] = "true";
                await context.Response.WriteAsync(answer ?? "", context.RequestAborted);
                return;
            default:
                await ApiProblem.Of(StatusCodes.Status409Conflict, $"The request with this {Header} is under way. Ask again soon.").ExecuteAsync(context);
                return;
        }
    }

    private async Task<bool> ClaimAsync(Asked request)
    {
        await using var connection = await store.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<bool>(
            """
            delete from system_request where asked_at < @Old or (key_id = @KeyId and name = @Name and status is null and asked_at < @Dead);
            with claimed as (
                insert into system_request (key_id, name, request_hash, asked_at) values (@KeyId, @Name, @Hash, @At) on conflict do nothing returning 1)
            select exists (select from claimed)
            """,
            new { request.KeyId, request.Name, request.Hash, request.At, Old = request.At - Remembered, Dead = request.At - UnderWay });
    }

    // A refusal may hold what was sent of people, so it is not kept.
    private async Task RememberAsync(Asked request, int status, MemoryStream kept)
    {
        await using var connection = await store.OpenConnectionAsync();
        await connection.ExecuteAsync(
            status is >= 200 and < 300
                ? "update system_request set status = @status, answer = @answer where key_id = @KeyId and name = @Name"
                : "delete from system_request where key_id = @KeyId and name = @Name",
            new { request.KeyId, request.Name, status, answer = System.Text.Encoding.UTF8.GetString(kept.ToArray()) });
    }

    private static async Task<byte[]> HashAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(context.Request.Path + "\n"));
        var buffer = new byte[16_384];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            hash.AppendData(buffer.AsSpan(0, read));
        }

        context.Request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private sealed record Asked(Guid KeyId, string Name, byte[] Hash, DateTimeOffset At);
}
