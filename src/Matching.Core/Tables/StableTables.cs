using System.Security.Cryptography;
using System.Text;
using Matching.Engine.Choosing;

namespace Matching.Core.Tables;

/// <summary>
/// The plain tables of a mutual choice: what people and openings have ranked, both numbered by their ids in ordinal order, so that the order
/// of rows in the files means nothing.
/// </summary>
/// <remarks>Source: the matching model §10.</remarks>
public sealed record StableTables(Rankings People, int[] Seats, Rankings OpeningsRank, IReadOnlyList<string> PersonIds, IReadOnlyList<string> OpeningIds)
{
    /// <summary>Lists are best first with <c>|</c> between and <c>=</c> between those that are level; an empty list ranks nobody. Seats 0 or more.</summary>
    public static TablesOutcome<StableTables> Read(string left, string right) => new StableTablesInReading(left, right).Read();

    /// <summary>
    /// The person-optimal stable plan. Who is level is decided by the first 20 bits of SHA-256(seed ‖ person ‖ opening) in UTF-8, the higher
    /// first, on both sides.
    /// </summary>
    public StablePlan Solve(string seed) => DeferredAcceptance.Solve(People, Seats, OpeningsRank, (person, opening) => Draw(seed, PersonIds[person], OpeningIds[opening]));

    private static long Draw(string seed, string person, string opening)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(seed + person + opening));
        return hash[0] << 12 | hash[1] << 4 | hash[2] >> 4;
    }
}

/// <summary>Both tables while they are read; each side points at the other, so rankings are looked up when all ids are known.</summary>
internal sealed class StableTablesInReading(string left, string right)
{
    private const int LeftRanked = 1;
    private const int Seats = 1;
    private const int RightRanked = 2;

    private readonly PlainTable _left = new(PlainLayouts.Left, left);
    private readonly PlainTable _right = new(PlainLayouts.Right, right);
    private readonly IdNumbers _people = new();
    private readonly IdNumbers _openings = new();
    private readonly List<WrittenRanking> _peoplesLists = [];
    private readonly List<WrittenRanking> _openingsLists = [];
    private readonly List<int> _seats = [];

    public TablesOutcome<StableTables> Read()
    {
        _left.Read(() =>
        {
            if (_left.IsNew(_people))
            {
                _peoplesLists.Add(new(_left.Line, _left.Text(LeftRanked)));
            }
        });
        _right.Read(TakeOpening);
        var people = new RankingColumns(_left, LeftRanked, _right, _openings).Read(_peoplesLists);
        var openings = new RankingColumns(_right, RightRanked, _left, _people).Read(_openingsLists);
        return TablesOutcome.Of([_left, _right], () => Made(people, openings));
    }

    private void TakeOpening()
    {
        var seats = _right.Number(Seats, 0, int.MaxValue);
        if (_right.IsNew(_openings))
        {
            _openingsLists.Add(new(_right.Line, _right.Text(RightRanked)));
            _seats.Add(seats);
        }
    }

    private StableTables Made(IReadOnlyList<IReadOnlyList<int>[]> people, IReadOnlyList<IReadOnlyList<int>[]> openings)
    {
        var (personIds, openingIds) = (_people.InOrder(), _openings.InOrder());
        var seats = new int[_seats.Count];
        for (var number = 0; number < seats.Length; number++)
        {
            seats[openingIds.PlaceOf[number]] = _seats[number];
        }

        return new(
            Ranked(people, personIds, openingIds), seats, Ranked(openings, openingIds, personIds), personIds.Ids, openingIds.Ids);
    }

    private static Rankings Ranked(IReadOnlyList<IReadOnlyList<int>[]> lists, SortedIds choosers, SortedIds choices)
    {
        var sorted = new IReadOnlyList<IReadOnlyList<int>>[lists.Count];
        for (var number = 0; number < sorted.Length; number++)
        {
            sorted[choosers.PlaceOf[number]] = [.. lists[number].Select(level => (IReadOnlyList<int>)[.. level.Select(choice => choices.PlaceOf[choice])])];
        }

        return Rankings.Of(sorted);
    }
}

/// <summary>A ranking as it stands in a row.</summary>
internal readonly record struct WrittenRanking(int Line, string Text);
