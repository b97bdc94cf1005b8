using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Preferences;

/// <summary>
/// One thing wished for in a pair, from 0 to 1000; a fact that is not stated counts 500 unless the preference says otherwise.
/// Value and finding come from the same arithmetic. Pure, knows no algorithm, and allocates nothing in <see cref="Value"/>.
/// </summary>
internal interface IPreference
{
    /// <summary>The thing wished for, as files and screens know it.</summary>
    string Id { get; }

    /// <summary>0 to 1000, both included.</summary>
    int Value(in Pair pair);

    /// <summary>The facts it saw; the value itself is one of them.</summary>
    Finding Explain(in Pair pair);
}
