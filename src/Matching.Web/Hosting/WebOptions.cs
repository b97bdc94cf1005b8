using Microsoft.Extensions.Options;

namespace Matching.Web.Hosting;

/// <summary>Where the keys lie that sign cookies and forms.</summary>
internal enum KeysPlace
{
    Folder = 1,

    /// <summary>In the database, which several web hosts share.</summary>
    Postgres = 2,
}

/// <summary>Where the pages keep what outlives a request, and how much they take in.</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary><c>folder</c>, the default, or <c>postgres</c> where there are several web hosts.</summary>
    public KeysPlace KeysIn { get; set; } = KeysPlace.Folder;

    /// <summary>
    /// Networks or addresses of proxies that stand before us, like <c>10.0.0.0/8</c>, separated by commas: what they say of the caller's address,
    /// host and scheme is believed. Empty, the default: nobody is, and everybody behind a proxy counts as one address when codes are asked for.
    /// </summary>
    public string Proxies { get; set; } = "";

    /// <summary>Keys that sign cookies and forms, where <see cref="KeysIn"/> is a folder. The default is .local/web-keys of the repository.</summary>
    public string KeysFolder { get; set; } = "";

    /// <summary>Uploads that wait to be accepted. The default is a folder of the machine's temporary ones.</summary>
    public string UploadFolder { get; set; } = "";

    /// <summary>All files of one upload together. The default is 50 MB.</summary>
    public long LargestUploadBytes { get; set; } = 50_000_000;

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

        faults.AddRange(ProxyNetworks.Faults(options.Proxies));
        if (!Enum.IsDefined(options.KeysIn))
        {
            faults.Add($"Web:KeysIn is {(int)options.KeysIn}, but must be folder or postgres.");
        }

        if (options.UploadsWait <= TimeSpan.Zero)
        {
            faults.Add($"Web:UploadsWait is {options.UploadsWait}, but must be more than nothing.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
