using System.Globalization;
using Matching.Core.Intake.Rows;
using Matching.Core.WhatIfs;

namespace Matching.Cli;

/// <summary>
/// A change as it is typed: <c>opening:O1.seats=3</c>. An id may hold points and equals signs, since the field is what stands after the last
/// point before the last equals sign. What cannot be meant is a <see cref="WrongUsageException"/> that lists what can.
/// </summary>
internal static class ChangeText
{
    public const string Settable = "opening:ID.seats, host:ID.max_new_contacts_per_month, host:ID.internship_room, network:ID.cap, network:ID.cap_per_month, "
        + "programme:ID.age_from, programme:ID.age_to, programme:ID.places, programme:ID.priority, weight:KIND.PREFERENCE";

    private const int MostPriority = 400;
    private const int MostWeight = 1000;
    private const int MostYears = 99;

    public static WhatIfChange Set(string text)
    {
        var (what, rest) = Cut(text, text.IndexOf(':', StringComparison.Ordinal));
        var (name, value) = Cut(rest, rest.LastIndexOf('='));
        var (id, field) = Cut(name, name.LastIndexOf('.'));
        return $"{what}.{field}" switch
        {
            _ when id.Length == 0 => throw Unknown(text),
            "opening.seats" => new WhatIfChange.Seats(id, Number(text, value, int.MaxValue)),
            "host.max_new_contacts_per_month" => new WhatIfChange.NewContacts(id, Limit(text, value)),
            "host.internship_room" => new WhatIfChange.InternshipRoom(id, Limit(text, value)),
            "network.cap" => new WhatIfChange.NetworkCap(id, Limit(text, value)),
            "network.cap_per_month" => new WhatIfChange.NetworkCapPerMonth(id, Limit(text, value)),
            "programme.age_from" => new WhatIfChange.ProgrammeAges(id, Number(text, value, MostYears), null),
            "programme.age_to" => new WhatIfChange.ProgrammeAges(id, null, Number(text, value, MostYears)),
            "programme.places" => new WhatIfChange.ProgrammePlaces(id, Limit(text, value)),
            "programme.priority" => new WhatIfChange.ProgrammePriority(id, Number(text, value, MostPriority)),
            _ when what == "weight" && FileCodes.Kinds.TryValue(id, out var kind) => new WhatIfChange.PreferenceWeight(kind, field, Number(text, value, MostWeight)),
            _ => throw Unknown(text),
        };
    }

    public static WhatIfChange Close(string text)
    {
        var (what, id) = Cut(text, text.IndexOf(':', StringComparison.Ordinal));
        return what switch
        {
            _ when id.Length == 0 => throw NotClosed(text),
            "opening" => new WhatIfChange.CloseOpening(id),
            "host" => new WhatIfChange.CloseHost(id),
            "programme" => new WhatIfChange.CloseProgramme(id),
            _ => throw NotClosed(text),
        };
    }

    private static (string Before, string After) Cut(string text, int at) => at < 0 ? ("", "") : (text[..at], text[(at + 1)..]);

    private static int? Limit(string text, string value) => value == "none" ? null : Number(text, value, int.MaxValue, " or none");

    private static int Number(string text, string value, int to, string or = "") =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= to
            ? number
            : throw new WrongUsageException(string.Create(CultureInfo.InvariantCulture, $"In '{text}' '{value}' is not a whole number from 0 to {to}{or}."));

    private static WrongUsageException Unknown(string text) => new($"'{text}' sets nothing that can be set; allowed: {Settable}, each with =VALUE.");

    private static WrongUsageException NotClosed(string text) => new($"'{text}' closes nothing; allowed: opening:ID, host:ID, programme:ID.");
}
