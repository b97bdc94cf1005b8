using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

/// <summary>A scheme that a coordinator wrote is met on pages as one that ships: by its name, with where its course is held, who leads it, and what it wants asked.</summary>
[Collection(SchemesGroup.Name)]
public sealed class LoadedSchemeTests(Product product)
{
    [Theory]
    [InlineData(1280, "da")]
    [InlineData(320, "en")]
    public async Task Her_file_and_her_own_page_say_what_a_loaded_definition_says(int width, string language)
    {
        var id = $"taarnet-{width}-{language}";
        var youth = await EnrolledAsync(id, await LoadedAsync(id));
        var (name, place, question) = language == "da" ? ("Tårnets hold", "Knob · på arbejdspladsen", "Vil du blive i tårnet?") : ("The tower crew", "Knots · at the workplace", "Will you stay in the tower?");

        await using var staff = await Visitor.ArriveAsync(product, width, language);
        await staff.SignInAsync("coordinator-0791");
        await Eventually.TrueAsync(
            async () =>
            {
                await staff.Page.GotoAsync($"/youths/{youth}");
                var read = await staff.Page.Locator("main").InnerTextAsync();
                return read.Contains("(Tårnholdet)", StringComparison.Ordinal) && !read.Contains(id, StringComparison.Ordinal);
            },
            TimeSpan.FromSeconds(90),
            "This host never heard of the scheme's name.");
        var file = await staff.Page.Locator("main").InnerTextAsync();
        file.ShouldSatisfyAllConditions(text => text.ShouldContain(name), text => text.ShouldContain(place), text => text.ShouldContain(question), text => text.ShouldNotContain(language == "da" ? "holde vagt" : "keep watch", customMessage: "That is asked of another track."));
        await staff.ShouldFindAllWellAsync();

        await using var her = await OwnPages.OwnVisitor.ArriveAsync(product, "youth", youth, "/me", width, language, scripts: true);
        (await her.Page.Locator("main").InnerTextAsync()).ShouldContain(place);
        await her.LookAsync($"course-{width}-{language}");
    }

    private async Task<string> LoadedAsync(string id)
    {
        await using var visitor = await Visitor.ArriveAsync(product, 1280, "da");
        await visitor.SignInAsync("coordinator-0791");
        await visitor.Page.GotoAsync("/programmes");
        await visitor.Page.Locator("#definition").FillAsync(Definition(id));
        await visitor.Page.Locator("form[action='/programmes/see'] button[type='submit']").ClickAsync();
        var save = visitor.Page.Locator("form[action='/runs/save'] button");
        await save.WaitForAsync(new() { Timeout = 60_000 });
        await save.ClickAsync();
        return (await product.Store.ScalarAsync<string>("select mark from programme_definition where programme = @id", new { id }))!;
    }

    private async Task<string> EnrolledAsync(string id, string mark)
    {
        var youth = (await product.Store.ScalarAsync<string>("""
            select y.id from youth y where y.municipality_code = '0791' and y.status = 1 and y.birth_date between '2009-01-01' and '2010-12-01'
              and not exists (select from enrolment e where e.youth_id = y.id) order by y.id limit 1
            """))!;
        await product.Store.ExecuteAsync(
            """
            insert into enrolment (id, municipality_code, youth_id, programme, mark, enrolled_on, source, walked_on)
            values (gen_random_uuid(), '0791', @youth, @id, @mark, '2026-11-16', 'staff', '2026-12-31');
            insert into enrolment_step (enrolment_id, key, kind, what, who, due, state, desk_of, placement)
            select e.id, 'x:reassess:0', 5, 'turns_18', '{9}', date '2026-11-20', 4, 9, 'tower:' || @id from enrolment e where e.youth_id = @youth and e.programme = @id;
            insert into enrolment_event (id, enrolment_id, kind, on_date, at, by_whom, subject, word, note, second_person)
            select gen_random_uuid(), e.id, 1, date '2026-11-17', timestamptz '2026-11-17T09:00Z', 'product', 'tower:' || @id, 'job', '', '' from enrolment e where e.youth_id = @youth and e.programme = @id
            """,
            new { youth, id, mark });
        return youth;
    }

    private static string Definition(string id) => $$$"""
        {"id": "{{{id}}}", "version": 1, "validFrom": "2026-11-23", "name": {"da": "Tårnets hold", "en": "The tower crew"}, "purpose": {"da": "Et job.", "en": "A job."},
         "municipalities": ["0791"], "sources": ["Made up for a test"], "who": {"age": {"from": 15, "to": 19}},
         "preparation": {"modules": [{"id": "knots", "title": {"da": "Knob", "en": "Knots"}, "where": "host", "sessions": 2}]},
         "tracks": [
          {"id": "watch", "kind": "job", "form": "small_job", "reassess": [{"event": "turns_18", "question": {"da": "Vil du holde vagt?", "en": "Will you keep watch?"}}]},
          {"id": "job", "kind": "job", "form": "spare_time_job",
           "reassess": [{"event": "turns_18", "before": "P30D", "question": {"da": "Vil du blive i tårnet?", "en": "Will you stay in the tower?"}}]}],
         "staff": {"lead": "network_team", "team": "Tårnholdet"}}
        """;
}
