using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Enrolments;

/// <summary>What becomes of a scheme's group today. Lists are in the order of enrolment.</summary>
/// <param name="Starts">Who begins, and on which day.</param>
/// <param name="Dissolved">The start that came to nothing because too few were ready at its closing; null = none.</param>
/// <param name="Told">Who is told that it came to nothing.</param>
/// <param name="Next">The start after it; null = none is known.</param>
/// <param name="IsSmall">A group that goes on with fewer than its least.</param>
public sealed record GroupTurn(IReadOnlyList<EnrolmentFile> Starts, DateOnly? On, DateOnly? Dissolved, IReadOnlyList<EnrolmentFile> Told, DateOnly? Next, bool IsSmall)
{
    public static GroupTurn Nothing { get; } = new([], null, null, [], null, false);
}

/// <summary>
/// The running enrolments of one scheme in one municipality, and what its group does on a day: a cohort opens or dissolves when its closing day
/// is over; a standing group opens at its least, takes people in up to its most, and goes on when it becomes smaller. Pure.
/// </summary>
/// <remarks>Source: programmes §1.3 group.</remarks>
public sealed class GroupRoll(Group group, IReadOnlyList<EnrolmentFile> running, Func<EnrolmentFile, bool> isReady)
{
    public GroupTurn On(DateOnly today)
    {
        var begun = running.Count(file => file.GroupStart is not null || !file.IsStrict);
        List<EnrolmentFile> waiting = [.. running.Where(file => file.IsStrict && file.GroupStart is null).OrderBy(file => file.EnrolledOn).ThenBy(file => file.Id.Value)];
        return group.Start == GroupStart.Rolling ? Standing(begun, waiting, today) : Together(waiting, today);
    }

    /// <summary>The last day on which somebody may still come to a start, included; without one, the day before.</summary>
    public static DateOnly ClosesOn(Group group, DateOnly start) =>
        group.ClosesOn is { } closes && closes <= start ? closes
        : group.ClosesBefore is { } before ? start.AddMonths(-before.Months).AddDays(-before.Days)
        : start.AddDays(-1);

    private GroupTurn Standing(int begun, List<EnrolmentFile> waiting, DateOnly today)
    {
        var ready = waiting.Where(isReady).ToList();
        if (begun == 0 && ready.Count < group.Min)
        {
            return GroupTurn.Nothing;
        }

        var isSmall = begun > 0 && begun < group.Min && running.Any(file => file.GroupStart is not null);
        return GroupTurn.Nothing with { Starts = [.. ready.Take(Math.Max(0, group.Max - begun))], On = today, IsSmall = isSmall };
    }

    private GroupTurn Together(List<EnrolmentFile> waiting, DateOnly today)
    {
        if (group.Starts.Order().Where(start => ClosesOn(group, start) < today && today <= start).Select(start => (DateOnly?)start).FirstOrDefault() is not { } start)
        {
            return GroupTurn.Nothing;
        }

        var inTime = waiting.Where(file => file.EnrolledOn <= ClosesOn(group, start)).ToList();
        var ready = inTime.Where(isReady).ToList();
        var hasOpened = running.Any(file => file.GroupStart == start);
        if (hasOpened || ready.Count >= group.Min)
        {
            return hasOpened ? GroupTurn.Nothing : GroupTurn.Nothing with { Starts = [.. ready.Take(group.Max)], On = start };
        }

        return GroupTurn.Nothing with { Dissolved = start, Told = inTime, Next = group.Starts.Order().Select(day => (DateOnly?)day).FirstOrDefault(day => day > start) };
    }
}
