using Matching.Engine.Nights;

namespace Matching.Engine.Sifting;

/// <summary>
/// A wish before its slate: one part for each age that she has on the openings' starts. Mostly one; two where a birthday lies between.
/// One of these is used for wish after wish.
/// </summary>
internal sealed class WishParts(Night night, Slate slate)
{
    private readonly List<ulong[]> _masks = [];
    private readonly List<int> _ages = [];

    public YouthTonight Youth { get; private set; } = null!;

    public int Count => _ages.Count;

    /// <summary>She as the openings of a part meet her.</summary>
    public Applicant Her(int part) => new(night, Youth, slate.Kind, _ages[part]);

    /// <summary>The slots of a part.</summary>
    public ReadOnlySpan<ulong> Mask(int part) => _ages.Count == 1 ? slate.All : _masks[part];

    /// <summary>What is looked at of her, where it is the same in every part; else null, as where she is asked pair by pair.</summary>
    public Look? LookOf(ILookAtLittle looks)
    {
        var look = looks.OfHer(Her(0));
        for (var part = 1; look is not null && part < _ages.Count; part++)
        {
            look = looks.OfHer(Her(part)) == look ? look : null;
        }

        return look;
    }

    public Pair With(int slot) => new(night, Youth, slate.Openings[slot]);

    public void Begin(YouthTonight youth)
    {
        Youth = youth;
        _ages.Clear();
        var first = slate.Starts == 0 ? youth.Age : youth.AgeOn(slate.Start(0));
        if (slate.Starts == 0 || youth.AgeOn(slate.Start(slate.Starts - 1)) == first)
        {
            _ages.Add(first);
            return;
        }

        for (int from = 0, to; from < slate.Starts; from = to)
        {
            to = SameAgeUntil(youth, from);
            AddPart(youth.AgeOn(slate.Start(from)), from, to);
        }
    }

    private int SameAgeUntil(YouthTonight youth, int from)
    {
        var (age, to) = (youth.AgeOn(slate.Start(from)), from + 1);
        while (to < slate.Starts && youth.AgeOn(slate.Start(to)) == age)
        {
            to++;
        }

        return to;
    }

    private void AddPart(int age, int from, int to)
    {
        if (_masks.Count == _ages.Count)
        {
            _masks.Add(new ulong[slate.Words]);
        }

        var mask = _masks[_ages.Count];
        slate.StartedBefore(to).CopyTo(mask, 0);
        Bits.Without(mask, slate.StartedBefore(from));
        _ages.Add(age);
    }
}
