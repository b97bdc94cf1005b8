namespace Matching.Web.WhoMay;

/// <summary>One endpoint and how far each role gets there.</summary>
/// <param name="Method">PAGE for what is read and has its own form's answer, else the method.</param>
/// <param name="Pattern">As the application reports it.</param>
/// <param name="Reaches">In the order of <see cref="Role"/>.</param>
internal sealed record AccessRow(string Method, string Pattern, IReadOnlyList<Reach> Reaches)
{
    public const string Page = "PAGE";

    public Reach For(Role role) => Reaches[(int)role];

    public Reach For(IEnumerable<Role> roles) => roles.Max(For);
}
