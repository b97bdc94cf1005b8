using Matching.Core.Clock;
using Matching.Core.Intake.Lists;
using Matching.Core.LegalRules;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Engine.Facts;

namespace Matching.Core.Openings;

/// <summary>Why an opening cannot be posted as it stands: each is said beside the field that it is about.</summary>
public enum PostFault
{
    /// <summary>No title, or one of more than <see cref="PostOwnOpening.LongestTitle"/> characters.</summary>
    Title = 1,

    /// <summary>What there is to do is longer than <see cref="PostOwnOpening.LongestTasks"/> characters.</summary>
    Tasks = 2,
    Sector = 3,

    /// <summary>No hours at all.</summary>
    NoHours = 4,

    /// <summary>Fewer than 1 or more than 37 hours a week, or the fewest above the most.</summary>
    Hours = 5,

    /// <summary>It ends before it begins, or begins before today.</summary>
    Dates = 6,

    /// <summary>0 places, or more than <see cref="PostOwnOpening.MostSeats"/>.</summary>
    Seats = 7,

    /// <summary>Ages outside 13 to 30, or the lowest above the highest.</summary>
    Ages = 8,

    /// <summary>Nobody of these ages may work these hours at such a place.</summary>
    NobodyMay = 9,

    /// <summary>A CPR number or a telephone number has no place in what many will read.</summary>
    PersonNumber = 10,
}

/// <summary>What came of posting.</summary>
public abstract record PostOwnOutcome
{
    private PostOwnOutcome()
    {
    }

    public sealed record Posted(string Id) : PostOwnOutcome;

    /// <summary>The same form was sent before: it stands once.</summary>
    public sealed record PostedBefore : PostOwnOutcome;

    public sealed record Refused(IReadOnlyList<PostFault> Faults) : PostOwnOutcome;
}

/// <summary>A company posts places itself. They take part in the next night, and a consultant is asked to look at them; nothing is offered before a person approves.</summary>
public sealed class PostOwnOpening(IOwnPlace places, WorkOfAges ages, TimeProvider clock)
{
    public const int LongestTitle = 80;
    public const int LongestTasks = 500;
    public const int MostSeats = 50;
    private const int MostHours = 37;
    private const int YoungestAge = 13;
    private const int OldestAge = 30;

    private static readonly HashSet<string> Sectors = [.. ReferenceLists.Sectors.Select(sector => sector.Code)];

    /// <param name="municipality">The host's.</param>
    /// <param name="opening">With the id of its form, so that what comes twice is one.</param>
    /// <param name="hostName">For the consultant who looks at it.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<PostOwnOutcome> HandleAsync(string municipality, Opening opening, string hostName, CancellationToken cancellationToken)
    {
        var faults = Judge(opening).ToList();
        if (faults.Count > 0)
        {
            return new PostOwnOutcome.Refused(faults);
        }

        var now = clock.GetUtcNow();
        var told = $"{hostName}: {opening.Title}";
        var item = new WorkItem(Guid.CreateVersion7(now), municipality, WorkKind.OpeningPosted, $"posted:{opening.Id}", now) { Note = new LegalText(told, told) };
        return await places.AddAsync(municipality, opening, item, cancellationToken) ? new PostOwnOutcome.Posted(opening.Id) : new PostOwnOutcome.PostedBefore();
    }

    /// <summary>Everything that is wrong with it, in the order of the fields; empty = it may be posted.</summary>
    public IEnumerable<PostFault> Judge(Opening opening)
    {
        var today = clock.Today();
        (PostFault Fault, bool IsBroken)[] asked =
        [
            (PostFault.Title, opening.Title.Trim().Length is 0 or > LongestTitle),
            (PostFault.Tasks, opening.Tasks.Length > LongestTasks),
            (PostFault.PersonNumber, CprNumbers.Mask(opening.Title) != opening.Title || CprNumbers.Mask(opening.Tasks) != opening.Tasks),
            (PostFault.Sector, !Sectors.Contains(opening.Sector)),
            (PostFault.NoHours, opening.Schedule.IsEmpty),
            (PostFault.Hours, opening.HoursPerWeekMin is < 1 or > MostHours || opening.HoursPerWeekMax is < 1 or > MostHours || opening.HoursPerWeekMin > opening.HoursPerWeekMax),
            (PostFault.Dates, opening.StartDate < today || opening.EndDate < opening.StartDate),
            (PostFault.Seats, opening.Seats is < 1 or > MostSeats),
            (PostFault.Ages, opening.MinAge < YoungestAge || opening.MaxAge > OldestAge || opening.MinAge > opening.MaxAge),
        ];
        var faults = asked.Where(one => one.IsBroken).Select(one => one.Fault).ToList();
        if (faults.Count == 0 && !ages.AnybodyMay(Said(opening), opening.MinAge, opening.MaxAge, opening.StartDate ?? today))
        {
            faults.Add(PostFault.NobodyMay);
        }

        return faults;
    }

    /// <summary>What the law is asked about it.</summary>
    public static WorkSaid Said(Opening opening) => new(opening.Trade, opening.Environment, opening.Schedule, opening.ScheduleIsFixed, Math.Max(1, opening.HoursPerWeekMin));
}
