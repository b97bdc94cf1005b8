namespace Matching.Core.Programmes.Vocabulary;

/// <summary>The least and the most a number may be, both included.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WithinAttribute(double least, double most) : Attribute
{
    public double Least => least;

    public double Most => most;
}

/// <summary>A name of its own: small letters, digits and hyphens.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdAttribute : Attribute;

/// <summary>A list of words that is kept elsewhere.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ListedInAttribute(WordList list) : Attribute
{
    public WordList List => list;
}

/// <summary>One value may stand without brackets.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneOrManyAttribute : Attribute;

/// <summary>What is written as this type in the file, when the name alone does not say so.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NamedAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>Lists of words that other parts of the product keep.</summary>
internal enum WordList
{
    Municipalities = 1,
    Sectors = 2,
    EntryGroups = 3,
    Preferences = 4,
    Languages = 5,
    Texts = 6,
    LawSets = 7,
    Gates = 8,
}
