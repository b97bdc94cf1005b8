using Matching.Core.Enrolments;
using Matching.Core.FollowUps;
using Matching.Core.Nightly;
using Matching.Core.Programmes.Vocabulary;
using Matching.Testing.Offers;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>
/// The product's own steps over a real store, from a scheme's side: people in it, places in it, nights by the clock, a yes by text, and what
/// staff and the two sides say afterwards. Days are of 2027, written as 01-31.
/// </summary>
internal sealed class SchemeTown(OfferTown town, string programme) : IAsyncDisposable
{
    private int _phones;

    public OfferTown Town => town;

    public string Programme => programme;

    public static async Task<SchemeTown> OpenAsync(string programme, string municipality = "0791")
    {
        var town = await OfferTown.CreateAsync();
        await town.Store.ExecuteAsync("""
            insert into municipality (code, name, sms_name, phone) values (@municipality, 'Byen', 'Byen', '+4587870792') on conflict do nothing;
            update postcode set municipality_codes = array[@municipality];
            """, new { municipality });
        return new(town, programme) { Municipality = municipality };
    }

    public required string Municipality { get; init; }

    public ValueTask DisposeAsync() => town.DisposeAsync();

    /// <summary>Somebody who is in the scheme and wants what it has.</summary>
    public async Task<string> YouthAsync(string born, short wants, string group = "", string? programmes = null)
    {
        var id = await town.YouthAsync($"+452300{++_phones:0000}");
        await town.Store.ExecuteAsync(
            """
            update youth set municipality_code = @Municipality, birth_date = @born::date, wants = array[@wants]::smallint[], target_group = @group, programmes = array[@programme],
                available = 'Mo08:00-22:00|Tu08:00-22:00|We08:00-22:00|Th08:00-22:00|Fr08:00-22:00', max_hours_per_week = 37, interests = '{"grocery"}', travel_modes = 7,
                max_travel_minutes = 120, guardian_consent = true, guardian_phone = '+4523990000', school = case when @born::date > date '2011-08-01' then 1 else 2 end
            where id = @id
            """,
            new { id, born, wants, group, programme = programmes ?? programme, Municipality });
        return id;
    }

    /// <summary>A place in the scheme, of a company or mentor of its own.</summary>
    public async Task<string> OpeningAsync(short kind, int seats = 1, int hours = 6, int? hoursPerMonth = null, string start = "2027-01-01")
    {
        var id = await town.OpeningAsync(seats, kind: kind);
        await town.Store.ExecuteAsync(
            """
            update opening set municipality_code = @Municipality, programme = @programme, start_date = @start::date, hours_per_week_min = @hours, hours_per_week_max = null, hours_per_month_min = @hoursPerMonth,
                schedule = 'Mo15:00-18:00|Tu15:00-18:00|We15:00-18:00|Th15:00-18:00', workplace_mentor = true, max_age = 30 where id = @id;
            update host set municipality_code = @Municipality, employees = 40, last_answer = '2027-01-01', agreement = '{"1","2","3","4","5","6","7"}', child_certificate_until = '2028-12-31' where id = 'H' || @id
            """,
            new { id, programme, Municipality, hours, hoursPerMonth, start });
        return id;
    }

    /// <summary>What the worker does in the day's first minutes, and then the night itself.</summary>
    public async Task NightAsync(string day)
    {
        await MorningAsync(day, "00:10");
        town.Clock.MoveTo($"2027-{day}", "01:15");
        var outcome = await town.Get<RunNight>().HandleAsync(new NightRequest(), null, CancellationToken.None);
        if (outcome is not NightOutcome.Published)
        {
            throw new InvalidOperationException($"The night of {day} came to {outcome}.");
        }
    }

    /// <summary>The worker's watch over next steps, at an hour of a day.</summary>
    public async Task MorningAsync(string day, string time = "09:00")
    {
        town.Clock.MoveTo($"2027-{day}", time);
        for (var turn = 0; await TurnAsync() > 0; turn++)
        {
            if (turn > 20)
            {
                throw new InvalidOperationException("The watch over next steps finds something new without end.");
            }
        }
    }

