namespace Matching.Testing.Stores;

/// <summary>The real servers that tests may use; infra/test starts them and names them here.</summary>
public static class TestServers
{
    /// <summary>An Npgsql connection string that may create databases.</summary>
    public static string Postgres => Named("MATCHING_TEST_POSTGRES", "a PostgreSQL");

    /// <summary>A StackExchange.Redis configuration.</summary>
    public static string Redis => Named("MATCHING_TEST_REDIS", "a Redis");

    private static string Named(string variable, string server) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{variable} does not name {server} for tests: run infra/test, which starts one.");
}
