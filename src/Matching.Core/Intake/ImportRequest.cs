namespace Matching.Core.Intake;

/// <summary>How a person wants a folder stored.</summary>
public sealed record ImportRequest
{
    /// <summary>The sign-in name of the person, or <c>command-line</c>.</summary>
    public required string By { get; init; }

    /// <summary>Tell what would happen and keep nothing.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Only into a store that knows nobody yet.</summary>
    public bool OnlyIntoEmpty { get; init; }

    /// <summary>Rows that are no longer in the files are closed: people, hosts and openings switched off, pairs ended, the rest removed.</summary>
    public bool ClosesVanished { get; init; }

    /// <summary>People who were erased may come again by this folder: a person has said so.</summary>
    public bool BringsBackErased { get; init; }

    /// <summary>Made-up people: from now on, for good, real texts are refused.</summary>
    public bool IsDemo { get; init; }
}