    private async Task<int> TurnAsync() =>
        await town.Get<TakeAnswers>().HandleAsync(CancellationToken.None) + await town.Get<WalkEnrolments>().HandleAsync(CancellationToken.None)
        + await town.Get<GatherGroups>().HandleAsync(CancellationToken.None) + await town.Get<AskFollowUps>().HandleAsync(CancellationToken.None)
        + await town.Get<TellDissolved>().HandleAsync(CancellationToken.None);

    public Task<IReadOnlyList<(string Youth, string Opening)>> ProposedAsync() =>
        town.Store.QueryAsync<(string, string)>("select youth_id, opening_id from proposal where state = 1 order by youth_id, opening_id");

    /// <summary>Why somebody got nothing in the last night.</summary>
    public Task<string?> WhyNotAsync(string youth) =>
        town.Store.ScalarAsync<string>("select u.details::text from unplaced u join night n on n.id = u.night_id where u.youth_id = @youth order by n.local_date desc limit 1", new { youth });

    /// <summary>The only proposal is approved, sent and answered with a yes; the placement is returned.</summary>
    public async Task<string> AgreeAsync(string day)
    {
        town.Clock.MoveTo($"2027-{day}", "09:30");
        var proposal = await town.Store.ScalarAsync<Guid>("select id from proposal where state = 1 order by created_at limit 1");
        if (await town.ApproveAsync(new(proposal)) is not Core.Approvals.ApproveOutcome.Approved approved)
        {
            throw new InvalidOperationException("Not approved.");
        }

        await town.SendDueAsync();
        var phone = (await town.OfferAsync(approved.Offer)).Offer.Phone!.Value.E164;
        await town.TypeAsync(phone, "JA");
        await MorningAsync(day, "10:00");
        return (await town.Store.ScalarAsync<Guid>("select id from placement where offer_id = @Id", new { Id = approved.Offer.Value })).ToString();
    }

    /// <summary>Somebody who already runs in an opening of the scheme, as files bring it.</summary>
    public Task<int> RunsAsync(string youth, string opening, string since) => town.Store.ExecuteAsync(
        """
        insert into placement (id, municipality_code, youth_id, opening_id, kind, state, since, start_date, schedule, outside_title, source)
        select gen_random_uuid(), @Municipality, @youth, @opening, kind, 5, @since::date, @since::date, '', '', 'import' from opening where id = @opening
        """,
        new { youth, opening, since, Municipality });

    public async Task<EnrolmentFile> FileAsync(string youth, string? of = null)
    {
        var id = await town.Store.ScalarAsync<Guid>("select id from enrolment where youth_id = @youth and programme = @programme order by enrolled_on desc limit 1", new { youth, programme = of ?? programme });
        return await town.Get<IEnrolmentStore>().FindAsync(new(id), CancellationToken.None) ?? throw new InvalidOperationException($"{youth} has no file.");
    }

    public async Task<RecordOutcome> TellAsync(string youth, EnrolmentEventKind kind, string day, Func<Happening, Happening>? said = null)
    {
        var happening = new Happening(kind, DateOnly.ParseExact($"2027-{day}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "karin");
        return await town.Get<RecordHappening>().HandleAsync((await FileAsync(youth)).Id, Municipality, said?.Invoke(happening) ?? happening, CancellationToken.None);
    }

    /// <summary>An answer to, or a decision on, the open step that asks this.</summary>
    public async Task<RecordOutcome> SayAsync(string youth, string what, string word, string day, Role? role = null, Func<Happening, Happening>? more = null)
    {
        var step = await StepAsync(youth, what);
        return await TellAsync(youth, role is null ? EnrolmentEventKind.Decided : EnrolmentEventKind.Answered, day, one =>
        {
            var said = one with { Subject = step.Step.Key, Word = word, Role = role };
            return more?.Invoke(said) ?? said;
        });
    }

    /// <summary>The open step that asks this, soonest first.</summary>
    public async Task<KeptStep> StepAsync(string youth, string what) =>
        (await FileAsync(youth)).Steps.Where(kept => kept.IsOpen && kept.Step.What == what).OrderBy(kept => kept.Step.Due).First();

    public async Task<IReadOnlyList<string>> WorkAsync(string youth) =>
        [.. (await FileAsync(youth)).Steps.Where(kept => kept.IsWork).OrderBy(kept => kept.Step.Due).Select(kept => kept.Step.What)];
}
