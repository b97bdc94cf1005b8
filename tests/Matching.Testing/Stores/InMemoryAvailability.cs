using System.Collections.Concurrent;
using Matching.Core.Availability;

namespace Matching.Testing.Stores;

/// <summary>A memory in this process, that can be emptied and be gone.</summary>
public sealed class InMemoryAvailability : IAvailabilityMemory
{
    private readonly ConcurrentDictionary<string, RememberedAvailability> _openings = new(StringComparer.Ordinal);
    private DateTimeOffset? _rebuiltAt;

    public bool IsGone { get; set; }

    public void Empty()
    {
        _openings.Clear();
        _rebuiltAt = null;
    }

    public Task<IReadOnlyDictionary<string, RememberedAvailability>?> RecallAsync(IReadOnlyCollection<string> openings, CancellationToken stopping) =>
        Task.FromResult<IReadOnlyDictionary<string, RememberedAvailability>?>(
            IsGone ? null : openings.Where(_openings.ContainsKey).ToDictionary(id => id, id => _openings[id], StringComparer.Ordinal));

    public Task<bool> RememberAsync(IReadOnlyCollection<OpeningAvailability> openings, DateTimeOffset at, CancellationToken stopping)
    {
        foreach (var opening in IsGone ? [] : openings)
        {
            _openings[opening.Opening] = new(opening, at);
        }

        return Task.FromResult(!IsGone);
    }

    public Task<DateTimeOffset?> RebuiltAtAsync(CancellationToken stopping) => Task.FromResult(IsGone ? null : _rebuiltAt);

    public Task NoteRebuiltAsync(DateTimeOffset at, CancellationToken stopping)
    {
        _rebuiltAt = IsGone ? _rebuiltAt : at;
        return Task.CompletedTask;
    }
}
