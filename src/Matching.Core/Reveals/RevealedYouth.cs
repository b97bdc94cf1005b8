using Matching.Core.People;

namespace Matching.Core.Reveals;

/// <summary>Something that she allows to be told, by its code and in her words.</summary>
public sealed record AgreedWord(string Item, string Words);

/// <summary>All that could be told of somebody to a mentor or a company, before the table is asked.</summary>
/// <param name="FirstName">As she is called.</param>
/// <param name="AgreedWords">What she allows to be told to such a recipient, in her words.</param>
/// <param name="Phone">Null = none.</param>
/// <param name="IsProtected">Her name and address are protected.</param>
public sealed record TellableYouth(string FirstName, IReadOnlyList<AgreedWord> AgreedWords, PhoneNumber? Phone, bool IsProtected);

/// <summary>What is told: empty and null where it is not. It can only be made by asking the table.</summary>
public sealed record RevealedYouth
{
    private RevealedYouth()
    {
    }

    public string FirstName { get; private init; } = "";

    public IReadOnlyList<AgreedWord> AgreedWords { get; private init; } = [];

    public PhoneNumber? Phone { get; private init; }

    /// <summary>Nothing is told.</summary>
    public bool IsNobody => FirstName.Length == 0;

    public static RevealedYouth To(Viewer viewer, MatchStep step, TellableYouth youth)
    {
        var told = RevealTable.At(viewer, step, youth.IsProtected);
        return new()
        {
            FirstName = told.Contains(PersonalFact.FirstName) ? youth.FirstName : "",
            AgreedWords = told.Contains(PersonalFact.AgreedWords) ? youth.AgreedWords : [],
            Phone = told.Contains(PersonalFact.Phone) ? youth.Phone : null,
        };
    }
}
