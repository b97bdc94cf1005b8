using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Web.Youths;

/// <summary>What a young person's own page shows of her.</summary>
public sealed class OwnRow
{
    public const string Query = """
        select y.id, y.first_name, y.wants, y.interests, y.not_sectors, y.hobbies, y.travel_modes, y.max_travel_minutes, y.max_hours_per_week, y.available, y.language,
               y.school::int as school, y.needs, coalesce(y.phone, '') as phone, y.birth_date, y.status::int as status,
               y.sms_stopped or exists (select from phone_silent s where s.phone = y.phone) as stopped,
               split_part(coalesce(c.name, ''), ' ', 1) as caller, coalesce(c.phone, m.phone, '') as caller_phone
        from youth y
        left join consultant c on c.sign_in = acting_for(y.consultant, @Today)
        left join municipality m on m.code = y.municipality_code
        where y.id = @SignIn and y.municipality_code = @Municipality
        """;

    public string Id { get; init; } = "";

    public string FirstName { get; init; } = "";

    public short[] Wants { get; init; } = [];

    public string[] Interests { get; init; } = [];

    public string[] NotSectors { get; init; } = [];

    public string[] Hobbies { get; init; } = [];

    public TravelModes TravelModes { get; init; }

    public int MaxTravelMinutes { get; init; }

    public int MaxHoursPerWeek { get; init; }

    public string Available { get; init; } = "";

    public string Language { get; init; } = "";

    public School School { get; init; }

    public Needs Needs { get; init; }

    public string Phone { get; init; } = "";

    public DateOnly BirthDate { get; init; }

    public Status Status { get; init; }

    public bool Stopped { get; init; }

    public string Caller { get; init; } = "";

    public string CallerPhone { get; init; } = "";

    public WeekBits Week => WeeklyHours.TryParse(Available, out var hours, out _) ? hours.Bits : WeekBits.None;
}
