using Dapper;
using Matching.Storage;
using Matching.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Postgres;

public sealed class PreparedQuestionsTests(PostgresFixture database) : IClassFixture<PostgresFixture>
{
    private const string Question = "select count(*) from youth where municipality_code = @code";

    [Theory]
    [InlineData("", 1)]
    [InlineData(";Max Auto Prepare=0", 0)]
    public async Task A_question_that_comes_again_is_planned_once_unless_the_connection_string_says_otherwise(string also, int prepared)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = database.ConnectionString + also }).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddMatchingStorage(configuration).BuildServiceProvider();
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();

        for (var time = 0; time < 10; time++)
        {
            await connection.ExecuteScalarAsync<long>(Question, new { code = "0791" });
        }

        (await connection.ExecuteScalarAsync<long>("select count(*) from pg_prepared_statements where statement like 'select count(*) from youth%'")).ShouldBe(prepared);
    }
}
