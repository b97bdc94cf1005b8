using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Matching.Testing;
using Matching.Testing.Hosts;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Matching.Journeys.Tests.Nightly;

/// <summary>One night from files to a placement, as its users go: the command line, both hosts as processes, real HTTP, real PostgreSQL, real Redis.</summary>
public sealed partial class OneNightTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Morning = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private readonly PostgresFixture _store = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("one-night-").FullName;

    private Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Postgres"] = _store.ConnectionString,
        ["ConnectionStrings__Redis"] = _store.RedisConfiguration,
        ["Sms__Provider"] = "LocalPhones",
        ["Clock__Offset"] = ((long)(Morning - TimeProvider.System.GetUtcNow()).TotalSeconds).ToString(CultureInfo.InvariantCulture),
        ["Web__KeysFolder"] = _folder,
        ["Web__UploadFolder"] = Path.Combine(_folder, "uploads"),
    };

    public Task InitializeAsync() => _store.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_demo_town_goes_from_files_to_a_placement()
    {
        await RunAsync("import", RepositoryFolder.Demo, "--date", "2026-11-20");
        await RunAsync("try", RepositoryFolder.Demo, "--date", "2026-11-20", "--out", In("try"));
        await RunAsync("night", "--date", "2026-11-20", "--dry-run", "--out", In("first"));
        await RunAsync("night", "--date", "2026-11-20", "--dry-run", "--out", In("second"));
        ShouldBeTheSameBytes("first", "second");
        ShouldBeTheSameBytes("first", "try");

        await RunAsync("night", "--date", "2026-11-20");
        await using var worker = await HostProcess.StartAsync("Matching.Worker", Settings);
        await using var web = await HostProcess.StartAsync("Matching.Web", Settings);
        using var consultant = new HttpClient(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true }) { BaseAddress = web.Address };
        await PostAsync(consultant, "/sign-in", "/sign-in", ("signIn", "consultant-0791-1"));

        var (proposal, youth, phone) = (await _store.QueryAsync<(Guid, string, string)>(Chosen)).Single();
        await PostAsync(consultant, "/desk", "/desk/approve", ("proposal", proposal.ToString()), ("back", "/desk"));
        var code = await _store.ScalarAsync<string>("select code from offer where proposal_id = @proposal", new { proposal });
        await Eventually.TrueAsync(async () => (await consultant.GetStringAsync($"/phones/{phone}")).Contains($"JA {code}", StringComparison.Ordinal), Deadline, "the offer is on the phone");
        await Eventually.TrueAsync(() => _store.ScalarAsync<bool>("select state = 3 from offer where proposal_id = @proposal", new { proposal }), Deadline, "the offer is sent");

        await PostAsync(consultant, $"/phones/{phone}", "/phones/reply", ("number", phone), ("text", "JA"), ("back", "/phones"));

        (await _store.ScalarAsync<int>("select p.state::int from placement p join offer f on f.id = p.offer_id where f.proposal_id = @proposal", new { proposal })).ShouldBe(4);
        await Eventually.TrueAsync(async () => (await consultant.GetStringAsync($"/phones/{phone}")).Contains("Dejligt", StringComparison.Ordinal), Deadline, "she has her receipt");
        (await consultant.GetStringAsync($"/youths/{youth}")).ShouldContain("Aftalt");
        (await _store.ScalarAsync<long>("select count(*) from local_phone_message where phone = @phone and body like '%JA ' || @code || '%'", new { phone, code })).ShouldBe(1);
        await A_no_leads_to_the_next_or_to_a_person(consultant);
    }

    private async Task A_no_leads_to_the_next_or_to_a_person(HttpClient consultant)
    {
        var (proposal, _, phone) = (await _store.QueryAsync<(Guid, string, string)>(Chosen)).Single();
        await PostAsync(consultant, "/desk", "/desk/approve", ("proposal", proposal.ToString()), ("back", "/desk"));
        await Eventually.TrueAsync(() => _store.ScalarAsync<bool>("select state = 3 from offer where proposal_id = @proposal", new { proposal }), Deadline, "the second offer is sent");

        await PostAsync(consultant, $"/phones/{phone}", "/phones/reply", ("number", phone), ("text", "NEJ"), ("back", "/phones"));

        await Eventually.TrueAsync(() => _store.ScalarAsync<bool>(FoundOrAsked, new { proposal }), Deadline, "the next is proposed, or a person is asked to look");
    }

    // The declined offer's opening has a proposal newer than the offer, or a work item.
    private const string FoundOrAsked = """
        select exists (select from proposal p join offer f on f.opening_id = p.opening_id where f.proposal_id = @proposal and f.state = 6 and p.created_at > f.created_at)
            or exists (select from work_item w join offer f on f.id = w.offer_id where f.proposal_id = @proposal and w.kind = 'find_another')
        """;

    // Of age, reached by text in Danish, alone on her phone, in Viborg: what the tour would pick.
    private const string Chosen = """
        select p.id, p.youth_id, y.phone
        from proposal p join youth y on y.id = p.youth_id
        where p.municipality_code = '0791' and p.state = 1 and cardinality(p.warnings) = 0 and p.kind = 2 and p.pair_state = 1
          and y.language = 'da' and y.contact_by = 1 and not y.sms_stopped and y.birth_date < '2008-11-01'
          and (select count(*) from youth other where other.phone = y.phone) = 1
          and not exists (select from placement held where held.youth_id = y.id)
        order by p.id
        limit 1
        """;

    private string In(string folder) => Path.Combine(_folder, folder);

    private void ShouldBeTheSameBytes(string one, string other)
    {
        foreach (var name in new[] { "plan.csv", "unplaced.csv", "explained.csv", "prices.csv", "summary.json" })
        {
            File.ReadAllBytes(Path.Combine(In(one), name)).ShouldBe(File.ReadAllBytes(Path.Combine(In(other), name)), $"{name} of {one} and {other}");
        }
    }

    private async Task RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Matching.Cli.dll"), .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        output.WriteLine($"{string.Join(' ', words)}\n{await process.StandardOutput.ReadToEndAsync()}");
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
    }

    /// <summary>Loads the page, takes its token as a browser would, and posts the form.</summary>
    private static async Task PostAsync(HttpClient http, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = WebUtility.HtmlDecode(Token().Match(await http.GetStringAsync(page)).Groups["token"].Value);
        token.ShouldNotBeEmpty($"{page} has a form");
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await http.PostAsync(new Uri(action, UriKind.Relative), form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, action);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
