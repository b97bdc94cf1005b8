using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Texts;
using Matching.Core.Texts.Templates;
using Matching.Engine.Nights;

namespace Matching.Core.Backings;

/// <summary>A guardian as her file has them. <paramref name="Number"/>: 1 or 2. A null phone, or her own, is called about.</summary>
public sealed record Guardian(int Number, PhoneNumber? Phone, string Relation, string Language)
{
    /// <summary>No texts may go there.</summary>
    public bool Stopped { get; init; }

    /// <summary>The number has had its first text.</summary>
    public bool Greeted { get; init; }
}

/// <summary>A question and the number it goes to. <paramref name="Stopped"/>: no texts may go there. <paramref name="Greeted"/>: it has had its first text.</summary>
public sealed record BackingCase(Backing Backing, bool Stopped, bool Greeted);

/// <summary>One question with whose child it is about, the offer if it is about one, and the other guardian's question beside it.</summary>
/// <param name="Id">Of the question among <paramref name="All"/>.</param>
/// <param name="Child">The young person, with who writes.</param>
/// <param name="Offer">Null = it is about being in the scheme.</param>
/// <param name="All">Both guardians' questions about the same matter.</param>
public sealed record Question(BackingId Id, Addressee Child, OfferCase? Offer, IReadOnlyList<BackingCase> All)
{
    public BackingCase Mine => All.First(one => one.Backing.Id == Id);

    public Backing Backing => Mine.Backing;

    /// <summary>It can still be answered; also after the offer was accepted, where one guardian's yes was enough.</summary>
    public bool IsOpen => Backing.IsOpen;

    /// <summary>The other guardian has said no.</summary>
    public bool IsDisputed => All.Any(one => one.Backing.Id != Id && one.Backing.State == BackingState.Refused);
}

/// <summary>A young person who may need a guardian's yes to be in a scheme.</summary>
/// <param name="Child">With who writes.</param>
/// <param name="BirthDate">Civil.</param>
/// <param name="Guardians">One at least; without a number it is called about.</param>
/// <param name="Schemes">Those her row names; else those that places in her municipality belong to.</param>
/// <param name="CodesInUse">On the guardians' phones.</param>
/// <param name="Questions">Open ones about a scheme, with their numbers.</param>
/// <param name="Consent">What is known: yes, no, or not asked.</param>
public sealed record Ward(
    Addressee Child, DateOnly BirthDate, IReadOnlyList<Guardian> Guardians, IReadOnlyList<string> Schemes, IReadOnlySet<OfferCode> CodesInUse, IReadOnlyList<BackingCase> Questions, bool? Consent);

/// <summary>Reads questions to guardians; what is decided about them goes to the <see cref="ILedger"/>.</summary>
public interface IBackingStore
{
    Task<Question?> FindAsync(BackingId id, CancellationToken cancellationToken);

    /// <summary>Open questions that a reminder, a call or a birthday may concern: asked ones without a call item, and those of who is 18 on <paramref name="today"/>.</summary>
    Task<IReadOnlyList<BackingId>> FindWaitingAsync(DateTimeOffset now, DateOnly today, int most, CancellationToken cancellationToken);

    /// <summary>Null: the municipality has no such young person. Codes of questions and offers closed before <paramref name="closedSince"/> are free again.</summary>
    Task<Ward?> FindWardAsync(string municipality, string youth, DateTimeOffset closedSince, CancellationToken cancellationToken);
}

/// <summary>Until when a guardian is asked: to the day before the 18th birthday.</summary>
public static class Majority
{
    private const int AdultAge = 18;

    public static bool IsReached(DateOnly born, DateOnly on) => Ages.On(born, on) >= AdultAge;
}
