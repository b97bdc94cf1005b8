using System.Net;
using Matching.Core.Offers;
using Matching.Edges.Tests.SignIn;
using Matching.Web.WhoMay;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.WhoMay;

/// <summary>Another municipality's staff, and other people from outside, send the ids of Viborg's in every form there is: nothing of Viborg's moves.</summary>
public sealed class OtherTownTests : IAsyncLifetime
{
    private const string Phone = "+4520111213";

    // What would tell of a change; sessions and what only reads are left out.
    private static readonly string[] Tables =
    [
        "proposal", "offer", "work_item", "sms_message", "sms_stop", "phone_parked", "call_attempt", "staff_absence", "added_phrase", "never_pair", "placement", "seat_hold", "youth", "host", "opening", "outbox",
        "enrolment", "enrolment_event", "backing", "switched_off", "asked_run", "reject_reason", "scheme_invitation", "event_invitation",
    ];

    // They take no id: whose it is comes from who is signed in.
    private static readonly string[] WithoutIds =
    [
        "/me/ask", "/me/week", "/me/wishes", "/me/permissions", "/me/language", "/me/texts", "/guardian/answer",
        "/mentor/room", "/mentor/still", "/mentor/pause", "/mentor/report", "/mentor/invitations", "/mentor/calendar", "/events/hold",
    ];

    private WebTown _web = null!;
    private string _youth = "";
    private string _reason = "";
    private string _opening = "";
    private string _host = "";
    private string _orderable = "";
    private Guid _proposal;
    private OfferId _offer;
    private Guid _item;
    private Guid _text;
    private Guid _absence;
    private Guid _question;
    private Guid _switchedOff;

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        var town = _web.Town;
        await town.Store.ExecuteAsync("""
            insert into municipality (code, name, sms_name, phone) values ('0615', 'Horsens', 'Horsens', '+4576292929');
            insert into consultant (sign_in, name, municipality_code, roles) values ('horst', 'Horst', '0615', '{job_consultant,coordinator}');
            insert into staff_absence (id, sign_in, first_day, last_day) values ('00000000-0000-0000-0000-0000000000a1', 'karin', '2027-01-01', '2027-01-02');
            insert into added_phrase (municipality_code, phrase, kind, added_by, added_at) values ('0791', 'helt sikkert', 'YesPhrase', 'karin', now());
            """);
        _absence = new("00000000-0000-0000-0000-0000000000a1");
        _offer = await town.SentAsync(Phone);
        await town.TypeAsync(Phone, "hvad er det for noget");
        _youth = (await town.OfferAsync(_offer)).Offer.YouthId;
        _proposal = (await town.ProposalAsync(await town.YouthAsync("+4520111299"), await town.OpeningAsync())).Value;
        _item = new("00000000-0000-0000-0000-0000000000a3");
        await town.Store.ExecuteAsync(
            "insert into work_item (id, municipality_code, kind, youth_id, offer_id, created_at) select @_item, municipality_code, 'undeliverable', youth_id, id, now() from offer where id = @offer",
            new { _item, offer = _offer.Value });
        _orderable = await town.OpeningAsync();
        _opening = (await town.OfferAsync(_offer)).Offer.OpeningId;
        _host = "H" + _opening;
        _question = new("00000000-0000-0000-0000-0000000000a2");
        await town.Store.ExecuteAsync(
            """
            insert into backing (id, municipality_code, youth_id, programme, about, number, phone, language, code, state, created_at)
            values (@_question, '0791', @_youth, 'spare-time-job', 'job', 1, '+4520111214', 'da', 'C2', 2, now())
            """,
            new { _question, _youth });
        _switchedOff = new("00000000-0000-0000-0000-0000000000a4");
        await town.Store.ExecuteAsync(
            "insert into switched_off (id, municipality_code, what, part, value, reason, set_by, since) values (@_switchedOff, '0791', 'texts', 'host', 'NOBODY', 'prøve', 'karin', now())",
            new { _switchedOff });
        _reason = await town.Store.ScalarAsync<string>("select min(code) from reject_reason") ?? "";
        _text = await town.Store.ScalarAsync<Guid>("select id from sms_message where direction = 2");
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public void Every_form_that_reaches_something_of_somebodys_is_tried_here()
    {
        var forms = AccessTable.Rows.Where(row => row.Method is not (AccessRow.Page or "GET") && row.Reaches.Any(reach => reach is Reach.Town or Reach.Own) && row.For(Role.Key) == Reach.No);

        forms.Select(row => row.Pattern).Except(Forms().Keys, StringComparer.Ordinal).Except(WithoutIds, StringComparer.Ordinal).ShouldBeEmpty("Say here what somebody else's ids look like in it.");
    }

