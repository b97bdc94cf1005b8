using Matching.Core.Availability;
using Matching.Engine.Time;
using Shouldly;
using Xunit;

namespace Matching.Testing.Stores;

/// <summary>What every memory of availability keeps.</summary>
public abstract class AvailabilityMemoryContract
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 8, 0, 0, 123, TimeSpan.Zero);

    private static readonly OpeningAvailability Bakery = new("O1", 2, 1, WeeklyHours.Parse("Mo15:00-19:00|Su23:30-24:00").Bits, 7);

    protected abstract IAvailabilityMemory Memory { get; }

    [Fact]
    public async Task What_was_told_is_recalled_with_its_time()
    {
        await Memory.RememberAsync([Bakery], At, CancellationToken.None);

        var recalled = await Memory.RecallAsync(["O1", "O2"], CancellationToken.None);

        recalled.ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(new("O1", new RememberedAvailability(Bakery, At)));
    }

    [Fact]
    public async Task What_was_told_last_counts()
    {
        await Memory.RememberAsync([Bakery], At, CancellationToken.None);
        await Memory.RememberAsync([Bakery with { FreeSeats = 1, Holds = 2, Version = 8 }], At.AddMinutes(1), CancellationToken.None);

        var recalled = await Memory.RecallAsync(["O1"], CancellationToken.None);

        recalled!["O1"].Availability.FreeSeats.ShouldBe(1);
        recalled["O1"].WrittenAt.ShouldBe(At.AddMinutes(1));
    }

    [Fact]
    public async Task Five_thousand_are_told_and_recalled_at_once()
    {
        var openings = Enumerable.Range(1, 5000).Select(number => Bakery with { Opening = $"O{number}", FreeSeats = number }).ToList();

        var told = await Memory.RememberAsync(openings, At, CancellationToken.None);
        var recalled = await Memory.RecallAsync([.. openings.Select(opening => opening.Opening)], CancellationToken.None);

        told.ShouldBeTrue();
        recalled.ShouldNotBeNull().Count.ShouldBe(5000);
        recalled["O4711"].Availability.FreeSeats.ShouldBe(4711);
    }

    [Fact]
    public async Task Nothing_is_recalled_of_nothing()
    {
        (await Memory.RecallAsync([], CancellationToken.None)).ShouldNotBeNull().ShouldBeEmpty();
        (await Memory.RememberAsync([], At, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task It_knows_when_it_was_rebuilt_and_that_it_never_was()
    {
        var before = await Memory.RebuiltAtAsync(CancellationToken.None);
        await Memory.NoteRebuiltAsync(At, CancellationToken.None);

        before.ShouldBeNull();
        (await Memory.RebuiltAtAsync(CancellationToken.None)).ShouldBe(At);
    }
}
