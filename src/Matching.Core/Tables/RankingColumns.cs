using System.Text;
using Matching.Core.Intake;

namespace Matching.Core.Tables;

/// <summary>Reads one side's rankings: levels of the other side's numbers, best first.</summary>
internal sealed class RankingColumns(PlainTable table, int column, PlainTable other, IdNumbers ids)
{
    private readonly HashSet<int> _seen = [];

    /// <summary>By chooser, in the order of the file; what is wrong is a fault of the table.</summary>
    public IReadOnlyList<IReadOnlyList<int>[]> Read(IReadOnlyList<WrittenRanking> rankings) => [.. rankings.Select(Read)];

    private IReadOnlyList<int>[] Read(WrittenRanking ranking)
    {
        _seen.Clear();
        return ranking.Text.Length == 0 ? [] : [.. ranking.Text.Split('|').Select(level => Level(ranking.Line, level))];
    }

    private List<int> Level(int line, string level)
    {
        var numbers = new List<int>();
        foreach (var id in level.Split('=', StringSplitOptions.TrimEntries))
        {
            if (NumberOf(line, id) is var number and >= 0)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private int NumberOf(int line, string id)
    {
        if (id.Length == 0)
        {
            table.FaultAt(line, column, "", FaultKind.EmptyRank);
            return -1;
        }

        var number = ids.Find(Encoding.UTF8.GetBytes(id));
        if (number < 0 && other.IsRead)
        {
            table.FaultAt(line, column, id, FaultKind.UnknownReference, other.Faults.File);
        }

        if (number >= 0 && !_seen.Add(number))
        {
            table.FaultAt(line, column, id, FaultKind.TwiceInRanking);
        }

        return number;
    }
}
