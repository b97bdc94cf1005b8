using System.Globalization;
using Matching.Core.Tables;
using Matching.Engine.Assigning;

namespace Matching.Cli.Verbs;

/// <summary>The exact plan of plain tables: weights first, then scores.</summary>
internal sealed class AssignVerb(Terminal terminal, TimeProvider clock) : IVerb
{
    public Usage Usage { get; } = new("assign", "Finds the best plan of plain tables: the highest weight, then the highest score; exact, with its proof.", [],
    [
        new("--pairs", "FILE", "wish;opening;weight;score: weight 0 to 1000000, score 0 to 1000", IsNeeded: true),
        new("--openings", "FILE", "opening;seats;host", IsNeeded: true),
        new("--hosts", "FILE", "host;cap, and network where there are any; an empty cap = none", IsNeeded: true),
        new("--networks", "FILE", "network;cap"),
        new("--out", "FILE", "the plan: wish;opening", IsNeeded: true),
        NightArguments.Threads,
    ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var threads = NightArguments.ThreadsOf(arguments) ?? Environment.ProcessorCount;
        var file = OutFile.Of(arguments.Text("--out")!);
        var paths = new AssignPaths(arguments.Text("--pairs")!, arguments.Text("--openings")!, arguments.Text("--hosts")!, arguments.Text("--networks"));
        switch (AssignTables.Read(paths))
        {
            case TablesOutcome<AssignTables>.Refused refused:
                return terminal.Refuse(refused.Faults, refused.Count);
            case TablesOutcome<AssignTables>.Read read:
                var began = clock.GetTimestamp();
                var plan = ExactAssignment.Solve(read.Tables.Problem, threads);
                var solved = clock.GetElapsedTime(began);
                await file.WriteAsync(PlainPlan.Bytes("wish", "opening", RowsOf(plan, read.Tables)), stopping);
                terminal.Line(Figures(plan, solved));
                return ExitCode.Done;
            case var other:
                throw new InvalidOperationException($"Tables are read or refused; they were {other.GetType().Name}.");
        }
    }

    private static IEnumerable<(string Wish, string Opening)> RowsOf(Assignment plan, AssignTables tables) => plan.OpeningOf
        .Index()
        .Where(wish => wish.Item >= 0)
        .Select(wish => (tables.Wishes[wish.Index], tables.Openings[wish.Item]));

    private static string Figures(Assignment plan, TimeSpan solved) => string.Create(
        CultureInfo.InvariantCulture,
        $"placed={plan.OpeningOf.Count(opening => opening >= 0)} weight={plan.Objective.Placed} score={plan.Objective.Fit} bound_weight={plan.Bound.Placed} bound_score={plan.Bound.Fit} solve_ms={solved.TotalMilliseconds:0}");
}
