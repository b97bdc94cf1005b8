using Matching.Core.Clock;
using Matching.Core.LegalRules;

namespace Matching.Core.Approvals;

/// <summary>What came of asking for, or confirming, an exception.</summary>
public abstract record OverrideOutcome
{
    private OverrideOutcome()
    {
    }

    /// <summary>It waits for a second person.</summary>
    public sealed record Asked(string Rule) : OverrideOutcome;

    /// <summary>Two people stand behind it; the proposal can be approved.</summary>
    public sealed record Confirmed(string Rule) : OverrideOutcome;

    /// <summary>The law gives no exception from this rule.</summary>
    public sealed record NotAllowed(string Rule) : OverrideOutcome;

    /// <summary>A reason of at least ten characters is needed; a correction needs its count.</summary>
    public sealed record NotWritten : OverrideOutcome;

    /// <summary>The second person must be another one.</summary>
    public sealed record SamePerson(string By) : OverrideOutcome;

    /// <summary>Asked for before, confirmed before, or never asked for.</summary>
    public sealed record NothingToDo : OverrideOutcome;
}

/// <summary>
/// One person asks for an exception with a written reason, another one confirms it. Only a rule whose severity says so gives one; the ratio of
/// supported persons only as a corrected count, never as another limit.
/// </summary>
/// <remarks>Source: rules of law §1 and RA01.</remarks>
public sealed class OverrideRule(ILawOverrides overrides, LawInForce law, TimeProvider clock)
{
    private const int ShortestReason = 10;
    private const string Ratio = "RA01";

    public async Task<OverrideOutcome> AskAsync(ProposalId proposal, string rule, int? correctedCount, string reason, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!law.Rules.AllowsOverride(rule, Copenhagen.DateAt(now)))
        {
            return new OverrideOutcome.NotAllowed(rule);
        }

        if (reason.Trim().Length < ShortestReason || (rule == Ratio && correctedCount is null or < 0))
        {
            return new OverrideOutcome.NotWritten();
        }

        var asked = new LawOverride(Guid.CreateVersion7(now), proposal, rule, rule == Ratio ? correctedCount : null, reason.Trim(), by, now);
        return await overrides.AskAsync(asked, cancellationToken) ? new OverrideOutcome.Asked(rule) : new OverrideOutcome.NothingToDo();
    }

    public async Task<OverrideOutcome> ConfirmAsync(ProposalId proposal, string rule, string by, CancellationToken cancellationToken)
    {
        var found = (await overrides.FindAsync([proposal], cancellationToken)).FirstOrDefault(one => one.Rule == rule);
        if (found is null or { ConfirmedBy: not null })
        {
            return new OverrideOutcome.NothingToDo();
        }

        if (found.AskedBy == by)
        {
            return new OverrideOutcome.SamePerson(by);
        }

        return await overrides.ConfirmAsync(proposal, rule, by, clock.GetUtcNow(), cancellationToken) ? new OverrideOutcome.Confirmed(rule) : new OverrideOutcome.NothingToDo();
    }
}
