using Matching.Core.Openings;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// Openings that no night proposes: every track that one may belong to is proposed by a person, or its host picks from a shortlist that people
/// approve. The night leaves them alone and says whose they are; a pair that a person writes down is judged without this.
/// </summary>
/// <remarks>Source: programmes §1.4 proposedBy, choice host_picks. Opaque words for the engine, as gates are.</remarks>
internal static class LeftToPeople
{
    private const string Word = "proposed_by";

    /// <summary>What an opening asks; nobody passes it in a night.</summary>
    public static IEnumerable<string> Of(Opening opening, IEnumerable<Track> tracks) =>
        tracks.ToList() is { Count: > 0 } all && all.TrueForAll(IsLeft) ? [Key(Proposer(all[0]), opening.Programme)] : [];

    /// <summary>What an opening asks whose company picks from a shortlist that it has ordered; everybody is short of it.</summary>
    public static GateFacts PickedByHost(string programme) => new(Key(Role.Host, programme), 0, 1, Words.Of(Role.Host));

    /// <summary>What everybody is short of in a scheme.</summary>
    public static IEnumerable<GateFacts> LeftIn(ProgrammeDefinition definition) => definition.Tracks
        .Where(IsLeft)
        .Select(Proposer)
        .Distinct()
        .Select(role => new GateFacts(Key(role, definition.Id), 0, 1, Words.Of(role)));

    private static bool IsLeft(Track track) => track.Choice == Choice.HostPicks || track.ProposedBy != ProposedBy.Night;

    private static Role Proposer(Track track) => track switch
    {
        { ProposedBy: ProposedBy.Mentor } => Role.Mentor,
        { ProposedBy: ProposedBy.Host } or { Choice: Choice.HostPicks } => Role.Host,
        _ => Role.JobConsultant,
    };

    private static string Key(Role role, string programme) => $"{Word}:{Words.Of(role)}@{programme}";
}
