using System.Globalization;
using Matching.Channels;
using Matching.Channels.Sms.LocalPhones;
using Matching.Core;
using Matching.Core.Approvals;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Replies;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Storage;
using Matching.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Testing.Offers;

/// <summary>
/// A real database with one municipality and one consultant, the product's own steps over it, a clock that is moved by hand, and simulated
/// phones. People, hosts and proposals are put in as a night would have left them.
/// </summary>
public sealed class OfferTown : IAsyncDisposable
{
    private static readonly Guid Night = new("00000000-0000-0000-0000-0000000000b1");

    private readonly PostgresFixture _store;
    private readonly ServiceProvider _services;
    private int _made;

    private OfferTown(PostgresFixture store, ServiceProvider services, ManualClock clock) => (_store, _services, Clock) = (store, services, clock);

    public ManualClock Clock { get; }

    public PostgresFixture Store => _store;

    public static async Task<OfferTown> CreateAsync(Action<IServiceCollection>? also = null)
    {
        var store = await PostgresFixture.CreateAsync();
        var clock = ManualClock.OnAnOrdinaryMonday();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Postgres"] = store.ConnectionString,
            ["ConnectionStrings:Redis"] = "127.0.0.1:1",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<IConfiguration>(settings).AddSingleton<TimeProvider>(clock);
        also?.Invoke(services);
        services.AddMatchingCore(settings).AddMatchingStorage(settings).AddMatchingChannels(settings);
        var town = new OfferTown(store, services.BuildServiceProvider(), clock);
        await store.ExecuteAsync(Rows.Town, new { Night });
        return town;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<string> YouthAsync(string? phone = null, string name = "Amina", ContactBy contactBy = ContactBy.Sms)
    {
        var id = $"Y{Next()}";
        await _store.ExecuteAsync(Rows.Youth, new { id, name, phone, contactBy = (short)contactBy });
        return id;
    }

    /// <summary>An opening of a company of its own.</summary>
    public async Task<string> OpeningAsync(int seats = 1, string? hostPhone = "+4587870099", short kind = 2)
    {
        var id = $"O{Next()}";
        await _store.ExecuteAsync(Rows.Opening, new { id, seats, hostPhone, kind, hostKind = (short)(kind == 3 ? 2 : 1) });
        return id;
    }

    public async Task<ProposalId> ProposalAsync(string youth, string opening, params string[] warnings)
    {
        var id = ProposalId.New(TimeProvider.System);
        await _store.ExecuteAsync(Rows.Proposal, new { Id = id.Value, Night, youth, opening, warnings, now = Clock.GetUtcNow() });
        return id;
    }

    /// <summary>A young person with a phone, an opening, and the approved proposal between them.</summary>
    public async Task<OfferId> ApprovedAsync(string phone, string? opening = null, string name = "Amina", short kind = 2)
    {
        var youth = await YouthAsync(phone, name);
        var proposal = await ProposalAsync(youth, opening ?? await OpeningAsync(kind: kind));
        return await ApproveAsync(proposal) is ApproveOutcome.Approved approved ? approved.Offer : throw new InvalidOperationException("Not approved.");
    }

    public async Task<OfferId> SentAsync(string phone, string? opening = null, string name = "Amina", short kind = 2)
    {
        var offer = await ApprovedAsync(phone, opening, name, kind);
        await SendDueAsync();
        return offer;
    }

    /// <summary>As <see cref="SentAsync"/>, where a worker of its own does the sending.</summary>
    public async Task<OfferId> SentByWorkerAsync(string phone, TimeSpan within)
    {
        var offer = await ApprovedAsync(phone);
        await Eventually.TrueAsync(async () => await StateAsync(offer) == OfferState.Sent, within, "the offer is sent");
        return offer;
    }

    public Task<ApproveOutcome> ApproveAsync(ProposalId id, string by = "karin") => Get<ApproveProposal>().HandleAsync(id, by, CancellationToken.None);

    public async Task<OfferCase> OfferAsync(OfferId id) =>
        await Get<IOfferStore>().FindAsync(id, CancellationToken.None) ?? throw new InvalidOperationException($"No offer {id}.");

    public async Task<OfferState> StateAsync(OfferId id) => (await OfferAsync(id)).Offer.State;

    public Task<ReceiveOutcome> TypeAsync(string phone, string text) => Get<LocalPhoneBook>().TypeAsync(PhoneNumber.Parse(phone), text, CancellationToken.None);

    /// <summary>What has arrived on a phone, oldest first.</summary>
    public async Task<IReadOnlyList<string>> PhoneAsync(string phone) =>
        [.. (await Get<LocalPhoneBook>().PhoneAsync(PhoneNumber.Parse(phone), CancellationToken.None)).Messages.Where(m => !m.Typed).Select(m => m.Body)];

    /// <summary>The templates asked for on a phone, oldest first, sent or not.</summary>
    public Task<IReadOnlyList<string>> TemplatesAsync(string phone) =>
        _store.QueryAsync<string>("select template from sms_message where phone = @phone and direction = 1 order by id", new { phone = PhoneNumber.Parse(phone).E164 });

    public Task<IReadOnlyList<string>> WorkAsync() => _store.QueryAsync<string>("select kind from work_item where done_at is null order by id");

    public Task<int> HoldsAsync(string opening) => CountAsync("from seat_hold where opening_id = @opening and released_at is null", new { opening });

    public async Task<int> CountAsync(string from, object? values = null) => await _store.ScalarAsync<int>($"select count(*)::int {from}", values);

    /// <summary>Sends what may leave now, as the worker would.</summary>
    public async Task SendDueAsync()
    {
        for (var progress = true; progress;)
        {
            progress = false;
            foreach (var id in await _store.QueryAsync<Guid>("select id from sms_message where direction = 1 and state in (1, 2) order by id"))
            {
                progress |= await Get<SendText>().HandleAsync(new(id), CancellationToken.None) is SendTextOutcome.Done or SendTextOutcome.Dropped;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }

    private string Next() => Interlocked.Increment(ref _made).ToString("00000", CultureInfo.InvariantCulture);

    private static class Rows
    {
        public const string Town = """
            insert into municipality (code, name, sms_name, phone) values ('0791', 'Viborg', 'Viborg', '+4587870791');
            insert into postcode (code, name, latitude, longitude, municipality_codes) values ('8800', 'Viborg', 56.45, 9.4, '{"0791"}');
            insert into consultant (sign_in, name, municipality_code, phone, roles) values ('karin', 'Karin Berg', '0791', '+4587870001', '{"job_consultant"}');
            insert into night (id, area, local_date, state, started_at, lease_until, lease_id, seed)
            values (@Night, 'all', '2026-11-23', 2, '2026-11-23T00:15:00Z', '2026-11-23T00:20:00Z', @Night, '1');
            """;

        public const string Youth = """
            insert into youth (id, municipality_code, first_name, last_name, birth_date, phone, language, languages, postcode, travel_modes, max_travel_minutes, school, target_group,
                wants, interests, hobbies, available, max_hours_per_week, needs, communication, waiting_since, contact_by, sms_stopped, protected_address, consultant, licence,
                not_sectors, not_hosts, wished_hosts, programmes, groups, last_employer, weeks_used, guardian_relation, guardian_language, status, status_reason, status_by)
            values (@id, '0791', @name, 'Holm', '2005-05-04', @phone, 'da', '{"da"}', '8800', 4, 45, 2, '', '{2}', '{}', '{}',
                'Mo08:00-20:00|Tu08:00-20:00|We08:00-20:00|Th08:00-20:00|Fr08:00-20:00|Sa08:00-20:00', 12, 0, 0, '2026-11-01', @contactBy, false, false, 'karin', 0,
                '{}', '{}', '{}', '{}', '{}', '', '{}', '', '', 1, '', '')
            """;

        public const string Opening = """
            insert into host (id, municipality_code, kind, name, postcode, sector, interns_now, wage_subsidised_now, phone, vetted, contact_name, contact_hours, pledges, authority_of, municipal,
                p_number, email, language, agreement, status, status_reason, status_by)
            values ('H' || @id, '0791', @hostKind, 'Bageren Laurits', '8800', 'grocery', 0, 0, @hostPhone, true, 'Per Bager', '', 0, '', '', '', '', '', '{}', 1, '', '');
            insert into opening (id, municipality_code, kind, programme, host_id, title, tasks, sector, seats, min_age, max_age, hours_per_week_min, hours_per_week_max, schedule, start_date, languages,
                environment, requires, meeting_forms, communication, hobbies, paid, schedule_is_fixed, breaks, workplace_id, seats_taken_elsewhere, purpose, leads_to, task_value, task_kinds, sms_task,
                trade, status, status_reason, status_by)
            values (@id, '0791', @kind, case @kind when 1 then 'company-internship' when 3 then 'business-mentors' else 'spare-time-job' end, 'H' || @id, 'Hjælper', '', '', @seats, 13, 29, 4, 8, '', '2027-02-01', '{"da"}', 0, 0, '{}', 0, '{}', true, false, '', '', 0, '', 0, '', '{}', '',
                0, 1, '', '');
            insert into seat (opening_id, number) select @id, n from generate_series(1, @seats) n;
            """;

        public const string Proposal = """
            insert into proposal (id, municipality_code, night_id, youth_id, kind, opening_id, host_id, programme, score, rank, weight, pair_state, state, warnings, details, created_at)
            select @Id, '0791', @Night, @youth, o.kind, o.id, o.host_id, o.programme, 700, 1, 1000, 1, 1, @warnings, '{"shown": true}', @now from opening o where o.id = @opening
            """;
    }
}
