using Matching.Core.Definitions;
using Matching.Core.Programmes;
using Matching.Core.Texts;

namespace Matching.Core.Enrolments;

/// <summary>What came of loading a definition.</summary>
public abstract record LoadOutcome
{
    private LoadOutcome()
    {
    }

    /// <summary>From its first night on it runs; matches made before keep the version they were made under.</summary>
    public sealed record Loaded(ProgrammeVersion Version) : LoadOutcome;

    public sealed record Refused(IReadOnlyList<string> Faults) : LoadOutcome;

    /// <summary>Its first night lies in the past, and these matches were decided since under the version before.</summary>
    public sealed record TouchesDecided(ProgrammeVersion Version, IReadOnlyList<DecidedMatch> Matches) : LoadOutcome;
}

/// <summary>Takes a definition into use. What was decided is never judged anew: a date in the past that would do so is refused with the list.</summary>
public sealed class LoadDefinition(IProgrammeShelf shelf, TimeProvider clock)
{
    public async Task<LoadOutcome> HandleAsync(string file, string json, string by, CancellationToken cancellationToken)
    {
        var book = await shelf.ReadAsync(cancellationToken);
        if (book.With([(file, json)]) is DefinitionOutcome<ProgrammeBook>.Refused refused)
        {
            return new LoadOutcome.Refused(refused.Faults);
        }

        var version = ProgrammeBook.Load([(file, json)]).OrThrow().Versions[0];
        var now = clock.GetUtcNow();
        if (book.FindMark(version.Mark) is null && version.Definition.ValidFrom <= SendingCalendar.LocalDate(now)
            && await shelf.DecidedSinceAsync(version.Id, version.Definition.ValidFrom, cancellationToken) is { Count: > 0 } decided)
        {
            return new LoadOutcome.TouchesDecided(version, decided);
        }

        await shelf.KeepAsync(version, json, by, now, cancellationToken);
        return new LoadOutcome.Loaded(version);
    }
}
