using Matching.Core.People;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Shouldly;
using Xunit;

namespace Matching.Testing.People;

/// <summary>What every keeper of people's own files keeps. Y1 is known; NOBODY is not.</summary>
public abstract class OwnFileContract
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly Permission Likes = new("likes", PermissionRecipient.Mentor, "Kan lide dyr");

    protected abstract IOwnFile Files { get; }

    /// <summary>The permissions that stand, as item, reader and words.</summary>
    protected abstract Task<IReadOnlyList<Permission>> StandingAsync(string youth);

    /// <summary>How many permissions were ever given, withdrawn ones included.</summary>
    protected abstract Task<int> EverGivenAsync(string youth);

    [Fact]
    public async Task A_week_that_was_saved_is_found_again_and_the_last_one_counts()
    {
        await Files.SaveWeekAsync("Y1", WeeklyHours.Parse("Mo10:00-12:00"), CancellationToken.None);
        await Files.SaveWeekAsync("Y1", WeeklyHours.Parse("Tu10:00-12:00"), CancellationToken.None);

        (await Files.FindWeekAsync("Y1", CancellationToken.None)).ShouldNotBeNull().ToString().ShouldBe("Tu10:00-12:00");
    }

    [Fact]
    public async Task Whoever_is_not_known_has_no_week_and_gets_none()
    {
        await Files.SaveWeekAsync("NOBODY", WeeklyHours.Parse("Mo10:00-12:00"), CancellationToken.None);
        await Files.SaveWishesAsync("NOBODY", new([Kind.Job], [], [], TravelModes.Walk, 15, 5), CancellationToken.None);
        await Files.SaveLanguageAsync("NOBODY", "en", CancellationToken.None);
        await Files.SavePermissionsAsync("NOBODY", [Likes], At, CancellationToken.None);

        (await Files.FindWeekAsync("NOBODY", CancellationToken.None)).ShouldBeNull();
        (await StandingAsync("NOBODY")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_left_out_is_withdrawn_and_what_stands_with_the_same_words_stays_as_it_was_given()
    {
        var story = new Permission("story", PermissionRecipient.Company, "Genert i starten");
        await Files.SavePermissionsAsync("Y1", [Likes, story], At, CancellationToken.None);

        await Files.SavePermissionsAsync("Y1", [Likes], At.AddDays(1), CancellationToken.None);

        (await StandingAsync("Y1")).ShouldBe([Likes]);
        (await EverGivenAsync("Y1")).ShouldBe(2);
    }

    [Fact]
    public async Task New_words_are_a_new_permission_and_the_old_one_ends()
    {
        await Files.SavePermissionsAsync("Y1", [Likes], At, CancellationToken.None);

        await Files.SavePermissionsAsync("Y1", [Likes with { Words = "Kan lide heste" }], At.AddDays(1), CancellationToken.None);

        (await StandingAsync("Y1")).ShouldHaveSingleItem().Words.ShouldBe("Kan lide heste");
        (await EverGivenAsync("Y1")).ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_allowed_withdraws_everything()
    {
        await Files.SavePermissionsAsync("Y1", [Likes], At, CancellationToken.None);

        await Files.SavePermissionsAsync("Y1", [], At.AddDays(1), CancellationToken.None);

        (await StandingAsync("Y1")).ShouldBeEmpty();
    }
}
