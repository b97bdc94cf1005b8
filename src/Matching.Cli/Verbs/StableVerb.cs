using System.Globalization;
using Matching.Core.Tables;
using Matching.Engine.Choosing;

namespace Matching.Cli.Verbs;

/// <summary>The stable plan of two sides' rankings that is best for the people.</summary>
internal sealed class StableVerb(Terminal terminal) : IVerb
{
    public Usage Usage { get; } = new("stable", "Matches people and openings that have ranked each other: nobody would rather have each other, and each person has the best she can.", [],
    [
        new("--left", "FILE", "person;ranked: openings, best first with | between; A=B|C puts A and B level", IsNeeded: true),
        new("--right", "FILE", "opening;seats;ranked: people, written the same way", IsNeeded: true),
        new("--out", "FILE", "the plan: person;opening", IsNeeded: true),
        new("--seed", "S", "decides between those who are level (default: empty)"),
    ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var file = OutFile.Of(arguments.Text("--out")!);
        switch (StableTables.Read(arguments.Text("--left")!, arguments.Text("--right")!))
        {
            case TablesOutcome<StableTables>.Refused refused:
                return terminal.Refuse(refused.Faults, refused.Count);
            case TablesOutcome<StableTables>.Read read:
                var plan = read.Tables.Solve(arguments.Text("--seed") ?? "");
                await file.WriteAsync(PlainPlan.Bytes("person", "opening", RowsOf(plan, read.Tables)), stopping);
                terminal.Line(string.Create(CultureInfo.InvariantCulture, $"matched={plan.Matched} unmatched={plan.Unmatched} free_seats={plan.FreeSeats.Sum(seats => (long)seats)}"));
                return ExitCode.Done;
            case var other:
                throw new InvalidOperationException($"Tables are read or refused; they were {other.GetType().Name}.");
        }
    }

    private static IEnumerable<(string Person, string Opening)> RowsOf(StablePlan plan, StableTables tables) => plan.OpeningOf
        .Index()
        .Where(person => person.Item >= 0)
        .Select(person => (tables.PersonIds[person.Index], tables.OpeningIds[person.Item]));
}
