using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Matching.Faults;

public sealed class FaultDayTests(ITestOutputHelper output)
{
    /// <summary>The short form; the long one is <c>infra/faults --minutes N --seed S</c>.</summary>
    [Fact]
    public async Task After_half_a_minute_of_faults_everything_that_was_promised_holds()
    {
        var seed = Environment.ProcessId;

        var report = await FaultDay.RunAsync(TimeSpan.FromSeconds(25), int.MaxValue, seed, clocksFarOff: false, output.WriteLine);

        output.WriteLine(report.ToString());
        report.Approved.ShouldBeGreaterThan(0);
        report.Laws.Where(law => law.Broken > 0).ShouldBeEmpty($"seed {report.Seed}\n{report.LastWords}");
    }
}
