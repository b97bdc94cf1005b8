using Matching.Core.Enrolments;
using Matching.Core.Intake;
using Matching.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Matching.Web.Intake;

/// <summary>
/// Uploads that wait to be accepted: one folder each, under the sign-in name of who sent it, so that nobody reads or accepts another's.
/// Old ones are swept away whenever a new one comes.
/// </summary>
internal sealed class UploadStore(IOptions<WebOptions> options, IProgrammeShelf shelf, TimeProvider clock)
{
    /// <summary>Keeps the files and says the upload's id. Of two with one name the later stays.</summary>
    public async Task<Guid> KeepAsync(string signIn, IFormFileCollection files, CancellationToken cancellationToken)
    {
        SweepOld();
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var folder = Directory.CreateDirectory(FolderOf(signIn, id)).FullName;
        foreach (var file in files)
        {
            await using var kept = new FileStream(Path.Combine(folder, PlainName(file.FileName)), FileMode.Create);
            await file.CopyToAsync(kept, cancellationToken);
        }

        return id;
    }

    /// <summary>Null when there is none of hers: never sent, accepted, or too old.</summary>
    public async Task<FolderReading?> ReadAsync(string signIn, Guid id, DateOnly date, CancellationToken cancellationToken)
    {
        var folder = FolderOf(signIn, id);
        return Directory.Exists(folder) ? new FolderReader(await shelf.ReadAsync(cancellationToken)).Read(folder, date) : null;
    }

    public void Forget(string signIn, Guid id)
    {
        var folder = FolderOf(signIn, id);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A sign-in name comes from a file, so it is not trusted to be a name for a folder.
    private string FolderOf(string signIn, Guid id) => Path.Combine(options.Value.UploadFolder, Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(signIn)), id.ToString("N"));

    // What the browser calls the file is not trusted either: no folders, nothing that begins with a dot.
    private static string PlainName(string name)
    {
        var last = name.Split('/', '\\')[^1];
        return new string([.. last.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_')]).TrimStart('.') is { Length: > 0 } plain ? plain : "unnamed";
    }

    // Folders are dated by the machine's clock, whatever the product's says.
    private void SweepOld()
    {
        var root = new DirectoryInfo(options.Value.UploadFolder);
        if (!root.Exists)
        {
            return;
        }

        var now = TimeProvider.System.GetUtcNow();
        foreach (var upload in root.EnumerateDirectories().SelectMany(person => person.EnumerateDirectories()).Where(upload => now - new DateTimeOffset(upload.CreationTimeUtc, TimeSpan.Zero) > options.Value.UploadsWait))
        {
            upload.Delete(recursive: true);
        }
    }
}
