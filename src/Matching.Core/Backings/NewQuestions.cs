using Matching.Core.Approvals;
using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.Offers;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Core.Texts.Templates;

namespace Matching.Core.Backings;

/// <summary>The questions that an offer will need where its scheme asks a guardian each time: planned at approval, put when she has said yes.</summary>
/// <remarks>Source: offers and answers, O17 (<c>eachOffer</c>).</remarks>
public sealed class NewQuestions(IProgrammeShelf shelf, TimeProvider clock)
{
    private const int NameLength = 20;

    /// <summary>One for each guardian; empty when none is needed.</summary>
    public async Task<IReadOnlyList<Backing>> ForAsync(Offer offer, Parties parties, IReadOnlySet<OfferCode> codesInUse, CancellationToken cancellationToken)
    {
        if (parties.Youth.BirthDate is not { } born || Majority.IsReached(born, clock.Today()))
        {
            return [];
        }

        var scheme = (await shelf.ReadAsync(cancellationToken)).Find(offer.Programme, clock.Today())?.Definition;
        if (scheme is null || !ProgrammeGates.AsksGuardianOfEachOffer(scheme))
        {
            return [];
        }

        var inUse = codesInUse.Append(offer.Code).ToHashSet();
        var child = new Addressee(parties.Youth, parties.Sender);
        return [.. parties.Youth.Guardians.DefaultIfEmpty(new(1, null, "", "da")).Select(guardian => Of(guardian, child, offer.Id, scheme, inUse, clock))];
    }

    /// <summary>A planned question; its code joins those in use. Her own number is nobody else's.</summary>
    internal static Backing Of(Guardian guardian, Addressee child, OfferId? offer, ProgrammeDefinition scheme, HashSet<OfferCode> inUse, TimeProvider clock)
    {
        var id = BackingId.New(clock);
        var code = OfferCode.Choose(new(id.Value), inUse) ?? throw new InvalidOperationException($"All codes are in use on the phones about {child.Youth.Id}.\nMaybe old questions were never closed.");
        inUse.Add(code);
        var language = guardian.Language.Length > 0 ? guardian.Language : "da";
        return new()
        {
            Id = id,
            Municipality = child.Sender.Municipality,
            YouthId = child.Youth.Id,
            Offer = offer,
            Programme = scheme.Id,
            About = TextWords.Short(scheme.Name.In(language == "da" ? "da" : "en"), NameLength),
            Number = guardian.Number,
            Phone = guardian.Phone == child.Youth.Phone ? null : guardian.Phone,
            Language = language,
            Code = code,
            CreatedAt = clock.GetUtcNow(),
        };
    }
}
