using Matching.Core.LegalRules;
using Matching.Core.Offers;
using Matching.Core.Openings;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Openings;

public sealed class PostOwnOpeningTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private static readonly Opening Good = new()
    {
        Id = "0190",
        Kind = Kind.Job,
        Programme = "spare-time-job",
        HostId = "H1",
        Title = "Opfyldning",
        Sector = "grocery",
        Seats = 1,
        MinAge = 15,
        MaxAge = 17,
        HoursPerWeekMin = 2,
        Schedule = WeeklyHours.Parse("Mo16:00-19:00"),
        Trade = Trade.Shop,
    };

    private readonly Shelf _shelf = new();

    private PostOwnOpening Step => new(_shelf, new(LawInForce.Shipped), new ManualClock(Now));

    public static TheoryData<string, Func<Opening, Opening>, PostFault?> Cases => new()
    {
        { "good", opening => opening, null },
        { "title of 80", opening => opening with { Title = new('n', 80) }, null },
        { "title of 81", opening => opening with { Title = new('n', 81) }, PostFault.Title },
        { "blank title", opening => opening with { Title = "  " }, PostFault.Title },
        { "no seats", opening => opening with { Seats = 0 }, PostFault.Seats },
        { "fifty seats", opening => opening with { Seats = 50 }, null },
        { "fifty-one seats", opening => opening with { Seats = 51 }, PostFault.Seats },
        { "no hours", opening => opening with { Schedule = WeeklyHours.None }, PostFault.NoHours },
        { "twelve years", opening => opening with { MinAge = 12 }, PostFault.Ages },
        { "ages turned round", opening => opening with { MinAge = 18 }, PostFault.Ages },
        { "today", opening => opening with { StartDate = new(2026, 11, 20) }, null },
        { "yesterday", opening => opening with { StartDate = new(2026, 11, 19) }, PostFault.Dates },
        { "ends before it begins", opening => opening with { StartDate = new(2026, 12, 2), EndDate = new(2026, 12, 1) }, PostFault.Dates },
        { "unknown field", opening => opening with { Sector = "witchcraft" }, PostFault.Sector },
        { "most below fewest", opening => opening with { HoursPerWeekMax = 1 }, PostFault.Hours },
        { "a CPR number", opening => opening with { Tasks = "spørg efter 010203-4567" }, PostFault.PersonNumber },
        { "by night for minors", opening => opening with { Schedule = WeeklyHours.Parse("Mo01:00-04:00"), ScheduleIsFixed = true }, PostFault.NobodyMay },
        { "by night for adults too", opening => opening with { Schedule = WeeklyHours.Parse("Mo01:00-04:00"), ScheduleIsFixed = true, MaxAge = 18 }, null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_field_has_its_bounds(string name, Func<Opening, Opening> change, PostFault? fault)
    {
        name.ShouldNotBeEmpty();
        Step.Judge(change(Good)).ShouldBe(fault is { } one ? [one] : []);
    }

    [Fact]
    public async Task What_is_posted_is_looked_at_by_a_person_and_the_same_form_posts_once()
    {
        (await Step.HandleAsync("0791", Good, "Brugsen", CancellationToken.None)).ShouldBeOfType<PostOwnOutcome.Posted>();
        (await Step.HandleAsync("0791", Good, "Brugsen", CancellationToken.None)).ShouldBeOfType<PostOwnOutcome.PostedBefore>();

        _shelf.ToLookAt.ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.OpeningPosted);
    }

    [Fact]
    public async Task What_is_wrong_is_said_all_at_once_and_nothing_is_kept()
    {
        var refused = (await Step.HandleAsync("0791", Good with { Seats = 0, Title = "" }, "Brugsen", CancellationToken.None)).ShouldBeOfType<PostOwnOutcome.Refused>();

        refused.Faults.ShouldBe([PostFault.Title, PostFault.Seats]);
        _shelf.ToLookAt.ShouldBeEmpty();
    }

    /// <summary>Openings by id, in memory.</summary>
    private sealed class Shelf : IOwnPlace
    {
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

        public List<WorkItem> ToLookAt { get; } = [];

        public Task<WeeklyHours?> FindWeekAsync(string mentor, CancellationToken cancellationToken) => Task.FromResult<WeeklyHours?>(null);

        public Task<IReadOnlyList<RoomIn>> FindRoomsAsync(string mentor, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RoomIn>>([]);

        public Task SaveRoomAsync(string mentor, MentorRoom room, DateOnly today, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<bool> PauseAsync(string host, string? opening, StatusChange change, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task<bool> AddAsync(string municipality, Opening opening, WorkItem toLookAt, CancellationToken cancellationToken)
        {
            if (!_ids.Add(opening.Id))
            {
                return Task.FromResult(false);
            }

            ToLookAt.Add(toLookAt);
            return Task.FromResult(true);
        }
    }
}
