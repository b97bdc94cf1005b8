using Matching.Core.Clock;

namespace Matching.Core.Steering;

/// <summary>What is switched off, kept; at most one living row for what and part.</summary>
public interface ISwitchboard
{
    /// <summary>Whether the municipality has such a part.</summary>
    Task<bool> KnowsAsync(string municipality, SwitchedPart part, string value, CancellationToken stopping);

    /// <summary>False: it is off already.</summary>
    Task<bool> AddAsync(SwitchOff off, CancellationToken stopping);

    /// <summary>False: the municipality has no such thing switched off.</summary>
    Task<bool> EndAsync(Guid id, string municipality, string by, DateTimeOffset at, CancellationToken stopping);
}

/// <summary>What became of switching off.</summary>
public enum SwitchPartOutcome
{
    Off = 1,
    AlreadyOff = 2,

    /// <summary>The municipality has no such programme, postcode or host.</summary>
    UnknownPart = 3,

    /// <summary>A reason has 3 to 300 signs: everybody concerned reads it.</summary>
    NoReason = 4,

    /// <summary>Its last day lies before today.</summary>
    OverAlready = 5,
}

/// <summary>Switches matching or texts off for a part, with a reason that everybody concerned reads, and on again.</summary>
public sealed class SwitchPart(ISwitchboard board, TimeProvider clock)
{
    private const int LeastReason = 3;
    private const int MostReason = 300;

    public async Task<SwitchPartOutcome> OffAsync(
        string municipality, SwitchedWhat what, SwitchedPart part, string value, string reason, DateOnly? until, string by, CancellationToken stopping)
    {
        if (reason.Trim().Length is < LeastReason or > MostReason)
        {
            return SwitchPartOutcome.NoReason;
        }

        if (until < clock.Today())
        {
            return SwitchPartOutcome.OverAlready;
        }

        var whose = part == SwitchedPart.Municipality ? municipality : value.Trim();
        if (!await board.KnowsAsync(municipality, part, whose, stopping))
        {
            return SwitchPartOutcome.UnknownPart;
        }

        var now = clock.GetUtcNow();
        var off = new SwitchOff(Guid.CreateVersion7(now), municipality, what, part, whose, reason.Trim(), by, now, until);
        return await board.AddAsync(off, stopping) ? SwitchPartOutcome.Off : SwitchPartOutcome.AlreadyOff;
    }

    /// <summary>False: nothing of the municipality's is switched off by that id.</summary>
    public Task<bool> OnAsync(Guid id, string municipality, string by, CancellationToken stopping) =>
        board.EndAsync(id, municipality, by, clock.GetUtcNow(), stopping);
}
