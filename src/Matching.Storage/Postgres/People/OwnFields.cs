namespace Matching.Storage.Postgres.People;

/// <summary>
/// Which fields of a row its person has said herself. An import keeps those; a field that she has never touched follows the file. Only a pause of hers
/// gives way: to a file that says paused or closed.
/// </summary>
internal static class OwnFields
{
    /// <summary>The row itself was made on an own page.</summary>
    public const string Whole = "*";

    public static readonly string[] Week = ["available"];

    public static readonly string[] Wishes = ["wants", "interests", "not_sectors", "travel_modes", "max_travel_minutes", "max_hours_per_week"];

    public static readonly string[] Room = ["schedule", "seats", "meeting_forms", "languages", "hobbies"];

    public static readonly string[] Pause = ["status", "status_reason", "status_by", "status_since"];

    public static readonly string[] Language = ["language"];

    public static readonly string[] Answer = ["last_answer"];

    private const string MarkThing = "insert into own_field (thing, id, field) select '{0}', i, f from unnest(@ids) i cross join unnest(@fields) f on conflict do nothing";

    public static readonly string MarkYouth = MarkThing.Replace("{0}", "youth", StringComparison.Ordinal);

    public static readonly string MarkHost = MarkThing.Replace("{0}", "host", StringComparison.Ordinal);

    public static readonly string MarkOpening = MarkThing.Replace("{0}", "opening", StringComparison.Ordinal);

    /// <summary>Whoever takes part again has no pause of her own any more.</summary>
    public const string Unmark = "delete from own_field where thing = @thing and id = any (@ids) and field = any (@fields)";
}
