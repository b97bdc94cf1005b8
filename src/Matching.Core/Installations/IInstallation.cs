namespace Matching.Core.Installations;

/// <summary>What this installation is.</summary>
public interface IInstallation
{
    Task<Installation> ReadAsync(CancellationToken stopping);
}

/// <summary>
/// <paramref name="Id"/>: made once and for all; keys in other stores begin with it. <paramref name="HasDemo"/>: made-up people have been
/// loaded at some time; real texts refuse to start. <paramref name="IsEmpty"/>: nobody is known yet.
/// </summary>
public sealed record Installation(string Id, bool HasDemo, bool IsEmpty);
