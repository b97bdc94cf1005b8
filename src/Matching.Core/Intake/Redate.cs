using Matching.Core.People;

namespace Matching.Core.Intake;

/// <summary>
/// Moves every date of the demo by whole weeks, birth dates too, so that <see cref="DemoDate"/> falls within the last seven days
/// (today − 6 to today): the demo does not grow old, and weekdays stay.
/// </summary>
/// <remarks>Source: file formats, "Sample".</remarks>
public static class Redate
{
    private const int DaysOfWeek = 7;

    /// <summary>The day on which the demo was written.</summary>
    public static DateOnly DemoDate { get; } = new(2026, 11, 20);

    public static ImportedFolder ByWholeWeeks(ImportedFolder folder, DateOnly today)
    {
        var days = Days(today);
        return folder with
        {
            Youths = [.. folder.Youths.Select(youth => youth with
            {
                BirthDate = youth.BirthDate.AddDays(days),
                WaitingSince = youth.WaitingSince.AddDays(days),
                Status = Move(youth.Status, days),
            })],
            Hosts = [.. folder.Hosts.Select(host => host with
            {
                LastAnswer = host.LastAnswer?.AddDays(days),
                ChildCertificateUntil = host.ChildCertificateUntil?.AddDays(days),
                Status = Move(host.Status, days),
            })],
            Openings = [.. folder.Openings.Select(opening => opening with
            {
                StartDate = opening.StartDate?.AddDays(days),
                EndDate = opening.EndDate?.AddDays(days),
                ClosesOn = opening.ClosesOn?.AddDays(days),
                Status = Move(opening.Status, days),
            })],
            Placements = [.. folder.Placements.Select(placement => placement with
            {
                Since = placement.Since.AddDays(days),
                StartDate = placement.StartDate?.AddDays(days),
                EndDate = placement.EndDate?.AddDays(days),
            })],
            SchoolCalendar = [.. folder.SchoolCalendar.Select(row => row with { Days = new(row.Days.From.AddDays(days), row.Days.To.AddDays(days)) })],
            History = [.. folder.History.Select(entry => entry with { Date = entry.Date.AddDays(days) })],
        };
    }

    /// <summary>A multiple of seven, negative before the demo's day.</summary>
    public static int Days(DateOnly today)
    {
        var apart = today.DayNumber - DemoDate.DayNumber;
        return apart - ((apart % DaysOfWeek + DaysOfWeek) % DaysOfWeek);
    }

    private static StatusMark Move(StatusMark mark, int days) => mark with { Since = mark.Since?.AddDays(days) };
}
