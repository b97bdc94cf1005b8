using Deque.AxeCore.Playwright;
using Matching.Testing;
using Microsoft.Playwright;
using Shouldly;

namespace Matching.Browser.Tests;

/// <summary>Somebody at a browser window of one width, reading one language. What her pages fail to load or say wrong is remembered.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly string[] OfTheTour = ["desk-320-da", "me-320-da", "guardian-320-da", "mentor-320-da", "company-step3-320-da", "map-320-da"];

    private readonly IBrowserContext _context;
    private readonly Product _product;
    private readonly int _width;
    private readonly string _language;

    private Visitor(IBrowserContext context, IPage page, Product product, int width, string language)
    {
        (_context, Page, _product, _width, _language) = (context, page, product, width, language);
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                Refused.Add($"{response.Status} {response.Url}");
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                Refused.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Answers of 400 and above, and what the browser complained of.</summary>
    public List<string> Refused { get; } = [];

    public static async Task<Visitor> ArriveAsync(Product product, int width = 1280, string language = "da", bool scripts = true)
    {
        var context = await product.Browser.NewContextAsync(new()
        {
            BaseURL = product.Web.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = scripts,
        });
        var visitor = new Visitor(context, await context.NewPageAsync(), product, width, language);
        await visitor.Page.GotoAsync($"/language/{language}");
        return visitor;
    }

    public async Task SignInAsync(string signIn)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator($"form:has(input[value='{signIn}']) button").ClickAsync();
        await Page.WaitForURLAsync("**/desk", new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>What the page says first about the last form.</summary>
    public Task<string> NoticeAsync() => Page.Locator("main .alert").First.InnerTextAsync();

    /// <summary>Presses Godkend on a card and answers what the law asks, if it asks anything.</summary>
    public async Task ApproveAsync(ILocator card)
    {
        await card.GetByRole(AriaRole.Button, new() { Name = "Godkend" }).ClickAsync();
        if (Page.Url.Contains("/desk/questions/", StringComparison.Ordinal))
        {
            await AnswerLawAsync();
        }
    }

    /// <summary>Ticks, chooses and writes what the page of the law's questions asks, and approves.</summary>
    public async Task AnswerLawAsync()
    {
        foreach (var tick in await Page.Locator("main input[type=checkbox][name^='law-']").AllAsync())
        {
            await tick.CheckAsync();
        }

        foreach (var choice in await Page.Locator("main select[name^='law-']").AllAsync())
        {
            await choice.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        }

        foreach (var words in await Page.Locator("main input.form-input[name^='law-']").AllAsync())
        {
            await words.FillAsync("Bo Holm, leder, og Ida Lund, tillidsmand, 20-11-2026");
        }

        await Page.Locator("main form[action='/desk/approve'] button[type=submit]").ClickAsync();
    }

    /// <summary>Nothing missing, nothing wider than the window.</summary>
    public async Task ShouldFitAsync()
    {
        Refused.ShouldBeEmpty();
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(_width, Page.Url);
    }

    /// <summary>No date, number or word stands there in a machine's form or in another language; what says that it is in another, by its mark, and conversations are left alone.</summary>
    public async Task ShouldReadWellAsync() => (await MisreadAsync()).ShouldBeEmpty(Page.Url);

    /// <summary>What of the page is no plain word, date or number of its reader's.</summary>
    public async Task<IReadOnlyList<string>> MisreadAsync()
    {
        var text = await Page.EvaluateAsync<string>("""
            () => {
                const marked = [...document.body.querySelectorAll('[lang], .chat')];
                marked.forEach(part => part.hidden = true);
                const text = document.body.innerText;
                marked.forEach(part => part.hidden = false);
                return text;
            }
            """);
        return [.. (await _product.PlainWordsAsync()).Faults(text, _language).Select(fault => $"{new Uri(Page.Url).AbsolutePath}: {fault}")];
    }

    /// <summary>The page is as it should be for anybody: nothing missing, nothing wider than the window, no fault that axe knows of at AA.</summary>
    public async Task ShouldFindAllWellAsync()
    {
        await ShouldFitAsync();
        var found = await Page.RunAxe(new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] } });
        found.Violations.Select(fault => $"{fault.Id}: {fault.Nodes[0].Html}").ShouldBeEmpty(Page.Url);
    }

    /// <summary>The whole page; of those that README's tour shows also what a phone's window shows of it.</summary>
    public async Task PictureAsync(string name)
    {
        var folder = Path.Combine(RepositoryFolder.Root, "tests", "Matching.Browser.Tests", "TestResults");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        if (OfTheTour.Contains(name, StringComparer.Ordinal))
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "tour", name + ".png") });
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