    [Fact]
    public async Task Another_towns_staff_move_nothing_here()
    {
        using var horst = await _web.SignedInAsync("staff", "horst");
        var before = await PictureAsync();

        foreach (var (form, fields) in Forms().Where(form => form.Value.Length > 0 && IsForStaff(form.Key)))
        {
            var answer = await horst.PostAsync("/desk", form, fields);

            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Redirect, HttpStatusCode.BadRequest], form);
            (await PictureAsync()).ShouldBe(before, form);
        }
    }

    [Theory]
    [InlineData("youth", Role.Youth)]
    [InlineData("mentor", Role.Mentor)]
    [InlineData("company", Role.Company)]
    public async Task Other_people_from_outside_move_nothing_of_hers(string role, object at)
    {
        var town = _web.Town;
        var id = role == "youth" ? await town.YouthAsync("+4520111277") : "H" + await town.OpeningAsync(hostPhone: "+4587870111", kind: (short)(role == "mentor" ? 3 : 2));
        using var stranger = await _web.SignedInAsync(role, id);
        var before = await PictureAsync();

        foreach (var (form, fields) in Forms().Where(form => form.Value.Length > 0 && Row(form.Key)?.For((Role)at) == Reach.Own))
        {
            (await stranger.PostAsync("/", form, fields)).StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Redirect, HttpStatusCode.BadRequest], form);
            (await PictureAsync()).ShouldBe(before, form);
        }
    }

    [Fact]
    public async Task What_is_addressed_by_another_towns_id_does_not_exist()
    {
        using var horst = await _web.SignedInAsync("staff", "horst");

        (await horst.GetAsync($"/youths/{_youth}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var form in new[] { "/desk/approve", "/desk/reject", "/desk/release-name", "/desk/override", "/desk/override/confirm", "/offers/answer", "/work/done" })
        {
            (await horst.PostAsync("/desk", form, Forms()[form])).StatusCode.ShouldBe(HttpStatusCode.NotFound, form);
        }
    }

    [Fact]
    public async Task The_same_forms_do_move_something_for_those_who_may()
    {
        using var karin = await _web.SignedInAsync("staff", "karin");
        foreach (var form in new[] { "/work/done", "/offers/answer", "/desk/reject", "/absences/remove", "/phrases/remove", "/backings/record" })
        {
            var before = await PictureAsync();

            await karin.PostAsync("/desk", form, Forms()[form]);

            (await PictureAsync()).ShouldNotBe(before, form);
        }
    }

    private Dictionary<string, (string, string)[]> Forms() => new(StringComparer.Ordinal)
    {
        ["/desk/approve"] = [("proposal", $"{_proposal}")],
        ["/desk/reject"] = [("proposal", $"{_proposal}"), ("reason", _reason)],
        ["/desk/reopen"] = [("proposal", $"{_proposal}")],
        ["/work/undone"] = [("item", $"{_item}")],
        ["/reasons/reopen"] = [("code", "no such reason")],
        ["/desk/release-name"] = [("proposal", $"{_proposal}")],
        ["/desk/override"] = [("proposal", $"{_proposal}"), ("rule", "within-ratio"), ("count", "50"), ("reason", "Talt igen")],
        ["/desk/override/confirm"] = [("proposal", $"{_proposal}"), ("rule", "within-ratio")],
        ["/youths/erase"] = [("youth", _youth)],
        ["/hosts/erase"] = [("host", _host)],
        ["/handovers"] = [("youth", _youth), ("to", "horst"), ("reason", "Ferie i to uger")],
        ["/desk/pair"] = [("youth", _youth), ("opening", _orderable)],
        ["/desk/approve-all"] = [("seen", $"{_proposal}")],
        ["/offers/answer"] = [("offer", $"{_offer}"), ("answer", "yes")],
        ["/offers/again"] = [("offer", $"{_offer}")],
        ["/offers/reserve"] = [("offer", $"{_offer}"), ("youth", _youth)],
        ["/spending/limit"] = [],
        ["/absences/duty"] = [],
        ["/enrolments/tell"] = [("enrolment", $"{_proposal}"), ("step", "first"), ("word", "yes")],
        ["/messages/correct"] = [("message", $"{_text}"), ("reading", "yes"), ("offer", $"{_offer}")],
        ["/messages/release"] = [("phone", Phone)],
        ["/messages/name"] = [("message", $"{_text}"), ("youth", _youth), ("hers", "true")],
        ["/messages/again"] = [("item", $"{_item}")],
        ["/messages/allow"] = [("youth", _youth), ("note", "Hun ringede")],
        ["/messages/check"] = [],
        ["/templates/check"] = [],
        ["/work/done"] = [("item", $"{_item}")],
        ["/work/find-another"] = [],
        ["/calls/record"] = [("item", $"{_item}"), ("outcome", "NotReached")],
        ["/phrases/add"] = [("phrase", "aldrig i livet"), ("kind", "nothing")],
        ["/phrases/remove"] = [("phrase", "helt sikkert")],
        ["/absences/add"] = [("staff", "karin"), ("first", "2026-11-23"), ("last", "2026-11-24")],
        ["/absences/remove"] = [("absence", $"{_absence}")],
        ["/backings/ask"] = [("youth", _youth)],
        ["/backings/record"] = [("question", $"{_question}"), ("answer", "yes")],
        ["/orders/receive"] = [("programme", "spare-time-job"), ("opening", _orderable), ("posts", "1")],
        ["/orders/shortlist"] = [("order", $"{_proposal}")],
        ["/orders/pick"] = [("order", $"{_proposal}"), ("youth", "nobody")],
        ["/orders/sent"] = [("order", $"{_proposal}")],
        ["/events/pledge"] = [("at", $"{_proposal}"), ("host", _host), ("words", "To job"), ("posts", "2")],
        ["/events/order"] = [("pledge", $"{_proposal}"), ("opening", _opening), ("owner", "karin")],
        ["/events/invite"] = [("at", $"{_proposal}")],
        ["/openings/post"] = [("host", _host), ("programme", "spare-time-job"), ("kind", "Job"), ("title", "Hjælper"), ("seats", "1"), ("hours", "6")],
        ["/openings/fund"] = [("host", _host), ("programme", "spare-time-job"), ("seats", "1")],
        ["/rankings/record"] = [("side", "Youth"), ("subject", _youth), ("opening", _opening), ("rank", "1")],
        ["/enrolments/goal"] = [("enrolment", $"{_proposal}"), ("what", "GoalAgreed"), ("words", "Et fremmed mål")],
        ["/enrolments/happened"] = [("enrolment", $"{_proposal}"), ("what", "Started")],
        ["/enrolments/enrol"] = [("youth", _youth), ("programme", "spare-time-job")],
        ["/enrolments/own-place"] = [("enrolment", $"{_proposal}"), ("host", _host)],
        ["/enrolments/placement"] = [("enrolment", $"{_proposal}"), ("placement", $"{_proposal}"), ("kind", "HoursAgreed"), ("word", "x")],
        ["/mentor/coming"] = [("at", $"{_proposal}"), ("coming", "true")],
        ["/me/invitation"] = [("invitation", $"{_proposal}"), ("accepts", "true")],
        ["/enrolments/invite"] = [("youth", _youth), ("programme", "spare-time-job")],
        ["/me/rank"] = [("opening", _opening), ("rank", "1")],
        ["/guardian/backing"] = [("question", $"{_question}"), ("backs", "true")],
        ["/me/answer"] = [("offer", $"{_offer}"), ("answer", "yes")],
        ["/company/post"] = [("place", _host), ("form", $"{_proposal}"), ("title", "Hjælper")],
        ["/company/pause"] = [("place", _host), ("opening", _opening), ("pause", "true")],
        ["/company/rank"] = [("opening", _opening), ("youth", _youth), ("rank", "1")],
        ["/mentor/tried"] = [("placement", $"{_proposal}")],
        ["/own/steps"] = [("enrolment", $"{_proposal}"), ("step", "first"), ("word", "yes")],
        ["/runs/ask"] = [],
        ["/map/areas"] = [],
        ["/runs/save"] = [("run", $"{_proposal}")],
        ["/weights/see"] = [],
        ["/law/see"] = [],
        ["/programmes/see"] = [],
        ["/reasons/add"] = [],
        ["/reasons/close"] = [("code", "no such reason")],
        ["/switch-offs/add"] = [("what", "Matching"), ("where", $"Host:{_host}"), ("reason", "fremmed")],
        ["/switch-offs/end"] = [("id", $"{_switchedOff}")],
        ["/what-if"] = [],
        ["/import"] = [],
        ["/import/accept"] = [("upload", $"{_proposal}")],
    };

    private static bool IsForStaff(string form) => Row(form)?.For([Role.Consultant, Role.Coordinator]) == Reach.Town;

    private static AccessRow? Row(string form) => AccessTable.Rows.SingleOrDefault(row => row.Method == "POST" && row.Pattern == form);

    private async Task<string> PictureAsync()
    {
        var parts = new List<string>();
        foreach (var table in Tables)
        {
            parts.Add($"{table} {await _web.Town.Store.ScalarAsync<string>($"select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from {table} t")}");
        }

        return string.Join('\n', parts);
    }
}
