using System.Buffers;
using Matching.Core.Offers;
using Matching.Core.Replies.Wording;

namespace Matching.Core.Replies;

/// <summary>Remembers each municipality's own ways of answering.</summary>
public interface IPhraseShelf
{
    /// <summary>One that is there already keeps who added it and means what is said now.</summary>
    Task PutAsync(string municipality, AddedPhrase phrase, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>False when it is not there.</summary>
    Task<bool> TakeAwayAsync(string municipality, string written, CancellationToken cancellationToken);
}

/// <summary>What came of adding a phrase.</summary>
public abstract record AddPhraseOutcome
{
    private AddPhraseOutcome()
    {
    }

    /// <summary>From now on it is read so in the municipality; <paramref name="Written"/> is how it is listed.</summary>
    public sealed record Added(string Written) : AddPhraseOutcome;

    /// <summary>Empty, longer than 60 characters, or with a sign that lists use: <c>| [ ] &lt; &gt; * #</c>.</summary>
    public sealed record NotAPhrase : AddPhraseOutcome;

    /// <summary>Without it the same words are read as <paramref name="Reading"/>, and no municipality turns that around.</summary>
    public sealed record MeansOtherwise(Reading Reading) : AddPhraseOutcome;
}

/// <summary>
/// A consultant adds a way of answering, which is read so in her municipality from then on. What the product reads as yes, no, stop or a cry
/// for help stays what it is.
/// </summary>
/// <remarks>Source: offers and answers, O4 and the reader of answers.</remarks>
public sealed class AddPhrase(IPhraseShelf shelf, TimeProvider clock)
{
    /// <summary>Characters of a phrase at most.</summary>
    public const int Longest = 60;

    private static readonly SearchValues<char> ListSigns = SearchValues.Create("|[]<>*#\n\r\0");
    private static readonly AnswerContext OneOpen = new([OfferCode.Parse("K7")], []);

    /// <summary>What a consultant may say that a phrase means.</summary>
    public static IReadOnlyList<PhraseKind> Kinds { get; } =
        [PhraseKind.YesPhrase, PhraseKind.NoPhrase, PhraseKind.CallMe, PhraseKind.Unsure, PhraseKind.WrongPerson, PhraseKind.Stop, PhraseKind.Help, PhraseKind.Courtesy];

    /// <param name="municipality">Where it is read so.</param>
    /// <param name="written">As people write it; capitals do not matter.</param>
    /// <param name="kind">One of <see cref="Kinds"/>; another is our bug.</param>
    /// <param name="by">Sign-in name of who adds it.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<AddPhraseOutcome> HandleAsync(string municipality, string written, PhraseKind kind, string by, CancellationToken cancellationToken)
    {
        if (!Kinds.Contains(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "No consultant adds a phrase of this kind.\nMaybe the page offers more than AddPhrase.Kinds.");
        }

        var plain = string.Join(' ', written.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (plain.Length is 0 or > Longest || plain.AsSpan().ContainsAny(ListSigns))
        {
            return new AddPhraseOutcome.NotAPhrase();
        }

        if (ReadAnswer.Of(plain, OneOpen).Reading is var now && Stays(now) && now != ReadingOf(kind))
        {
            return new AddPhraseOutcome.MeansOtherwise(now);
        }

        await shelf.PutAsync(municipality, new(plain, kind), by, clock.GetUtcNow(), cancellationToken);
        return new AddPhraseOutcome.Added(plain);
    }

    private static bool Stays(Reading reading) => reading is Reading.Help or Reading.Stop or Reading.Yes or Reading.YesBut or Reading.No or Reading.NoBut or Reading.WrongPerson;

    private static Reading ReadingOf(PhraseKind kind) => kind switch
    {
        PhraseKind.YesPhrase => Reading.Yes,
        PhraseKind.NoPhrase => Reading.No,
        PhraseKind.CallMe => Reading.CallMe,
        PhraseKind.WrongPerson => Reading.WrongPerson,
        PhraseKind.Stop => Reading.Stop,
        PhraseKind.Help => Reading.Help,
        _ => Reading.Unclear,
    };
}
