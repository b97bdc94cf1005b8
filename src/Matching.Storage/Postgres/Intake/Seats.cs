namespace Matching.Storage.Postgres.Intake;

/// <summary>SQL that makes seats and holds follow what the files say. <c>@at</c> is the import's instant.</summary>
internal static class Seats
{
    /// <summary>An imported pair that is over, or at another opening, lets go of its seat.</summary>
    public const string ReleaseHolds = """
        update seat_hold h set released_at = @at
        from placement p
        where h.placement_id = p.id and h.released_at is null and p.source = 'import'
          and (p.state not in (2, 3, 4, 5) or p.opening_id is distinct from h.opening_id)
        """;

    /// <summary>The lowest numbers that are not in use, until there are as many seats as places.</summary>
    public const string AddMissing = Wanted + """
        insert into seat (opening_id, number)
        select w.opening_id, n.number from wanted w
        cross join lateral (
            select candidate as number from generate_series(1, w.places + w.present) candidate
            where not exists (select from seat s where s.opening_id = w.opening_id and s.number = candidate)
            order by candidate limit greatest(w.places - w.present, 0)) n
        """;

    /// <summary>Surplus seats go, the highest numbers first; those that somebody sits on stay.</summary>
    public const string RemoveSurplus = Wanted + """
        , surplus as (
            select s.opening_id, s.number, row_number() over (partition by s.opening_id order by s.number desc) as place
            from seat s
            where not exists (select from seat_hold h where h.opening_id = s.opening_id and h.seat_number = s.number and h.released_at is null))
        delete from seat s using surplus u, wanted w
        where s.opening_id = u.opening_id and s.number = u.number and w.opening_id = s.opening_id and u.place <= w.present - w.places
        """;

    /// <summary>Imported pairs from approved to running take free seats, the furthest on first, as far as there are any.</summary>
    public const string TakeHolds = """
        with standing as (
            select p.id, p.municipality_code, p.opening_id, row_number() over (partition by p.opening_id order by p.state desc, p.since, p.id) as place
            from placement p
            where p.source = 'import' and p.opening_id is not null and p.state in (2, 3, 4, 5)
              and not exists (select from seat_hold h where h.placement_id = p.id and h.released_at is null)),
        free as (
            select s.opening_id, s.number, row_number() over (partition by s.opening_id order by s.number) as place
            from seat s
            where not exists (select from seat_hold h where h.opening_id = s.opening_id and h.seat_number = s.number and h.released_at is null))
        insert into seat_hold (id, municipality_code, opening_id, seat_number, placement_id, held_at)
        select gen_random_uuid(), p.municipality_code, p.opening_id, f.number, p.id, @at
        from standing p join free f on f.opening_id = p.opening_id and f.place = p.place
        """;

    private const string Wanted = """
        with wanted as (
            select o.id as opening_id,
                   greatest(least(o.seats, coalesce(o.cohort_max, o.seats)) - o.seats_taken_elsewhere, 0) as places,
                   (select count(*) from seat s where s.opening_id = o.id)::integer as present
            from opening o)

        """;
}
