using System.Runtime.InteropServices;
using Matching.Engine.Assigning;

namespace Matching.Benchmarks.Assignments;

/// <summary>
/// An assignment problem as bytes that C++ reads without a library: numbers of wishes, pairs, openings and groups, then the columns
/// one after another, least significant byte first. The draw comes last, so that who has no use for it stops before it.
/// </summary>
internal static class InstanceFile
{
    public static void Write(AssignmentProblem problem, string path)
    {
        var (pairs, openings, groups) = (problem.Pairs, problem.Openings, problem.Groups);
        using var file = File.Create(path);
        Put<int>(file, [pairs.Wishes, pairs.Count, openings.Length, groups.Length]);
        Put<int>(file, pairs.Start);
        Put<int>(file, pairs.Opening);
        for (var wish = 0; wish < pairs.Wishes; wish++)
            Put<long>(file, [.. Enumerable.Range(pairs.Start[wish], pairs.Start[wish + 1] - pairs.Start[wish]).Select(pair => pairs.WeightOf(wish, pair))]);
        Put<int>(file, pairs.Score);
        Put<int>(file, [.. openings.Select(opening => opening.Seats)]);
        Put<int>(file, [.. openings.Select(opening => opening.Group)]);
        Put<long>(file, [.. groups.Select(group => group.Capacity)]);
        Put<int>(file, [.. groups.Select(group => group.Parent)]);
        Put<int>(file, pairs.Draw);
    }

    public static AssignmentProblem Read(string path)
    {
        using var file = File.OpenRead(path);
        var sizes = Take<int>(file, 4);
        var (start, opening) = (Take<int>(file, sizes[0] + 1), Take<int>(file, sizes[1]));
        var (weight, score) = (TakeWeights(file, start), Take<int>(file, sizes[1]));
        var (seats, group) = (Take<int>(file, sizes[2]), Take<int>(file, sizes[2]));
        var (capacity, parent) = (Take<long>(file, sizes[3]), Take<int>(file, sizes[3]));
        return new AssignmentProblem(
            new PairTable(start, opening, weight, score, Take<int>(file, sizes[1]), WeighsByWish: true),
            [.. seats.Zip(group, (free, inside) => new SeatLimit(free, inside))],
            [.. capacity.Zip(parent, (most, around) => new GroupLimit(most, around, default))]);
    }

    // A town's wish weighs the same at all its openings: said once, as the night says it.
    private static long[] TakeWeights(Stream file, int[] start)
    {
        var weight = new long[start.Length - 1];
        var room = new long[start.Zip(start.Skip(1), (first, end) => end - first).Max()];
        for (var wish = 0; wish < weight.Length; wish++)
        {
            var row = room.AsSpan(0, start[wish + 1] - start[wish]);
            file.ReadExactly(MemoryMarshal.AsBytes(row));
            weight[wish] = row.IsEmpty ? 0 : row[0];
            if (row.ContainsAnyExcept(weight[wish]))
                throw new InvalidDataException($"Wish {wish} weighs differently at its openings.");
        }

        return weight;
    }

    private static void Put<T>(Stream file, T[] column)
        where T : struct => file.Write(MemoryMarshal.AsBytes(column.AsSpan()));

    private static T[] Take<T>(Stream file, int count)
        where T : struct
    {
        var column = new T[count];
        file.ReadExactly(MemoryMarshal.AsBytes(column.AsSpan()));
        return column;
    }
}
