using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.Enrolments.Reports;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Targets;
using Matching.Core.Programmes.Vocabulary;
using Matching.Web.Wording;
using Microsoft.Extensions.Localization;
using Code = Matching.Core.Programmes.Vocabulary.Words;
using Words = Matching.Web.Wording.Words;

namespace Matching.Web.Reports;

/// <summary>What the municipality's schemes want to reach against what they have, each target with the source's own denominator.</summary>
internal sealed class TargetFigures(CountTargets count, IProgrammeShelf shelf, IStringLocalizer<Words> words, TimeProvider clock)
{
    /// <summary>The columns' words; the first is drawn: 100 is what is wanted.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["ofwanted", "actual", "wanted", "counted", "outof", "notyet"];

    public async Task<IReadOnlyList<ReportLine>> OfAsync(string municipality, CancellationToken stopping)
    {
        var (today, book) = (clock.Today(), await shelf.ReadAsync(stopping));
        var lines = new List<ReportLine>();
        foreach (var definition in book.Ids.Select(id => book.Find(id, today)?.Definition).OfType<ProgrammeDefinition>().Where(one => one.Targets.Count > 0 && IsOf(one, municipality)))
        {
            if (await count.HandleAsync(definition.Id, today, municipality, stopping) is CountOutcome.Counted { Cases.Count: > 0 } counted)
            {
                lines.AddRange(counted.Rows.Zip(definition.Targets, (row, target) => Line(definition, target, row)));
            }
        }

        return lines;
    }

    private static bool IsOf(ProgrammeDefinition definition, string municipality) => definition.Municipalities is not TakesFrom.Listed listed || listed.Codes.Contains(municipality);

    private ReportLine Line(ProgrammeDefinition definition, Target target, TargetRow row) => new(
        $"{WordsOf.Programme(definition.Id)}: {Said(target)}",
        [Whole(target.Value > 0 ? 100 * row.Exact / target.Value : null), Whole(row.Whole), Whole(target.Value), row.Numerator, row.Denominator, row.NotYet]);

    /// <summary>What counts, of whom: “Uddannelse, FGU, pct. af de indskrevne”.</summary>
    private string Said(Target target)
    {
        var what = target.Numerator switch
        {
            { Outcome.Count: > 0 } asked => string.Join(", ", asked.Outcome.Select(outcome => words.Code("Outcome", Code.Of(outcome)))),
            { Kind.Count: > 0 } asked => string.Join(", ", asked.Kind.Select(kind => words[$"Kind.{kind}"].Value)),
            _ when target.Measure is "enrolled" or "completed" => words.Code("Target.Measure", target.Measure),
            _ => words.Code("Target.Counted", Code.Of(target.Of)),
        };
        var of = target.Unit is TargetUnit.Percent or TargetUnit.Ratio && target.Denominator is { } denominator ? words.Code("Target.Of", Code.Of(denominator)) : words.Code("Target.Unit", Code.Of(target.Unit));
        return target.Per == TargetPer.Year ? $"{what}, {of}, {words["Target.Year"].Value}" : $"{what}, {of}";
    }

    private static long? Whole(decimal? figure) => figure is { } number ? (long)decimal.Round(number, 0, MidpointRounding.AwayFromZero) : null;
}
