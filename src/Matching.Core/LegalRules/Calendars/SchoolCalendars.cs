using Matching.Core.Definitions;

namespace Matching.Core.LegalRules.Calendars;

/// <summary>The school calendars that are known, one a municipality; every other municipality has <see cref="SchoolCalendar.Unknown"/>.</summary>
public sealed class SchoolCalendars
{
    private readonly Dictionary<string, SchoolCalendar> _byMunicipality;

    private SchoolCalendars(IEnumerable<SchoolCalendar> calendars) =>
        _byMunicipality = calendars.ToDictionary(calendar => calendar.Municipality, StringComparer.Ordinal);

    /// <summary>What ships: samples for the demo municipalities.</summary>
    public static SchoolCalendars Default { get; } = Load([("school-calendars.json", DefinitionText.Embedded("school-calendars.json"))]).OrThrow();

    public IReadOnlyCollection<SchoolCalendar> All => _byMunicipality.Values;

    /// <summary>From files (name, text); refused with every fault. A municipality has one calendar.</summary>
    public static DefinitionOutcome<SchoolCalendars> Load(IReadOnlyList<(string File, string Json)> files)
    {
        var faults = new List<string>();
        var calendars = new List<SchoolCalendar>();
        foreach (var (file, json) in files)
        {
            switch (SchoolCalendarFile.Read(file, json))
            {
                case DefinitionOutcome<IReadOnlyList<SchoolCalendar>>.Read read:
                    calendars.AddRange(read.Value);
                    break;
                case DefinitionOutcome<IReadOnlyList<SchoolCalendar>>.Refused refused:
                    faults.AddRange(refused.Faults);
                    break;
            }
        }

        faults.AddRange(calendars.CountBy(calendar => calendar.Municipality).Where(count => count.Value > 1)
            .Select(count => $"Municipality {count.Key} has {count.Value} school calendars, but may have one."));
        return faults.Count == 0 ? new DefinitionOutcome<SchoolCalendars>.Read(new(calendars)) : new DefinitionOutcome<SchoolCalendars>.Refused(faults);
    }

    public SchoolCalendar Of(string municipality) => _byMunicipality.GetValueOrDefault(municipality, SchoolCalendar.Unknown);

    /// <summary>
    /// These, and on top of them what files brought. A municipality's imported calendar stands in the place of one that ships and of one in the
    /// law's folder, wholly: what was said last in the running product wins, and two lists of holidays are never mixed. It is known from its first
    /// day to its last; outside them every Monday to Friday that is no public holiday is a school day.
    /// </summary>
    public SchoolCalendars With(IReadOnlyList<DaysWithoutSchool> imported) => imported.Count == 0 ? this : With(new SchoolCalendars(
        imported.GroupBy(row => row.Municipality, StringComparer.Ordinal).Select(SchoolCalendar.OfRows)));

    /// <summary>These, and those of the other, which win where both know a municipality.</summary>
    public SchoolCalendars With(SchoolCalendars other) => new(other.All.Concat(All).DistinctBy(calendar => calendar.Municipality, StringComparer.Ordinal));
}
