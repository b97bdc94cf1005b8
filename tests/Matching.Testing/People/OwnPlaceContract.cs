using Matching.Core.Offers;
using Matching.Core.Openings;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Testing.People;

/// <summary>What every keeper of hosts' own pages keeps. A mentor has one opening of hers, another host has its own, a third is closed for good.</summary>
public abstract class OwnPlaceContract
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly MentorRoom Room = new(WeeklyHours.Parse("Fr16:00-18:00"), 2, ["online"], ["da"], ["gaming"]);
    private static readonly StatusChange Paused = new(Status.Paused, "Ferie", "Laura", Today);

    protected abstract IOwnPlace Places { get; }

    protected abstract string Mentor { get; }

    protected abstract string OtherHost { get; }

    /// <summary>Of the other host.</summary>
    protected abstract string TheirOpening { get; }

    protected abstract string ClosedHost { get; }

    [Fact]
    public async Task A_mentors_hours_that_were_saved_are_found_again()
    {
        await Places.SaveRoomAsync(Mentor, Room, Today, CancellationToken.None);

        (await Places.FindWeekAsync(Mentor, CancellationToken.None)).ShouldBe(Room.Week);
        (await Places.FindWeekAsync("NOBODY", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_host_pauses_herself_and_takes_part_again()
    {
        (await Places.PauseAsync(Mentor, null, Paused, CancellationToken.None)).ShouldBeTrue();
        (await Places.PauseAsync(Mentor, null, Paused with { Status = Status.Active }, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_pauses_what_is_not_hers_or_closed()
    {
        (await Places.PauseAsync(Mentor, TheirOpening, Paused, CancellationToken.None)).ShouldBeFalse();
        (await Places.PauseAsync("NOBODY", null, Paused, CancellationToken.None)).ShouldBeFalse();
        (await Places.PauseAsync(ClosedHost, null, Paused, CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_opening_with_the_same_id_is_added_once()
    {
        var opening = SmallTown.Opening("own-1", Kind.Job, OtherHost);
        var item = new WorkItem(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "0791", WorkKind.OpeningPosted, "posted:own-1", TimeProvider.System.GetUtcNow());

        (await Places.AddAsync("0791", opening, item, CancellationToken.None)).ShouldBeTrue();
        (await Places.AddAsync("0791", opening, item, CancellationToken.None)).ShouldBeFalse();
    }
}
