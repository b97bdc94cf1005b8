using Microsoft.Playwright;

namespace Matching.Browser.Tests.OwnPages;

/// <summary>Somebody outside the municipality at her own page, and the taps she needs there.</summary>
internal sealed class OwnVisitor : IAsyncDisposable
{
    private readonly Visitor _visitor;
    private readonly bool _scripts;

    private OwnVisitor(Visitor visitor, bool scripts) => (_visitor, _scripts) = (visitor, scripts);

    public IPage Page => _visitor.Page;

    /// <summary>Presses since she came to her page.</summary>
    public int Taps { get; private set; }

    public static async Task<OwnVisitor> ArriveAsync(Product product, string role, string id, string path, int width = 320, string language = "da", bool scripts = false)
    {
        var visitor = await Visitor.ArriveAsync(product, width, language, scripts);
        await visitor.Page.GotoAsync("/sign-in");
        await PostAsync(visitor.Page, "/sign-in/as", $"role={role}&id={id}");
        await visitor.Page.GotoAsync(path);
        return new(visitor, scripts);
    }

    public async Task TapAsync(ILocator what)
    {
        Taps++;
        await what.ClickAsync();
    }

    public Task TapAsync(string button) => TapAsync(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = false }).First);

    public Task<string> NoticeAsync() => Page.Locator("main .alert").First.InnerTextAsync();

    /// <summary>Sends a form that the page does not show, with the page's own mark against foreign forms; the status of the answer.</summary>
    public Task<int> SendAsync(string path, string fields) => PostAsync(Page, path, fields);

    /// <summary>Pictured, and as it should be for anybody; axe is a script itself, and looks only where scripts run.</summary>
    public async Task LookAsync(string picture)
    {
        await _visitor.PictureAsync(picture);
        if (_scripts)
        {
            await _visitor.ShouldReadWellAsync();
            await _visitor.ShouldFindAllWellAsync();
        }
    }

    public ValueTask DisposeAsync() => _visitor.DisposeAsync();

    private static async Task<int> PostAsync(IPage page, string path, string fields)
    {
        var form = page.APIRequest.CreateFormData().Set("__RequestVerificationToken", await page.Locator("input[name=__RequestVerificationToken]").First.InputValueAsync());
        foreach (var field in fields.Split('&').Select(pair => pair.Split('=')))
        {
            form.Append(field[0], Uri.UnescapeDataString(field[1]));
        }

        return (await page.APIRequest.PostAsync(path, new() { Form = form })).Status;
    }
}
