namespace Matching.Engine.Rules.YouthWork;

/// <summary>How the half hours of one day can be shared out between two places, each in stretches of at least two hours.</summary>
internal static class SharedDay
{
    private const int Width = 49;
    private const int Idle = 0;
    private const int LongAtOne = DayHours.ShortestStretch;
    private const int LongAtOther = 2 * DayHours.ShortestStretch;
    private const int States = LongAtOther + 1;

    /// <summary>By half hours at the first place (0 to 48): bit n says that the second can have n at the same time.</summary>
    public static ulong[] Presence(ulong one, ulong other)
    {
        var now = new ulong[States * Width];
        var next = new ulong[States * Width];
        now[Idle] = 1;
        for (var half = 0; half < Width - 1; half++)
        {
            Array.Clear(next);
            Walk(now, next, (one >> half & 1) != 0, (other >> half & 1) != 0);
            (now, next) = (next, now);
        }

        var presence = new ulong[Width];
        for (var had = 0; had < Width; had++)
            presence[had] = now[had] | now[LongAtOne * Width + had] | now[LongAtOther * Width + had];
        return presence;
    }

    // Who is somewhere for less than two hours stays; else she may go, or begin at the other place.
    private static void Walk(ulong[] now, ulong[] next, bool atOne, bool atOther)
    {
        for (var state = Idle; state < States; state++)
        {
            var mayGo = state is Idle or LongAtOne or LongAtOther;
            for (var had = 0; had < Width; had++)
            {
                if (now[state * Width + had] is var bits && bits == 0)
                    continue;
                if (mayGo)
                    next[had] |= bits;
                if (atOne && NextAtOne(state) is var one and > 0)
                    next[one * Width + had + 1] |= bits;
                if (atOther && NextAtOther(state) is var other and > 0)
                    next[other * Width + had] |= bits << 1;
            }
        }
    }

    private static int NextAtOne(int state) => state switch
    {
        Idle or LongAtOther => 1,
        < LongAtOne => state + 1,
        LongAtOne => LongAtOne,
        _ => 0,
    };

    private static int NextAtOther(int state) => state switch
    {
        Idle or LongAtOne => LongAtOne + 1,
        < LongAtOne => 0,
        < LongAtOther => state + 1,
        _ => LongAtOther,
    };
}
