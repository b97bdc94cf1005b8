namespace Matching.Core.SignIn;

/// <summary>Who a code can sign in. Staff never sign in by code.</summary>
public enum OutsideRole
{
    Youth = 1,

    /// <summary>Of a young person under 18; the id is the young person's.</summary>
    Guardian = 2,
    Mentor = 3,
    Company = 4,
}

/// <summary>The codes of <see cref="OutsideRole"/>, as claims and forms have them.</summary>
public static class OutsideRoles
{
    public static string Code(this OutsideRole role) => role switch
    {
        OutsideRole.Youth => "youth",
        OutsideRole.Guardian => "guardian",
        OutsideRole.Mentor => "mentor",
        OutsideRole.Company => "company",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role.\nMaybe a number was read that nobody wrote."),
    };

    public static OutsideRole? From(string? code) => Enum.GetValues<OutsideRole>().Where(role => role.Code() == code).Select(role => (OutsideRole?)role).SingleOrDefault();
}

/// <summary>
/// Somebody whom a number belongs to, in one role. A shared phone has several: a girl and her mother, or a mentor who also runs a company.
/// </summary>
/// <param name="Role">What she is here.</param>
/// <param name="Id">The young person's, also for her guardian; else the host's.</param>
/// <param name="Name">As she is greeted: a guardian is greeted by her child's first name.</param>
/// <param name="Municipality">Four digits.</param>
/// <param name="MunicipalityName">As it is written.</param>
/// <param name="SmsName">Who a text to her is from.</param>
/// <param name="Language">Of her texts; Danish where none was stated.</param>
public sealed record PersonAtNumber(OutsideRole Role, string Id, string Name, string Municipality, string MunicipalityName, string SmsName, string Language);
