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
        Put<long>(file, pairs.Weight);
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
        var (start, opening, weight, score) = (Take<int>(file, sizes[0] + 1), Take<int>(file, sizes[1]), Take<long>(file, sizes[1]), Take<int>(file, sizes[1]));
        var (seats, group) = (Take<int>(file, sizes[2]), Take<int>(file, sizes[2]));
        var (capacity, parent) = (Take<long>(file, sizes[3]), Take<int>(file, sizes[3]));
        return new AssignmentProblem(
            new PairTable(start, opening, weight, score, Take<int>(file, sizes[1])),
            [.. seats.Zip(group, (free, inside) => new SeatLimit(free, inside))],
            [.. capacity.Zip(parent, (most, around) => new GroupLimit(most, around, default))]);
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
