using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.LegalRules;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Approvals;

/// <summary>
/// Who of a municipality's people a scheme names for what: who approves its proposals, who arranges its meetings. A coordinator stands in for
/// everybody; a scheme that says nothing, or is not known, names the job consultant.
/// </summary>
/// <remarks>Source: programmes §1.4 meetings.by, §1.7 staff.approves, §1.8 (D-2).</remarks>
public sealed class SchemeStaff(IProgrammeShelf shelf, TimeProvider clock)
{
    /// <summary>The role that must approve where none of <paramref name="roles"/> may; null = one of them may.</summary>
    public async Task<Role?> LacksAsync(string programme, IReadOnlyCollection<Role> roles, CancellationToken cancellationToken)
    {
        var needed = (await FindAsync(programme, cancellationToken))?.Staff?.Approves ?? Role.JobConsultant;
        return roles.Contains(needed) || roles.Contains(Role.Coordinator) ? null : needed;
    }

    /// <summary>Who arranges a meeting of a scheme, in words; null = the kind of work says it.</summary>
    public async Task<LegalText?> ArrangesAsync(string programme, Kind kind, CancellationToken cancellationToken)
    {
        var meetings = (await FindAsync(programme, cancellationToken))?.Tracks.FirstOrDefault(track => track.Kind == kind && track.Choice == Choice.Mutual)?.Meetings;
        return meetings is null ? null : new($"Aftales af: {GateNames.Role(Words.Of(meetings.By), "da")}", $"Arranged by: {GateNames.Role(Words.Of(meetings.By), "en")}");
    }

    private async Task<ProgrammeDefinition?> FindAsync(string programme, CancellationToken cancellationToken) =>
        (await shelf.ReadAsync(cancellationToken)).Find(programme, clock.Today())?.Definition;
}
