using System.Net;
using Microsoft.Extensions.Options;

namespace Matching.Web.Hosting;

/// <summary>Where the pages keep what outlives a request, and how much they take in.</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Keys that sign cookies and forms; shared by all instances. The default is .local/web-keys of the repository.</summary>
    public string KeysFolder { get; set; } = "";

    /// <summary>Uploads that wait to be accepted. The default is a folder of the machine's temporary ones.</summary>
    public string UploadFolder { get; set; } = "";

    /// <summary>All files of one upload together. The default is 50 MB.</summary>
    public long LargestUploadBytes { get; set; } = 50_000_000;

    /// <summary>
    /// Addresses of proxies that stand between, with commas; what they say of who asks and how is believed, and nobody else. The default is none: without
    /// it everybody behind a proxy counts as one address when codes are asked for.
    /// </summary>
    public string Proxies { get; set; } = "";

    /// <summary>How long an upload waits to be accepted. The default is one hour.</summary>
    public TimeSpan UploadsWait { get; set; } = TimeSpan.FromHours(1);
}

internal sealed class WebOptionsValidator : IValidateOptions<WebOptions>
{
    public ValidateOptionsResult Validate(string? name, WebOptions options)
    {
        var faults = new List<string>();
        if (options.LargestUploadBytes is < 1 or > 1_000_000_000)
        {
            faults.Add($"Web:LargestUploadBytes is {options.LargestUploadBytes}, but must be 1 to 1000000000.");
        }

        faults.AddRange(options.Proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(proxy => !IPAddress.TryParse(proxy, out _))
            .Select(proxy => $"Web:Proxies has '{proxy}', which is not an address such as 10.0.0.7."));

        if (options.UploadsWait <= TimeSpan.Zero)
        {
            faults.Add($"Web:UploadsWait is {options.UploadsWait}, but must be more than nothing.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
