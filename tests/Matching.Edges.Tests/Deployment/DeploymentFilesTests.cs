using System.Diagnostics;
using System.Text.RegularExpressions;
using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Deployment;

/// <summary>What cannot be run without a cluster or a cloud is held against its own schemas and grammar, and against the product.</summary>
public sealed partial class DeploymentFilesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Kubernetes_objects_hold_against_Kubernetes_schemas_and_Bicep_against_its_grammar()
    {
        var checks = Path.Combine(RepositoryFolder.Root, "tests", "Matching.Edges.Tests", "Deployment", "checks");
        (await RunAsync(checks, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")).Code.ShouldBe(0);

        var (code, said) = await RunAsync(checks, "node", "check.mjs", RepositoryFolder.Root);

        said.Trim().ShouldBeEmpty();
        code.ShouldBe(0);
    }

    [Theory]
    [InlineData("alerts.yaml")]
    [InlineData("dashboard.json")]
    public void Every_figure_that_is_drawn_or_alarmed_on_is_one_the_product_tells(string file)
    {
        var named = PrometheusName().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "infra", "watching", file))).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();

        named.ShouldNotBeEmpty();
        named.Except(ToldByTheProduct(), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void No_host_runs_as_root_writes_its_own_files_or_lacks_a_probe()
    {
        foreach (var file in new[] { "web.yaml", "worker.yaml" })
        {
            var text = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "infra", "kubernetes", "base", file));
            foreach (var needed in new[] { "runAsNonRoot: true", "readOnlyRootFilesystem: true", "drop: [ALL]", "startupProbe", "livenessProbe", "readinessProbe", "kind: PodDisruptionBudget" })
            {
                text.ShouldContain(needed, customMessage: file);
            }
        }

        var dockerfile = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "infra", "docker", "Dockerfile"));
        dockerfile.ShouldContain("USER 1654:1654");
        Regex.Count(dockerfile, "^HEALTHCHECK", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).ShouldBe(2);
    }

    // As a collector writes them for Prometheus: dots are underscores, seconds are named, counters end in total, a histogram has three series.
    private static IEnumerable<string> ToldByTheProduct()
    {
        foreach (var match in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src"), "*.cs", SearchOption.AllDirectories).SelectMany(file => Instrument().Matches(File.ReadAllText(file))))
        {
            var name = match.Groups["name"].Value.Replace('.', '_') + (match.Groups["unit"].Value == "s" ? "_seconds" : "");
            foreach (var ending in match.Groups["kind"].Value switch { "CreateCounter" => ["_total"], "CreateHistogram" => ["_bucket", "_sum", "_count"], _ => new[] { "" } })
            {
                yield return name + ending;
            }
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(string folder, string program, params string[] arguments)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, process.ExitCode == 0 ? await said : await said + await complained);
    }

    [GeneratedRegex("matching_[a-z_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrometheusName();

    [GeneratedRegex("""(?<kind>CreateCounter|CreateHistogram|CreateGauge|Observe)(?:<\w+>)?\("(?<name>matching\.[a-z_.]+)", "(?<unit>[^"]+)""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instrument();
}
