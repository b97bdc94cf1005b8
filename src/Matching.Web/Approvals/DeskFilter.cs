using System.Globalization;
using Matching.Engine.Facts;

namespace Matching.Web.Approvals;

/// <summary>What of tonight's list is shown. Empty = all. It lives in the address, so that it can be kept as a bookmark and gone back to.</summary>
public sealed record DeskFilter(Kind? Kind = null, string Programme = "", string Consultant = "", string Warnings = "", int Page = 1)
{
    public const string With = "with";
    public const string Without = "without";

    public static DeskFilter From(int? kind, string? programme, string? consultant, string? warnings, int? page) => new(
        kind is >= 1 and <= 3 ? (Kind)kind : null,
        programme ?? "",
        consultant ?? "",
        warnings is With or Without ? warnings : "",
        Math.Max(1, page ?? 1));

    public string Address(string path, int page = 1)
    {
        var parts = new List<string>();
        Add("kind", Kind is { } kind ? ((int)kind).ToString(CultureInfo.InvariantCulture) : "");
        Add("programme", Programme);
        Add("consultant", Consultant);
        Add("warnings", Warnings);
        Add("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : "");
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }
}
