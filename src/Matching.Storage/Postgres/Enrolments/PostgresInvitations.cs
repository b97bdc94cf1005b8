using Dapper;
using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Npgsql;

namespace Matching.Storage.Postgres.Enrolments;

internal sealed class PostgresInvitations(NpgsqlDataSource store) : IInvitations
{
    public async Task<bool> KeepAsync(Invitation invitation, CancellationToken cancellationToken) => await RunAsync(
        """
        insert into scheme_invitation (id, municipality_code, youth_id, programme, title, route, says, agreed_by, invited_by, invited_at, state)
        values (@Id, @Municipality, @YouthId, @Programme, @Title, @Route, @Says, @AgreedBy, @By, @At, 1)
        on conflict (youth_id, programme) where state in (1, 2) do nothing
        """,
        new
        {
            invitation.Id,
            invitation.Request.Municipality,
            invitation.Request.YouthId,
            invitation.Request.Programme,
            invitation.Title,
            Route = (short?)invitation.Request.Route,
            Says = invitation.Request.Says.Select(said => (short)said).ToArray(),
            AgreedBy = invitation.Request.AgreedBy.Select(role => (short)role).ToArray(),
            invitation.Request.By,
            invitation.At,
        },
        cancellationToken) == 1;

    public async Task<IReadOnlyList<Invitation>> FindAcceptedAsync(int most, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "select id, municipality_code, youth_id, programme, title, route, says, agreed_by, invited_by, invited_at from scheme_invitation where state = 2 order by answered_at, id limit @most",
            new { most },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToInvitation())];
    }

    public async Task<bool> AnswerAsync(Guid id, string youthId, bool accepts, EndReason? reason, DateTimeOffset at, string by, CancellationToken cancellationToken) => await RunAsync(
        "update scheme_invitation set state = @State, reason = @Reason, answered_at = @at, answered_by = @by where id = @id and youth_id = @youthId and state = 1",
        new { id, youthId, State = (short)(accepts ? InvitationState.Accepted : InvitationState.Declined), Reason = (short?)reason, at, by },
        cancellationToken) == 1;

    public Task SettleAsync(Guid id, InvitationState state, CancellationToken cancellationToken) =>
        RunAsync("update scheme_invitation set state = @State where id = @id and state = 2", new { id, State = (short)state }, cancellationToken);

    private async Task<int> RunAsync(string command, object values, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(command, values, cancellationToken: cancellationToken));
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string MunicipalityCode { get; init; } = "";
        public string YouthId { get; init; } = "";
        public string Programme { get; init; } = "";
        public string Title { get; init; } = "";
        public short? Route { get; init; }
        public short[] Says { get; init; } = [];
        public short[] AgreedBy { get; init; } = [];
        public string InvitedBy { get; init; } = "";
        public DateTimeOffset InvitedAt { get; init; }

        public Invitation ToInvitation() => new(
            Id,
            new(YouthId, MunicipalityCode, Programme, InvitedBy)
            {
                Route = Route is { } route ? (ReferralRoute)route : null,
                Says = [.. Says.Select(said => (EntryStatement)said)],
                AgreedBy = [.. AgreedBy.Select(role => (Role)role)],
            },
            Title,
            InvitedAt);
    }
}
