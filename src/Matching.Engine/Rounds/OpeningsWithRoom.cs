using Matching.Engine.Assigning;
using Matching.Engine.Nights;
using Matching.Engine.Scoring;

namespace Matching.Engine.Rounds;

/// <summary>
/// The openings that the plan can give somebody beside what people have decided, and which of them compete for the same room: one host's (its contacts, the
/// rising price of its load), one workplace's, one network's where it has a cap, one programme's where it has places.
/// </summary>
internal sealed class OpeningsWithRoom
{
    private readonly Limits _limits;
    private readonly GroupLimit[] _groups;
    private readonly bool[] _hasRoom;
    private readonly ILookup<int, OpeningTonight> _inGroup;
    private readonly ILookup<string, OpeningTonight> _inProgramme;

    public OpeningsWithRoom(Night night, Limits limits)
    {
        _limits = limits;
        All = [.. night.Openings.Where(opening => opening.Choice is null && limits.HasRoom(opening))];
        _hasRoom = new bool[night.Openings.Count];
        Array.ForEach(All, opening => _hasRoom[opening.Index] = true);
        _groups = limits.Groups;
        _inGroup = All.SelectMany(opening => Around(opening.Index), (opening, group) => (opening, group)).ToLookup(pair => pair.group, pair => pair.opening);
        _inProgramme = All.Where(opening => opening.Programme.Places is not null).ToLookup(opening => opening.Programme.Id, StringComparer.Ordinal);
    }

    /// <summary>By rising index.</summary>
    public OpeningTonight[] All { get; }

    /// <summary>Those with room that share a limit with an opening, itself included when it has room.</summary>
    public IEnumerable<OpeningTonight> Beside(OpeningTonight opening) => Around(opening.Index)
        .SelectMany(group => _inGroup[group])
        .Concat(_inProgramme[opening.Programme.Id])
        .Concat(_hasRoom[opening.Index] ? [opening] : []);

    private IEnumerable<int> Around(int opening)
    {
        for (var group = _limits.Openings[opening].Group; group >= 0; group = _groups[group].Parent)
        {
            if (_groups[group].Capacity != GroupLimit.Unlimited || _groups[group].Load != default)
            {
                yield return group;
            }
        }
    }
}
