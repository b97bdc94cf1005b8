using System.Net.Sockets;
using Matching.Core.Messages;
using Npgsql;

namespace Matching.Storage.Postgres;

/// <summary>Tells a server that is not there from every other fault, so that the person who started us reads a sentence.</summary>
public static class MissingServer
{
    /// <summary>The sentence, or null when the fault is another one.</summary>
    public static string? Sentence(Exception fault) => fault switch
    {
        // 57P01…57P03: shutting down, crashed, starting up; 53300: no connection left.
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53300" } refused =>
            $"PostgreSQL takes no connection now ({refused.MessageText}). Try again when it is up.",
        PostgresException { SqlState: "28P01" or "28000" or "3D000" } refused =>
            $"PostgreSQL answers, but not to us ({refused.MessageText}). ConnectionStrings:Postgres names another user, password or database.",
        ServerNotNamedException notNamed => notNamed.Message,
        MissingQueueException noQueue => noQueue.Message,
        PostgresException => null,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } unreachable =>
            $"PostgreSQL cannot be reached: {unreachable.InnerException!.Message}. Is it running, and does ConnectionStrings:Postgres name it?",
        SocketException unreachable => $"PostgreSQL cannot be reached: {unreachable.Message}. Is it running, and does ConnectionStrings:Postgres name it?",
        _ => null,
    };
}

/// <summary>The settings do not say where a server is; the message is a sentence.</summary>
public sealed class ServerNotNamedException(string message) : Exception(message);
