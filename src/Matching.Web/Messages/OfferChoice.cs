namespace Matching.Web.Messages;

/// <summary>An offer that an answer can be for, as a form shows it.</summary>
public sealed record OfferChoice(Guid Id, string Code, string Name)
{
    /// <summary>Of one person and of everybody on her number, newest first.</summary>
    public const string Query = """
        select f.id, f.code, y.first_name || ': ' || o.title as name
        from offer f
        join opening o on o.id = f.opening_id
        join youth y on y.id = f.youth_id
        where f.municipality_code = @municipality and (f.youth_id = @id or f.phone = @phone)
        order by f.state in (1, 2, 3, 4) desc, f.created_at desc
        limit 20
        """;
}
