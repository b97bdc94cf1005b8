using Matching.Core.People;
using Matching.Engine.Time;

namespace Matching.Testing.People;

/// <summary>People's own files in memory; who is known is said at the start.</summary>
public sealed class InMemoryOwnFile(params string[] known) : IOwnFile
{
    private readonly Dictionary<string, WeeklyHours> _weeks = known.ToDictionary(id => id, _ => WeeklyHours.None, StringComparer.Ordinal);
    private readonly Dictionary<string, OwnWishes> _wishes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _languages = new(StringComparer.Ordinal);
    private readonly List<Given> _given = [];

    public IReadOnlyList<Permission> Standing(string youth) => [.. _given.Where(one => one.Youth == youth && one.WithdrawnAt is null).Select(one => one.Permission)];

    public int EverGiven(string youth) => _given.Count(one => one.Youth == youth);

    public Task<WeeklyHours?> FindWeekAsync(string youth, CancellationToken cancellationToken) => Task.FromResult(_weeks.GetValueOrDefault(youth));

    public Task SaveWeekAsync(string youth, WeeklyHours week, CancellationToken cancellationToken) => OfKnownAsync(youth, () => _weeks[youth] = week);

    public Task SaveWishesAsync(string youth, OwnWishes wishes, CancellationToken cancellationToken) => OfKnownAsync(youth, () => _wishes[youth] = wishes);

    public Task SaveLanguageAsync(string youth, string language, CancellationToken cancellationToken) => OfKnownAsync(youth, () => _languages[youth] = language);

    public Task SavePermissionsAsync(string youth, IReadOnlyList<Permission> permissions, DateTimeOffset at, CancellationToken cancellationToken) => OfKnownAsync(youth, () =>
    {
        foreach (var one in _given.Where(one => one.Youth == youth && one.WithdrawnAt is null && !permissions.Contains(one.Permission)))
        {
            one.WithdrawnAt = at;
        }

        _given.AddRange(permissions.Except(Standing(youth)).Select(permission => new Given(youth, permission)));
    });

    private Task OfKnownAsync(string youth, Action save)
    {
        if (_weeks.ContainsKey(youth))
        {
            save();
        }

        return Task.CompletedTask;
    }

    private sealed class Given(string youth, Permission permission)
    {
        public string Youth => youth;

        public Permission Permission => permission;

        public DateTimeOffset? WithdrawnAt { get; set; }
    }
}
