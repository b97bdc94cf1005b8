using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Web.People;

/// <summary>A young person as her file shows her.</summary>
public sealed class YouthRow
{
    public const string Query = """
        select y.id, y.first_name, y.last_name, y.birth_date, y.phone, y.language, y.languages, coalesce(t.name, '') as town, y.postcode, y.protected_address,
               y.travel_modes, y.max_travel_minutes, y.school::int as school, y.wants, y.interests, y.hobbies, y.available, y.max_hours_per_week,
               y.needs, y.communication::int as communication, y.waiting_since, y.contact_by::int as contact_by,
               y.sms_stopped or exists (select from sms_stop s where s.phone = y.phone) as sms_stopped,
               y.guardian_phone, y.guardian_consent, coalesce(c.name, y.consultant) as consultant_name, y.status::int as status, y.status_reason, y.status_by
        from youth y
        left join postcode t on t.code = y.postcode
        left join consultant c on c.sign_in = y.consultant
        where y.id = @id and y.municipality_code = @municipality and y.erased_at is null
        """;

    public string Id { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public DateOnly BirthDate { get; init; }

    public string? Phone { get; init; }

    public string Language { get; init; } = "";

    public string[] Languages { get; init; } = [];

    public string Town { get; init; } = "";

    public string Postcode { get; init; } = "";

    public bool ProtectedAddress { get; init; }

    public TravelModes TravelModes { get; init; }

    public int MaxTravelMinutes { get; init; }

    public School School { get; init; }

    public short[] Wants { get; init; } = [];

    public string[] Interests { get; init; } = [];

    public string[] Hobbies { get; init; } = [];

    public string Available { get; init; } = "";

    public int MaxHoursPerWeek { get; init; }

    public Needs Needs { get; init; }

    public Communication Communication { get; init; }

    public DateOnly WaitingSince { get; init; }

    /// <summary>1 text, 2 call.</summary>
    public int ContactBy { get; init; }

    public bool SmsStopped { get; init; }

    public string? GuardianPhone { get; init; }

    public bool? GuardianConsent { get; init; }

    public string ConsultantName { get; init; } = "";

    public int Status { get; init; }

    public string StatusReason { get; init; } = "";

    public string StatusBy { get; init; } = "";

    public string Name => $"{FirstName} {LastName}";

    public WeekBits Week => WeeklyHours.TryParse(Available, out var hours, out _) ? hours.Bits : WeekBits.None;
}
