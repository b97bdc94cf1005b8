namespace Matching.Web.Approvals;

/// <summary>Somebody who could be next in line for an opening, and her points for it.</summary>
public sealed record ReserveChoice(string Opening, string Youth, string Name, int Score);
