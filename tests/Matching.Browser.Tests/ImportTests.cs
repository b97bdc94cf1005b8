using System.Net;
using Matching.Testing;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

[Collection(SteeringGroup.Name)]
public sealed class ImportTests(Product product)
{
    [Theory]
    [InlineData(1280, "da")]
    [InlineData(320, "en")]
    public async Task Every_faulty_row_is_listed_and_nothing_can_be_stored(int width, string language)
    {
        var before = await CountAsync();
        await using var visitor = await CoordinatorAsync(width, language);

        await UploadAsync(visitor, DemoWith("youths.csv", text => text.Replace(";2002-08-02;", ";2052-08-02;", StringComparison.Ordinal).Replace("+4552340852", "ring til mor", StringComparison.Ordinal)));

        var rows = await visitor.Page.Locator("tbody tr").AllInnerTextsAsync();
        rows.ShouldContain(row => row.Contains("birth_date", StringComparison.Ordinal) && row.Contains("2052-08-02", StringComparison.Ordinal));
        rows.ShouldContain(row => row.Contains("phone", StringComparison.Ordinal) && row.Contains("ring til mor", StringComparison.Ordinal));
        (await visitor.Page.Locator("form[action='/import/accept']").CountAsync()).ShouldBe(0);
        (await CountAsync()).ShouldBe(before);
        await visitor.PictureAsync($"import-faulty-{width}-{language}");
        await visitor.ShouldFindAllWellAsync();
    }

    [Fact]
    public async Task Files_without_faults_are_stored_only_when_a_person_accepts()
    {
        await using var visitor = await CoordinatorAsync(1280, "da");
        await UploadAsync(visitor, DemoWith("youths.csv", text => text.Replace("Y00001;0791;Oscar;", "Y00001;0791;Oskar;", StringComparison.Ordinal)));
        await visitor.PictureAsync("import-right");
        (await visitor.Page.Locator(".alert").First.InnerTextAsync()).ShouldContain("Intet er gemt endnu");
        (await NameAsync()).ShouldBe("Oscar");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Gem det hele" }).ClickAsync();

        (await visitor.Page.Locator(".alert").First.InnerTextAsync()).ShouldContain("Gemt: 0 nye rækker");
        (await NameAsync()).ShouldBe("Oskar");
    }

    [Fact]
    public async Task Two_hundred_megabytes_are_refused_in_words_before_they_are_read()
    {
        await using var visitor = await CoordinatorAsync(1280, "da");
        var cookies = string.Join("; ", (await visitor.Page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));
        using var http = new HttpClient { BaseAddress = product.Web.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/import") { Content = new StreamContent(new EndlessZeros(200_000_000)) };
        request.Content.Headers.ContentLength = 200_000_000;
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        request.Headers.ExpectContinue = true;

        var answer = await http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("Filen er for stor");
    }

    private Task<long> CountAsync() => product.Store.ScalarAsync<long>("select count(*) from import_run");

    private Task<string?> NameAsync() => product.Store.ScalarAsync<string>("select first_name from youth where id = 'Y00001'");

    private async Task<Visitor> CoordinatorAsync(int width, string language)
    {
        var visitor = await Visitor.ArriveAsync(product, width, language);
        await visitor.SignInAsync("coordinator-0791");
        await visitor.Page.GotoAsync("/import");
        return visitor;
    }

    private static async Task UploadAsync(Visitor visitor, List<FilePayload> files)
    {
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(files);
        await visitor.Page.Locator("main button[type=submit]").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/import/*");
    }

    private static List<FilePayload> DemoWith(string changed, Func<string, string> change) =>
        Directory.EnumerateFiles(RepositoryFolder.Demo, "*.csv").Select(path =>
        {
            var text = File.ReadAllText(path);
            var name = Path.GetFileName(path);
            return new FilePayload { Name = name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(name == changed ? change(text) : text) };
        }).ToList();

    /// <summary>A file that takes no room here.</summary>
    private sealed class EndlessZeros(long length) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var now = (int)Math.Min(count, length - _read);
            Array.Clear(buffer, offset, now);
            _read += now;
            return now;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
